/** The other systems, before anything is written there: each is asked whether it would take what we would write. */
import { Temporal } from 'temporal-polyfill'
import { dice } from '../../adapters/crypto/dice.ts'
import { type Finding, good, not } from '../../core/doctor/finding.ts'
import type { CheckedThing } from '../../core/targets/target-system.ts'
import { closeTargets, openTargets } from '../open-targets.ts'
import { openSecrets } from '../secrets-file.ts'
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
  try {
    const secrets = openSecrets(secretsFile ?? undefined)
    const now = () => Temporal.Now.instant()
    const targets = openTargets({ institution, store, now, dice }, secrets)
    const found = await Promise.all(
      targets.map(async ({ key, system }) => {
        const things = await system.check(AbortSignal.timeout(patience))
        return things.map((thing) => findingOf(thing, `target ${key}`, institution.key))
      }),
    )
    await closeTargets(targets)
    return found.flat()
  } catch (error) {
    return [
      not('wrong', 'targets', {
        says: sentenceOf(error),
        ...{
          by: 'operator',
          how: 'docs/how-to has a page for each kind of system.',
          institution: institution.key,
        },
      }),
    ]
  }
}

function findingOf({ what, is, said }: CheckedThing, target: string, institution: string): Finding {
  const says = `${what}: ${said}`
  if (is === 'right') return good(target, says, institution)
  const how = 'Whoever runs that system mends it; the pages in docs/how-to say how it has to be.'
  return not(is === 'wrong' ? 'wrong' : 'note', target, { says, by: 'target', how, institution })
}
