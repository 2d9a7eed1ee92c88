/** Whoever came by a project's link keeps the password and only renews the one-time-code app (row E-3): the account stays half open until a factor is shown or set up. */
import type { SessionFacts } from '../core/account/session.ts'
import type { Next } from '../core/account/sign-in-order.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { judgeAccount, type JudgedAccountRow } from './judge-account.ts'
import { goOnIn } from './let-in.ts'
import type { Browser, Opened } from './open-session.ts'
import { useGrant } from './use-grant.ts'
import { together, type World } from './world.ts'

export type PasswordKept =
  | { is: 'kept'; opened: Opened; next: Next }
  /** There is none, it ran out, or a new one is required. */
  | { is: 'must-choose' }
  | { is: 'too-late' }

/** Whether the page may offer it. */
export async function mayKeepPassword(world: World, session: SessionFacts | null): Promise<boolean> {
  if (session?.grantJourney !== 'project-link' || !session.accountId) return false
  const judged = await judgeAccount(world, world.store, session.accountId)
  return judged !== null && isGood(world, judged)
}

/** The right to a password is used up by it: whoever changes their mind asks for a new link. */
export async function keepPassword(
  world: World,
  session: SessionFacts,
  browser: Browser,
): Promise<PasswordKept> {
  return together(world, async (db) => keep(world, db, session, browser))
}

async function keep(world: World, db: Db, session: SessionFacts, browser: Browser): Promise<PasswordKept> {
  const judged = session.accountId ? await judgeAccount(world, db, session.accountId) : null
  if (!judged || session.grantJourney !== 'project-link') return { is: 'too-late' }
  if (!isGood(world, judged)) return { is: 'must-choose' }
  const {
    id,
    credential_epoch: credentialEpoch,
    has_second_factor: enrolled,
    person_id: personId,
  } = judged.row
  const account = { id, credentialEpoch, enrolled }
  if ((await useGrant(world, db, session.grantId, 'password', account)) === null) return { is: 'too-late' }
  const line = { what: 'password-kept', by: 'self', details: { device: browser.device } } as const
  await addToJournal(db, world.now(), { ...line, personId, accountId: id })
  const inside = await goOnIn(world, db, session, browser)
  return inside.is === 'gone' ? { is: 'too-late' } : { is: 'kept', opened: inside.opened, next: inside.next }
}

function isGood({ institution }: World, { row, hindrances }: JudgedAccountRow): boolean {
  return (
    institution.projects.link.maySkipPassword &&
    row.password_sealed !== null &&
    !hindrances.some(({ reason }) => reason === 'password-expired' || reason === 'must-change-password')
  )
}
