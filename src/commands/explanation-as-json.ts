/** The explanation of an account for other programs. */
import type { Temporal } from 'temporal-polyfill'
import type { SeenAccount } from '../actions/see-account.ts'
import type { World } from '../actions/world.ts'
import { passwordEnds } from '../core/account/access.ts'
import { verdictOf } from './verdict.ts'

/** Instants and days as text; only what is needed to explain: no names, numbers, contact data or secrets. */
export function explanationAsJson(world: World, { row, judged, hindrances, ahead }: SeenAccount) {
  const { account, person } = judged
  return {
    institution: world.institution.key,
    username: row.username,
    at: world.now().toString(),
    ...verdictOf(hindrances),
    hindrances: hindrances.map((hindrance) => ({
      ...hindrance,
      since: text(hindrance.since),
      until: text(hindrance.until),
    })),
    ahead: ahead.map((each) => ({ ...each, on: text(each.on) })),
    account: {
      kind: row.kind,
      openedAt: text(row.opened_at),
      closedAt: text(row.closed_at),
      passwordSetAt: text(row.password_set_at),
      passwordEndsAt: text(account ? passwordEnds(account, world.institution) : null),
    },
    person: person && {
      deceased: person.deceased,
      registers: person.facts.registers,
      goneSince: person.facts.goneSince,
      studies: person.facts.studies,
      semesters: person.facts.semesters,
      positions: person.facts.positions,
      leave: person.facts.leave,
      acceptances: person.acceptances.map((each) => ({ ...each, acceptedAt: text(each.acceptedAt) })),
    },
  }
}

function text(when: Temporal.Instant | string | null): string | null {
  return when?.toString() ?? null
}
