/** Somebody signs in with username and password. Until the password is right, every answer is the same for every name. */
import type { Temporal } from 'temporal-polyfill'
import type { Next } from '../core/account/sign-in-order.ts'
import { readUsername } from '../core/account/username.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { isPassword, type Password, preparePassword, unprepared } from '../core/secrets/password.ts'
import { isWrittenAsTemporary, readTemporaryPassword } from '../core/secrets/temporary-password.ts'
import { renewHash } from '../store/accounts.ts'
import { noteSignInFailure } from '../store/sign-in-failures.ts'
import { type Address, failedTooOften, noteFailure } from './address-limits.ts'
import { bucketFor, checkPassword } from './check-password.ts'
import { deviceDigest } from './device-digest.ts'
import { watchFailures } from './failure-alarm.ts'
import { spendTemporaryPassword, tryTemporaryPassword } from './check-temporary-password.ts'
import { catchUpAtSignIn } from './copies-for-targets.ts'
import { knockByName, namesMeant } from './knock-by-name.ts'
import { letIn, type LetIn, letInOnce } from './let-in.ts'
import type { Browser, Opened } from './open-session.ts'
import { proveAfterDeactivation } from './prove-after-deactivation.ts'
import type { World } from './world.ts'

export type SignInOutcome =
  /** The name or password is none of any account; also for what cannot be a name at all. */
  | { is: 'wrong' }
  /** This was one wrong try too many, or the door is locked already. */
  | { is: 'locked'; until: Temporal.Instant; now: boolean }
  | { is: 'slow-down' }
  /** Right; `next` is the step that is due. */
  | { is: 'in'; opened: Opened; next: Next }

/** Signs in. Throws TooBusy (503) and TooManyAtOnce (429). */
export async function signIn(
  world: World,
  typed: { username: string; password: string },
  browser: Browser,
  from: Address,
): Promise<SignInOutcome> {
  const name = readUsername(typed.username, { realms: ownDomains(world.institution) })
  const password = preparePassword(typed.password)
  if (name === null || !isPassword(password)) return { is: 'wrong' }
  const meant = namesMeant(world, name)
  const device = await deviceDigest(world, browser.deviceSecret)
  const { account, knowsDevice, failures } = await knockByName(world, meant, device, from)
  if (failedTooOften(world, from, failures)) return { is: 'slow-down' }
  const other = await byOtherThanPassword(world, { account, typed: typed.password }, browser, from)
  if (other !== null) {
    if (other.is === 'wrong')
      await noteWrong(world, account?.username ?? meant.studentNumber ?? name, browser, from)
    return other
  }
  const claimed = {
    // two spellings of a student number share their tries also where nobody has it (case E-07)
    name: account?.username ?? meant.studentNumber ?? name,
    account: account ? { id: account.id, passwordSealed: account.password_sealed } : null,
    unprepared: unprepared(typed.password, password),
  }
  const bucket = bucketFor(world, claimed.name, knowsDevice ? device : null)
  const checked = await checkPassword(world, claimed, password, bucket)
  if (checked.is === 'locked') return { is: 'locked', until: checked.until, now: false }
  if (checked.is === 'wrong') {
    watchFailures(world, 'wrong')
    await noteWrong(world, claimed.name, browser, from)
    return checked.lockedUntil ? { is: 'locked', until: checked.lockedUntil, now: true } : { is: 'wrong' }
  }
  if (!account) throw new Error('a password was right for nobody')
  watchFailures(world, 'right')
  await renewIfOld(world, account, password, checked.phc)
  await catchUpAtSignIn(world, account, password)
  return wrongIfGone(await letIn(world, account, { proof: 'password', factor: null }, browser))
}

/** Counted for the address, and kept for the desk under the name that was typed; the same for a name that nobody has (case E-02). */
async function noteWrong(world: World, name: string, browser: Browser, from: Address): Promise<void> {
  await noteFailure(world, from, name)
  const mac = world.keys.index(purposes.typedName, name)
  await noteSignInFailure(world.store, mac, { at: world.now(), device: browser.device, what: 'password' })
}

/**
 * What is typed as the password may be a temporary one, or the PIN after the desk deactivated the account; both are
 * compared before the password, with tries of their own (rows O-5, O-13). Null: it is to be judged as a password.
 */
async function byOtherThanPassword(
  world: World,
  tried: { account: RightAccount | null; typed: string },
  browser: Browser,
  from: Address,
): Promise<SignInOutcome | null> {
  const { account, typed } = tried
  const temporary = readTemporaryPassword(typed)
  if (temporary !== null) {
    const right = await tryTemporaryPassword(world, account?.id ?? null, temporary)
    if (account && right) {
      const by = { proof: 'temporary-password', factor: null } as const
      return wrongIfGone(
        await letInOnce(world, account, by, browser, async (db) => spendTemporaryPassword(world, db, right)),
      )
    }
    if (isWrittenAsTemporary(typed)) return { is: 'wrong' }
  }
  if (!account) return null
  const byPin = await proveAfterDeactivation(world, account, typed, from)
  return byPin === null ? null : wrongIfGone(await letIn(world, byPin.account, byPin.by, browser))
}

type RightAccount = {
  id: string
  person_id: string | null
  credential_epoch: number
  password_sealed: Buffer | null
}

/** Changed meanwhile, or used by another try: this one proved nothing (cases B-13, R-05). */
function wrongIfGone(entered: LetIn): SignInOutcome {
  return entered.is === 'gone' ? { is: 'wrong' } : entered
}

/** A hash of older parameters is made anew now that the password is known; failing to do so never fails the sign-in (Y-01). */
async function renewIfOld(
  world: World,
  account: RightAccount,
  password: Password,
  phc: string,
): Promise<void> {
  if (!world.passwords.needsRehash(phc) || !account.password_sealed) return
  try {
    const renewed = world.keys.wrap(account.id, await world.passwords.hash(password))
    if (await renewHash(world.store, account.id, account.password_sealed, renewed))
      account.password_sealed = renewed
  } catch (error) {
    world.log.error('password-hash-not-renewed', error)
  }
}
