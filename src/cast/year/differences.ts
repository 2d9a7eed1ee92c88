/** Holds the program against the oracle for everybody at one moment: the live judgement, and the verdict as it is kept. */
import { judgeAccount, judgeRow } from '../../actions/judge-account.ts'
import { judgePerson } from '../../actions/judge-person.ts'
import type { World } from '../../actions/world.ts'
import { access } from '../../core/account/access.ts'
import type { Hindrance } from '../../core/account/hindrance.ts'
import { hindranceText } from '../../core/account/hindrance-texts.ts'
import { languages } from '../../core/language.ts'
import { places } from '../../core/institution/words.ts'
import { accountsWithFacts } from '../../store/accounts.ts'
import { personById } from '../../store/people.ts'
import { type KeptVerdict, verdictsOf } from '../../store/verdicts.ts'
import type { Ought } from './oracle.ts'

/** Somebody with an account, and what ought to be so. */
export type Expected = { name: string; accountId: string; ought: Ought }

const pageSize = 1_000

/** Every difference, in words; none: they agree. */
export async function differences(world: World, all: readonly Expected[]): Promise<string[]> {
  const found: string[] = []
  for (let from = 0; from < all.length; from += pageSize) {
    const page = all.slice(from, from + pageSize)
    const ids = page.map(({ accountId }) => accountId)
    const rows = new Map((await accountsWithFacts(world.store, ids)).map((row) => [row.id, row]))
    const kept = new Map((await verdictsOf(world.store, ids)).map((verdict) => [verdict.accountId, verdict]))
    for (const { name, accountId, ought } of page) {
      const row = rows.get(accountId)
      const live = row ? judgeRow(world, row, null).hindrances : null
      const said = [
        live === null ? 'there is no account' : unlike(asSaid(ought), saidLive(live)),
        live === null ? null : withoutWords(world, live),
        unlikeKept(ought, kept.get(accountId)),
      ]
      found.push(...said.flatMap((text) => (text === null ? [] : [`${name}: ${text}`])))
    }
  }
  return found
}

/** The same for one account by the way that every door takes. */
export async function differencesAtDoor(world: World, expected: readonly Expected[]): Promise<string[]> {
  const found: string[] = []
  for (const { name, accountId, ought } of expected) {
    const judged = await judgeAccount(world, world.store, accountId)
    const text = unlike(asSaid(ought), saidLive(judged?.hindrances ?? []))
    if (text !== null) found.push(`${name} at the door: ${text}`)
  }
  return found
}

/** The same for somebody without an account. */
export async function differencesWithout(
  world: World,
  all: readonly { name: string; personId: string; ought: Ought }[],
): Promise<string[]> {
  const found: string[] = []
  for (const { name, personId, ought } of all) {
    const row = await personById(world.store, personId)
    if (!row) throw new Error(`${name} is not there`)
    const { person } = await judgePerson(world, world.store, row)
    const live = access({ account: null, person }, world.institution, world.now())
    const text = unlike(asSaid(ought), saidLive(live)) ?? withoutWords(world, live)
    if (text !== null) found.push(`${name} without an account: ${text}`)
  }
  return found
}

type Said = { reasons: string; open: string }

function asSaid({ reasons, open }: Ought): Said {
  return { reasons: [...new Set(reasons)].sort().join(' '), open: inOrder(open) }
}

function saidLive(hindrances: readonly Hindrance[]): Said {
  const stopped = hindrances.flatMap(({ stops }) => stops)
  return {
    reasons: [...new Set(hindrances.map(({ reason }) => reason))].sort().join(' '),
    open: places.filter((place) => !stopped.includes(place)).join(' '),
  }
}

function inOrder(open: readonly string[]): string {
  return places.filter((place) => open.includes(place)).join(' ')
}

function unlike(ought: Said, is: Said): string | null {
  if (ought.reasons === is.reasons && ought.open === is.open) return null
  return `ought to be [${ought.reasons}] open [${ought.open}], is [${is.reasons}] open [${is.open}]`
}

function unlikeKept(ought: Ought, kept: KeptVerdict | undefined): string | null {
  if (!kept) return 'no verdict is kept'
  const text = unlike(asSaid(ought), {
    reasons: [...kept.reasons].sort().join(' '),
    open: inOrder(kept.open),
  })
  if (text !== null) return `kept: ${text}`
  const [groups, is] = [[...ought.groups].sort().join(' '), [...kept.groups].sort().join(' ')]
  return groups === is ? null : `kept: ought to count as [${groups}], counts as [${is}]`
}

/** No lock without a reason that a person can read, in every language. */
function withoutWords({ institution }: World, hindrances: readonly Hindrance[]): string | null {
  for (const language of languages)
    for (const hindrance of hindrances) {
      const { title, text, liftedBy, next } = hindranceText(hindrance, institution, language)
      if ([title, text, liftedBy, next].some((part) => part.trim() === ''))
        return `${hindrance.reason} has no words in ${language}`
    }
  return null
}
