/** Services that sign people in through us: whether the operator's file holds the secret that each of them shows. */
import { type Finding, good, not } from '../../core/doctor/finding.ts'
import { missingOf } from '../../core/openid/client.ts'
import { openSecrets } from '../secrets-file.ts'
import { sentenceOf, type Site } from './site.ts'

/** One finding for each institution that has services; a service without a good secret is left out at the start (mission row O-20). */
export function lookAtServices({ settings, institutions }: Site): Finding[] {
  return institutions.flatMap(({ institution: { key, openid } }) =>
    openid.offered && openid.clients.length > 0 ? [lookAt(key, openid.clients, settings.secretsFile)] : [],
  )
}

type Clients = Site['institutions'][number]['institution']['openid']['clients']

function lookAt(institution: string, clients: Clients, secretsFile: string | null): Finding {
  try {
    const secrets = openSecrets(secretsFile ?? undefined)
    const left = clients.filter((client) => missingOf(client, (name) => secrets.secret(name)) !== null)
    return left.length === 0
      ? good('services', `${clients.length} may sign people in`, institution)
      : wrong(
          institution,
          `nobody can sign in to ${left.map((client) => client.key).join(', ')}: no secret of at least 32 characters is known`,
        )
  } catch (error) {
    return wrong(institution, sentenceOf(error))
  }
}

function wrong(institution: string, says: string): Finding {
  const how = 'Put the secret under its name (openid.clients, secretFrom) into the file of ADGANG_SECRETS.'
  return not('wrong', 'services', { says, by: 'operator', how, institution })
}
