/** Feide: the sign-in of the whole education sector. It rests on our own password, so it signs in and never gives a password back. */
import { ClientSecretBasic, fetchUserInfo } from 'openid-client'
import type { IdentityProvider } from '../../core/secrets/electronic-id.ts'
import { NotBelieved } from './id-token.ts'
import { type Judged, openParty, type PartySettings, type Proved } from './party.ts'

export type FeideSettings = PartySettings & { secret: string }

const userIdSec = 'https://n.feide.no/claims/userid_sec'
const principalName = 'https://n.feide.no/claims/eduPersonPrincipalName'

/** Feide for one institution: code with PKCE and a secret; no pushed requests there (field 3.2). */
export function openFeide({ secret, ...settings }: FeideSettings): IdentityProvider {
  return {
    name: 'feide',
    ...openParty(settings, {
      needed: ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'],
      scope: 'openid userid-feide',
      pushed: false,
      authenticate: () => Promise.resolve(ClientSecretBasic(secret)),
      asks: () => ({}),
      judge: judged,
    }),
  }
}

/** The name is in userinfo alone, which must be about the same person as the token (OpenID Connect Core 5.3.2). */
async function judged({ claims, accessToken, configuration }: Proved): Promise<Judged> {
  const info = await fetchUserInfo(configuration, accessToken, claims.sub ?? '')
  const subject = [info[userIdSec], info[principalName]]
    .flat()
    .map(nameIn)
    .find((name) => name !== null)
  if (subject === undefined || subject === null) throw new NotBelieved('Feide names no user@realm')
  return { is: 'subject', subject }
}

/** `feide:user@realm` or `user@realm`; the other names that Feide knows begin with another word. */
function nameIn(claim: unknown): string | null {
  if (typeof claim !== 'string') return null
  const name = claim.replace(/^feide:/, '')
  return /^[^\s@:]{1,100}@[a-z0-9][a-z0-9.-]{1,100}$/.test(name) ? name : null
}
