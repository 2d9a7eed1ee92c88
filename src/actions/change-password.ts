/** The person changes the own password: current one right, new one without objections, everything else in one transaction (O-2). */
import type { PasswordObjection } from '../core/secrets/password-objection.ts'
import type { SessionFacts } from '../core/account/session.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { type AccountWithFacts, accountWithFacts, replacePassword } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { forgetDevices } from '../store/devices.ts'
import { endGrant, useRight } from '../store/grants.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { endOtherSessions } from '../store/sessions.ts'
import { passwordContext } from './activate-account.ts'
import { endLongRun } from './long-run.ts'
import { judgePassword } from './judge-password.ts'
import { type Browser, type Opened, openSession } from './open-session.ts'
import { proveAgain, type ProvedAgain } from './prove-again.ts'
import { randomId } from './random.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

export type PasswordChanged =
  | Exclude<ProvedAgain, { is: 'right' }>
  /** With `opened` where the current password was right: the session has a new secret. */
  | { is: 'objections'; objections: readonly PasswordObjection[]; opened?: Opened }
  /** Somebody changed the password in between, or the grant was used or ran out. */
  | { is: 'too-late'; opened?: Opened }
  | { is: 'changed'; opened: Opened }

/** Changes it with the current password (which counts as proving again, ASVS 7.5.1). */
export async function changePassword(
  world: World,
  session: SessionFacts,
  typed: { currentPassword: string; newPassword: string },
  browser: Browser,
): Promise<PasswordChanged> {
  const proved = await proveAgain(world, session, typed.currentPassword, browser.deviceSecret)
  if (proved.is !== 'right') return proved
  const { account, opened } = proved
  const by = { account, grantId: null, proof: session.proof }
  const outcome = await setPassword(world, by, typed.newPassword, browser)
  return outcome.is === 'objections' || outcome.is === 'too-late' ? { ...outcome, opened } : outcome
}

/** Renews it with a grant that holds the right `password`: expired, or to be changed (O-6, U-6). */
export async function renewPassword(
  world: World,
  session: SessionFacts,
  typedNewPassword: string,
  browser: Browser,
): Promise<PasswordChanged> {
  const account = session.accountId ? await accountWithFacts(world.store, session.accountId) : undefined
  if (!account || session.grantId === null || !session.openRights.includes('password'))
    return { is: 'too-late' }
  return setPassword(
    world,
    { account, grantId: session.grantId, proof: session.proof },
    typedNewPassword,
    browser,
  )
}

type Changing = { account: AccountWithFacts; grantId: string | null; proof: string }

/** Hashing comes before BEGIN; the epoch decides which of two changes at once wins wholly. */
async function setPassword(
  world: World,
  by: Changing,
  typed: string,
  browser: Browser,
): Promise<PasswordChanged> {
  const { account } = by
  const person = account.person_id ? await personById(world.store, account.person_id) : undefined
  if (!person) return { is: 'too-late' }
  const context = passwordContext(world, person, account.username)
  const judged = await judgePassword(world, typed, context, {
    accountId: account.id,
    current: account.password_sealed,
  })
  if ('objections' in judged) return { is: 'objections', objections: judged.objections }
  const passwordSealed = world.keys.wrap(account.id, await world.passwords.hash(judged.password))
  const outcome = await together(world, async (db) => write(world, db, { ...by, passwordSealed }, browser))
  if (outcome.is === 'changed') world.nudgeJobs()
  return outcome
}

/** New password, new epoch: every other session, known browser and pending grant of before is dead (case S-03). */
async function write(
  world: World,
  db: Db,
  change: Changing & { passwordSealed: Buffer },
  browser: Browser,
): Promise<PasswordChanged> {
  const { account, grantId } = change
  const now = world.now()
  if (grantId !== null && !(await useRight(db, grantId, 'password', now))) return { is: 'too-late' }
  const epoch = await replacePassword(db, {
    accountId: account.id,
    fromEpoch: account.credential_epoch,
    passwordSealed: change.passwordSealed,
    setAt: now,
    formerId: randomId(world.dice),
  })
  if (epoch === null) {
    // the right was used for nothing: the person begins again with the password as it is now
    return { is: 'too-late' }
  }
  if (grantId !== null) await endGrant(db, grantId, now)
  const ended = await endOtherSessions(db, account.id, browser.oldSessionId, now, 'password-changed')
  const device = browser.deviceSecret ? world.keys.index(purposes.device, browser.deviceSecret) : null
  await forgetDevices(db, account.id, device)
  await endLongRun(world, db, account.username)
  await addToJournal(db, now, {
    personId: account.person_id,
    accountId: account.id,
    what: 'password-changed',
    by: 'self',
    details: { device: browser.device, sessionsEnded: ended },
  })
  const person = account.person_id ? await personById(db, account.person_id) : undefined
  if (person) {
    await tell(world, db, {
      person,
      accountId: account.id,
      content: { kind: 'password-changed', facts: { at: now } },
    })
  }
  const opened = await openSession(world, db, browser, {
    kind: 'full',
    proof: change.proof,
    accountId: account.id,
    credentialEpoch: epoch,
    fresh: true,
    remember: true,
  })
  return { is: 'changed', opened }
}
