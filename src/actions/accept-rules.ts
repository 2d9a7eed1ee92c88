/** Somebody at the sign-in accepts the version of the rules that is due, and goes on where the rules stood in the way (U-4, O-22). */
import { dayAt, rulesDue } from '../core/account/access.ts'
import type { SessionFacts } from '../core/account/session.ts'
import type { Next } from '../core/account/sign-in-order.ts'
import { acceptRules as writeAcceptance } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { judgeAccount } from './judge-account.ts'
import { goOnIn } from './let-in.ts'
import type { Browser, Opened } from './open-session.ts'
import { together, type World } from './world.ts'

export type RulesAccepted = { is: 'gone' } | { is: 'accepted'; opened: Opened | null; next: Next }

/** The documents this account must accept now. */
export async function rulesDueFor(world: World, session: SessionFacts) {
  const judged = session.accountId ? await judgeAccount(world, world.store, session.accountId) : null
  if (!judged?.judged.person) return []
  return rulesDue(judged.judged.person, world.institution, dayAt(world.now(), world.institution))
}

/** Accepts everything that is due. A sign-in that the rules stood in the way of goes on to what is due next. */
export async function acceptRulesDue(
  world: World,
  session: SessionFacts,
  browser: Browser,
): Promise<RulesAccepted> {
  const due = await rulesDueFor(world, session)
  return together(world, async (db) => {
    if (!session.accountId || !session.personId) return { is: 'gone' }
    for (const document of due) await accept(world, db, session, document)
    if (session.kind === 'full') return { is: 'accepted', opened: null, next: '/my-account' }
    const inside = await goOnIn(world, db, session, browser)
    return inside.is === 'gone' ? inside : { is: 'accepted', opened: inside.opened, next: inside.next }
  })
}

async function accept(
  world: World,
  db: Db,
  session: SessionFacts,
  document: { key: string; version: string },
) {
  const accepted = { document: document.key, version: document.version }
  await writeAcceptance(db, { personId: session.personId ?? '', ...accepted, at: world.now() })
  await addToJournal(db, world.now(), {
    personId: session.personId,
    accountId: session.accountId,
    what: 'rules-accepted',
    by: 'self',
    details: accepted,
  })
}
