/** The other systems, before anything is written there: each is asked whether it would take what we would write. */
import { Temporal } from 'temporal-polyfill'
import { dice } from '../../adapters/crypto/dice.ts'
import { type Finding, good, not } from '../../core/doctor/finding.ts'
import type { Institution } from '../../core/institution/institution.ts'
import type { CheckedThing } from '../../core/targets/target-system.ts'
import type { Store } from '../../store/database.ts'
import { openTarget } from '../open-targets.ts'
import { openSecrets, type Secrets } from '../secrets-file.ts'
import { sentenceOf, type Site, type Visited } from './site.ts'

/** So long one system may take with all of its answers. */
const patience = 60_000

/** Rights, encryption, clock, password policy and protected accounts of each target (mission row O-20). */
export async function lookAtTargets({ settings, institutions }: Site): Promise<Finding[]> {
  const found = await Promise.all(
    institutions.map(async (visited) => lookAtThoseOf(visited, settings.secretsFile)),
  )
  return found.flat()
}

async function lookAtThoseOf(visited: Visited, secretsFile: string | null): Promise<Finding[]> {
  const { institution, store } = visited
  if (institution.targets.length === 0 || store === null) return []
  let secrets: Secrets
  try {
    secrets = openSecrets(secretsFile ?? undefined)
  } catch (error) {
    return [unopened('targets', error, institution.key)]
  }
  // each by itself: what is wrong with one says nothing of the others
  const found = await Promise.all(
    institution.targets.map(async ({ key }) => lookAtOne(institution, store, secrets, key)),
  )
  return found.flat()
}

async function lookAtOne(
  institution: Institution,
  store: Store,
  secrets: Secrets,
  key: string,
): Promise<Finding[]> {
  const name = `target ${key}`
  try {
    const around = { institution, store, now: () => Temporal.Now.instant(), dice }
    const { system } = openTarget(around, key, secrets)
    try {
      const things = await system.check(AbortSignal.timeout(patience))
      return things.map((thing) => findingOf(thing, name, institution.key))
    } finally {
      await system.close()
    }
  } catch (error) {
    return [unopened(name, error, institution.key)]
  }
}

function unopened(what: string, error: unknown, institution: string): Finding {
  const how =
    'Mend the setting or the secret, and start the workers anew; docs/how-to has a page for each kind of system.'
  return not('wrong', what, { says: sentenceOf(error), by: 'operator', how, institution })
}

function findingOf({ what, is, said }: CheckedThing, target: string, institution: string): Finding {
  const says = `${what}: ${said}`
  if (is === 'right') return good(target, says, institution)
  const how = 'Whoever runs that system mends it; the pages in docs/how-to say how it has to be.'
  return not(is === 'wrong' ? 'wrong' : 'note', target, { says, by: 'target', how, institution })
}
