/** Somebody signs in with username and password. Until the password is right, every answer is the same for every name. */
import type { Temporal } from 'temporal-polyfill'
import { type Hindrance, mendedAtSignIn, stopping } from '../core/account/hindrance.ts'
import { readUsername, type Username } from '../core/account/username.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { canonicalStudentNumber } from '../core/person/student-number.ts'
import { isPassword, type Password, preparePassword } from '../core/secrets/password.ts'
import { renewHash } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { addGrant } from '../store/grants.ts'
import { type Knocking, whoKnocks } from '../store/who-knocks.ts'
import { type Address, countedAs, failedTooOften, noteFailure } from './address-limits.ts'
import { bucketFor, checkPassword } from './check-password.ts'
import { watchFailures } from './failure-alarm.ts'
import { judgeAccount } from './judge-account.ts'
import { type Browser, type Opened, openSession } from './open-session.ts'
import { randomId } from './random.ts'
import { together, type World } from './world.ts'

export type SignInOutcome =
  /** The name or password is none of any account; also for what cannot be a name at all. */
  | { is: 'wrong' }
  /** This was one wrong try too many, or the door is locked already. */
  | { is: 'locked'; until: Temporal.Instant; now: boolean }
  | { is: 'slow-down' }
  /** Right; `next` is the step that is due. */
  | { is: 'in'; opened: Opened; next: '/my-account' | '/my-account/rules' | '/set' | '/why-no-access' }

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
  const device = browser.deviceSecret ? world.keys.index(purposes.device, browser.deviceSecret) : null
  const { account, knowsDevice, failures } = await knock(world, meant, device, from)
  if (failedTooOften(world, from, failures)) return { is: 'slow-down' }
  const claimed = {
    // two spellings of a student number share their tries also where nobody has it (case E-07)
    name: account?.username ?? meant.studentNumber ?? name,
    account: account ? { id: account.id, passwordSealed: account.password_sealed } : null,
  }
  const bucket = bucketFor(world, claimed.name, knowsDevice ? device : null)
  const checked = await checkPassword(world, claimed, password, bucket)
  if (checked.is === 'locked') return { is: 'locked', until: checked.until, now: false }
  if (checked.is === 'wrong') {
    watchFailures(world, 'wrong')
    await noteFailure(world, from, claimed.name)
    return checked.lockedUntil ? { is: 'locked', until: checked.lockedUntil, now: true } : { is: 'wrong' }
  }
  if (!account) throw new Error('a password was right for nobody')
  watchFailures(world, 'right')
  await renewIfOld(world, account, password, checked.phc)
  return letIn(world, account, browser)
}

/** Brings all that must be known before anything is compared. */
async function knock(
  world: World,
  meant: ReturnType<typeof namesMeant>,
  device: Buffer | null,
  from: Address,
): Promise<Knocking> {
  const { sources, since } = countedAs(world, from)
  return whoKnocks(world.store, { meant, device, sources, windowStart: since, now: world.now() })
}

/** All that a typed name may be at this institution; whichever it is, it is one account with one count of wrong tries (case B-04). */
function namesMeant({ institution }: World, name: Username) {
  const { names } = institution.signIn
  return {
    username: names.includes('username') ? name : null,
    mails: names.includes('mail') ? ownDomains(institution).map((domain) => `${name}@${domain}`) : [],
    studentNumber:
      names.includes('student-number') && /^s?\d+$/.test(name) ? canonicalStudentNumber(name) : null,
  }
}

type RightAccount = {
  id: string
  person_id: string | null
  credential_epoch: number
  password_sealed: Buffer | null
}

/** The password was right: what is due decides which kind of session this browser gets. */
async function letIn(world: World, account: RightAccount, browser: Browser): Promise<SignInOutcome> {
  const judged = await judgeAccount(world, world.store, account.id)
  // changed between the comparison and now: the try proved nothing any more (case B-13)
  if (!judged || judged.row.credential_epoch !== account.credential_epoch) return { is: 'wrong' }
  const next = nextStep(judged.hindrances, judged.row.closed_at !== null)
  const opened =
    next === '/set'
      ? await together(world, async (db) =>
          openFor(world, db, account, browser, next, await renewalGrant(world, db, account)),
        )
      : await openFor(world, world.store, account, browser, next)
  return { is: 'in', opened, next }
}

/** The session, the browser that is known from now on and the line in the journal: one statement, so whole or not at all. */
async function openFor(
  world: World,
  db: Db,
  account: RightAccount,
  browser: Browser,
  next: ReturnType<typeof nextStep>,
  grantId?: string,
): Promise<Opened> {
  const whole = next === '/my-account'
  return openSession(world, db, browser, {
    kind: whole ? 'full' : next === '/my-account/rules' ? 'half' : 'proved',
    proof: 'password',
    accountId: account.id,
    credentialEpoch: account.credential_epoch,
    fresh: whole,
    remember: whole,
    ...(grantId ? { grantId } : {}),
    told: {
      personId: account.person_id,
      accountId: account.id,
      what: 'signed-in',
      by: 'self',
      details: { device: browser.device, next },
    },
  })
}

/** What the person meets after the right password, the weightiest first. */
function nextStep(hindrances: readonly Hindrance[], closed: boolean) {
  const portal = stopping(hindrances, 'portal')
  if (closed || portal.some((hindrance) => !mendedAtSignIn.includes(hindrance.reason)))
    return '/why-no-access'
  const reasons = portal.map((hindrance) => hindrance.reason)
  if (reasons.includes('password-expired') || reasons.includes('must-change-password')) return '/set'
  return reasons.includes('rules-not-accepted') ? '/my-account/rules' : '/my-account'
}

/** An expired password still proves who it is, but opens nothing but "choose a new one" (O-6). */
async function renewalGrant(world: World, db: Db, account: RightAccount): Promise<string> {
  if (account.person_id === null)
    throw new Error('an account without a person cannot renew its password here')
  const id = randomId(world.dice)
  const now = world.now()
  await addGrant(db, {
    id,
    journey: 'set',
    personId: account.person_id,
    accountId: account.id,
    proofs: [{ proof: 'password', at: now.toString() }],
    credentialEpoch: account.credential_epoch,
    madeAt: now,
    expiresAt: now.add(world.institution.sessions.grantFor),
    rights: ['password'],
  })
  return id
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
