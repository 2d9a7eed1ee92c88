/** The person changes the own password: current one right, new one without objections, everything else in one transaction (O-2). */
import type { PasswordObjection } from '../core/secrets/password-objection.ts'
import type { SessionFacts } from '../core/account/session.ts'
import { type AccountWithFacts, accountWithFacts, replacePassword } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { forgetDevices } from '../store/devices.ts'
import { endOtherGrants, keepGrantFor } from '../store/grants.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { endOtherSessions } from '../store/sessions.ts'
import { passwordContext } from './activate-account.ts'
import { keepSealedCopy, type SealedCopy, sealCopy } from './copies-for-targets.ts'
import { endLongRun } from './long-run.ts'
import { endSecretsBecause } from './network/wifi-secrets.ts'
import { deviceDigest } from './device-digest.ts'
import { endPendingRecovery } from './end-pending-recovery.ts'
import { judgePassword } from './judge-password.ts'
import { goOnIn } from './let-in.ts'
import type { Next } from '../core/account/sign-in-order.ts'
import { disputeOf } from './dispute-change.ts'
import { liftByNewPassword } from './lift-by-new-password.ts'
import { noteRecovered } from './recovered-by.ts'
import type { Browser, Opened } from './open-session.ts'
import { provenByCurrentPassword, useGrant } from './use-grant.ts'
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
  /** With the step that is due then: a second factor to enrol, rules, or nothing. */
  | { is: 'changed'; opened: Opened; next: Next }

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
  const by = { account, session, grantId: null }
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
  return setPassword(world, { account, session, grantId: session.grantId }, typedNewPassword, browser)
}

type Changing = { account: AccountWithFacts; session: SessionFacts; grantId: string | null }

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
  const copy = await sealCopy(world, account.id, judged.password)
  const written = { ...by, passwordSealed, copy }
  const outcome = await together(world, async (db) => write(world, db, written, browser))
  if (outcome.is === 'changed') world.nudgeJobs()
  return outcome
}

/** New password, new epoch: every other session, known browser, pending link, code and grant of before is dead (cases S-03, L-08). */
async function write(
  world: World,
  db: Db,
  change: Changing & { passwordSealed: Buffer; copy: SealedCopy },
  browser: Browser,
): Promise<PasswordChanged> {
  const { account, grantId, session } = change
  const now = world.now()
  const proven =
    grantId === null
      ? provenByCurrentPassword(account.id)
      : await useGrant(world, db, grantId, 'password', granted(account))
  if (proven === null) return { is: 'too-late' }
  const epoch = await replacePassword(
    db,
    {
      accountId: account.id,
      fromEpoch: account.credential_epoch,
      passwordSealed: change.passwordSealed,
      setAt: now,
      formerId: randomId(world.dice),
    },
    proven,
  )
  // the right was used for nothing: the person begins again with the password as it is now
  if (epoch === null) return { is: 'too-late' }
  await keepSealedCopy(world, db, account.id, change.copy)
  if (grantId !== null) await keepGrantFor(db, grantId, { right: 'second-factor', epoch, at: now })
  const sessionsEnded = await endWhatWasBefore(world, db, account, browser, grantId)
  await liftByNewPassword(world, db, account, session.proof)
  await noteRecovered(world, db, account.id, session.proof)
  await writeDown(world, db, { account, epoch, proof: session.proof, sessionsEnded }, browser)
  const inside = await goOnIn(world, db, session, browser, { newPassword: { epoch, at: now } })
  if (inside.is === 'gone') throw new Error('the credentials moved on inside the transaction that moved them')
  return { is: 'changed', opened: inside.opened, next: inside.next }
}

function granted(account: AccountWithFacts) {
  return { id: account.id, credentialEpoch: account.credential_epoch, enrolled: account.has_second_factor }
}

async function endWhatWasBefore(
  world: World,
  db: Db,
  account: AccountWithFacts,
  browser: Browser,
  grantId: string | null,
): Promise<number> {
  const now = world.now()
  const ended = await endOtherSessions(db, account.id, browser.oldSessionId, now, 'password-changed')
  const device = await deviceDigest(world, browser.deviceSecret)
  await forgetDevices(db, account.id, device)
  await endOtherGrants(db, account.id, grantId, now)
  await endPendingRecovery(db, account, now)
  await endLongRun(world, db, account.username)
  await endSecretsBecause(world, db, account.id, 'password-changed')
  return ended
}

type Written = { account: AccountWithFacts; epoch: number; proof: string; sessionsEnded: number }

/** The journal, and the notice on every channel known before, with "it was not me" bound to this very change (row A-5). */
async function writeDown(world: World, db: Db, written: Written, browser: Browser): Promise<void> {
  const { account, epoch, proof, sessionsEnded } = written
  const now = world.now()
  await addToJournal(db, now, {
    personId: account.person_id,
    accountId: account.id,
    what: 'password-changed',
    by: 'self',
    details: { device: browser.device, sessionsEnded, ...(proof === 'password' ? {} : { proof }) },
  })
  const person = account.person_id ? await personById(db, account.person_id) : undefined
  if (!person) return
  const dispute = await disputeOf(world, db, {
    accountId: account.id,
    what: 'password',
    proof,
    before: { setAt: account.password_set_at?.toString() ?? null },
    beforeSealed: account.password_sealed,
    epochAfter: epoch,
  })
  await tell(world, db, {
    person,
    accountId: account.id,
    content: { kind: 'password-changed', facts: { at: now, ...dispute } },
  })
}
