/** Somebody signed in proves again with the current password; guesses count like guesses at the front door (cases B-06, B-14). */
import type { Temporal } from 'temporal-polyfill'
import type { SessionFacts } from '../core/account/session.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import { type AccountWithFacts, accountWithFacts } from '../store/accounts.ts'
import { addToJournal } from '../store/journal.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { countWrongCurrent, endSession, freshen } from '../store/sessions.ts'
import { bucketOf, checkPassword } from './check-password.ts'
import type { Opened } from './open-session.ts'
import { randomSecret } from './random.ts'
import { together, type World } from './world.ts'

export type ProvedAgain =
  | { is: 'wrong-current' }
  | { is: 'locked'; until: Temporal.Instant }
  /** Five wrong ones in one session: whoever sits here is not believed any more. */
  | { is: 'session-ended' }
  | { is: 'right'; account: AccountWithFacts; opened: Opened }

const mostWrong = 5

/** Compares the current password once. Right: the session is fresh for five minutes, under a new secret (case S-01). */
export async function proveAgain(
  world: World,
  session: SessionFacts,
  typed: string,
  deviceSecret: string | null,
): Promise<ProvedAgain> {
  const account = session.accountId ? await accountWithFacts(world.store, session.accountId) : undefined
  const password = preparePassword(typed)
  if (!account || !isPassword(password)) return { is: 'wrong-current' }
  const claimed = {
    name: account.username,
    account: { id: account.id, passwordSealed: account.password_sealed },
  }
  const bucket = await bucketOf(world, claimed, deviceSecret)
  const checked = await checkPassword(world, claimed, password, bucket)
  if (checked.is === 'right') {
    const secret = randomSecret(world.dice)
    await freshen(world.store, session.id, {
      idDigest: world.keys.index(purposes.session, secret),
      freshUntil: world.now().add(world.institution.sessions.freshFor),
    })
    return { is: 'right', account, opened: { secret, deviceSecret: null } }
  }
  if ((await countWrongCurrent(world.store, session.id)) >= mostWrong)
    return endDistrusted(world, session, account)
  return checked.is === 'locked' ? { is: 'locked', until: checked.until } : { is: 'wrong-current' }
}

async function endDistrusted(
  world: World,
  session: SessionFacts,
  account: AccountWithFacts,
): Promise<ProvedAgain> {
  await together(world, async (db) => {
    await endSession(db, session.id, world.now(), 'current-password-wrong-too-often')
    await addToJournal(db, world.now(), {
      personId: account.person_id,
      accountId: account.id,
      what: 'current-password-wrong-too-often',
      by: 'self',
    })
  })
  return { is: 'session-ended' }
}
