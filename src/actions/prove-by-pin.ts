/** Register number, student number (employees: birth date) and PIN prove who somebody is; only the PIN is a secret. */
import { activationHindrances, type ActivationHindrance } from '../core/account/activation.ts'
import { rulesDue } from '../core/account/access.ts'
import { noFacts } from '../core/person/facts.ts'
import { canonicalAccessPin } from '../core/secrets/access-pin.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { personalAccountOf } from '../store/accounts.ts'
import { givePinTryBack, pinFailures, type ReservedPinTry, takePinTry } from '../store/access-pins.ts'
import type { Db } from '../store/database.ts'
import { addGrant } from '../store/grants.ts'
import { addToJournal } from '../store/journal.ts'
import { type PersonRow, personById, typesOfNumber } from '../store/people.ts'
import { ownerOfActivationLink } from './activation-link.ts'
import { type Address, addressIndex, isSlowedDown, noteFailure } from './address-limits.ts'
import { claimOf, numberIndexes, personOfClaim, type TypedNumbers } from './claimed-person.ts'
import { giveUsername } from './give-username.ts'
import { judgePerson } from './judge-person.ts'
import { type Browser, type Opened, openSession } from './open-session.ts'
import { randomId } from './random.ts'
import { takeTurns } from './take-turns.ts'
import { together, type World } from './world.ts'

/** What was typed; `by` says what stands beside the number. A living mail link is a possession and names the person. */
export type TypedProof =
  (TypedNumbers & { pin: string }) | { by: 'mail-link'; key: string | null; pin: string }

export type ProvedByPin =
  /** One answer for everything that is not wholly right (case E-08). */
  | { is: 'no-match' }
  | { is: 'slow-down' }
  /** So many PINs were wrong lately that nobody's is looked at without a link sent to the registered address. */
  | { is: 'link-needed' }
  /** The mail link was used, replaced or ran out. */
  | { is: 'link-dead' }
  /** The PIN was right, but the account cannot be activated now: precisely why. */
  | { is: 'hindered'; hindrances: readonly ActivationHindrance[] }
  | { is: 'proved'; opened: Opened; next: '/activate-account/rules' | '/activate-account/password' }

/** Compares once, counted first; a right PIN opens a grant of fifteen minutes for this browser. */
export async function proveByPin(
  world: World,
  typed: TypedProof,
  browser: Browser,
  from: Address,
): Promise<ProvedByPin> {
  if (await isSlowedDown(world, from)) return { is: 'slow-down' }
  if (typed.by !== 'mail-link' && (await isBreakerOpen(world))) return { is: 'link-needed' }
  const claimed = await claimedBy(world, typed)
  if (claimed === 'link-dead') return { is: 'link-dead' }
  // by what was typed, not by whom it belongs to: a full queue must not tell that the number is somebody's
  const compared = await takeTurns(`pin ${claimed.typedAs}`, async () =>
    inLane(world, async () => comparePin(world, claimed, typed, from)),
  )
  switch (compared.is) {
    case 'link-needed':
      return compared
    case 'no-match':
      await noteFailure(world, from)
      return compared
    case 'right': {
      const { person, pinId } = compared
      return together(world, async (db) => openGrant(world, db, person, { typed, pinId }, browser))
    }
  }
}

/** More than so many wrong PINs in the whole institution in an hour or a day: possession is asked for (case P-02). */
export async function isBreakerOpen(world: World): Promise<boolean> {
  const { perHour, perDay } = world.institution.pin.access.breaker
  const failures = await countFailures(world)
  return failures.hour >= perHour || failures.day >= perDay
}

/**
 * A try counts as wrong until it proves right. Few at once, so that a rush of right ones, as on the day activation opens,
 * never looks like a flood of wrong ones.
 */
async function inLane<T>(world: World, compare: () => Promise<T>): Promise<T> {
  return takeTurns(`pin lane ${world.institution.key} ${world.dice.below(lanes)}`, compare, mostInLane)
}

const lanes = 4
const mostInLane = 500

async function countFailures(world: World): Promise<{ hour: number; day: number }> {
  const { perHour, perDay } = world.institution.pin.access.breaker
  const now = world.now()
  const windows = { hour: now.subtract({ hours: 1 }), day: now.subtract({ hours: 24 }) }
  return pinFailures(world.store, windows, Math.max(perHour, perDay) + 1)
}

/** Who is meant, and a keyed name of what was typed. */
type Claimed = { person: PersonRow | null; typedAs: string }

/** The person of these numbers, if they all belong together. Looked up before the proof, so it must not be told. */
async function claimedBy(world: World, typed: TypedProof): Promise<Claimed | 'link-dead'> {
  if (typed.by === 'mail-link') {
    const owner = await ownerOfActivationLink(world, typed.key)
    const person = owner === null ? undefined : await personById(world.store, owner)
    return person ? { person, typedAs: person.id } : 'link-dead'
  }
  const claim = claimOf(world, typed)
  return { person: await personOfClaim(world, world.store, claim), typedAs: claim.numbers[0] ?? '' }
}

type Compared = { is: 'no-match' } | { is: 'link-needed' } | { is: 'right'; person: PersonRow; pinId: string }

async function comparePin(
  world: World,
  { person, typedAs }: Claimed,
  typed: TypedProof,
  from: Address,
): Promise<Compared> {
  const failureId = randomId(world.dice)
  const tried = await takePinTry(
    world.store,
    { personId: person?.id ?? null, most: world.institution.pin.access.wrongTries },
    {
      id: failureId,
      at: world.now(),
      numberMac: world.keys.index(purposes.typedNumber, typedAs),
      fromMac: addressIndex(world, from.prefixes[0] ?? ''),
    },
  )
  if (typed.by !== 'mail-link' && (await opensBreaker(world))) {
    await givePinTryBack(world.store, tried?.id ?? null, failureId)
    return { is: 'link-needed' }
  }
  const right = isRight(world, person, tried, typed.pin)
  if (!tried || !person || !right) {
    if (tried && person) await noteIfSpent(world, person, tried)
    return { is: 'no-match' }
  }
  await givePinTryBack(world.store, tried.id, failureId)
  return { is: 'right', person, pinId: tried.id }
}

/**
 * With this try counted, is it one too many? Asked after counting, so that however many come at once, no more are
 * compared than the breaker allows (case P-02). Says so in the log when it comes to that.
 */
async function opensBreaker(world: World): Promise<boolean> {
  const { perHour, perDay } = world.institution.pin.access.breaker
  const { hour, day } = await countFailures(world)
  if (hour >= perHour || day >= perDay)
    world.log.warn('pin-breaker-open', { wrongInAnHour: hour, wrongInADay: day })
  return hour > perHour || day > perDay
}

/** Computed for everybody, also where there is nothing to compare with. */
function isRight(world: World, person: PersonRow | null, tried: ReservedPinTry | null, pin: string): boolean {
  const made = tried ?? { mac: Buffer.alloc(32), keyId: world.keys.keyId }
  return world.keys.macMatches(made, purposes.accessPin, person?.id ?? 'nobody', canonicalAccessPin(pin))
}

/** The last try of a PIN was wrong: it stays in the person's journal; the page says no more than before. */
async function noteIfSpent(world: World, person: PersonRow, tried: ReservedPinTry): Promise<void> {
  if (tried.tries < world.institution.pin.access.wrongTries) return
  await addToJournal(world.store, world.now(), {
    personId: person.id,
    accountId: null,
    what: 'access-pin-spent',
    by: 'self',
  })
}

async function openGrant(
  world: World,
  db: Db,
  person: PersonRow,
  proof: { typed: TypedProof; pinId: string },
  browser: Browser,
): Promise<ProvedByPin> {
  const account = await personalAccountOf(db, person.id)
  const numberTypes =
    proof.typed.by === 'mail-link'
      ? null
      : await typesOfNumber(db, person.id, numberIndexes(world, proof.typed.idNumber))
  const hindrances = activationHindrances(
    {
      facts: { ...noFacts, ...person.facts },
      deceased: person.deceased?.toString() ?? null,
      hasAccount: account !== undefined,
      numberTypes,
    },
    world.institution,
    world.now(),
  )
  if (hindrances.length > 0) return { is: 'hindered', hindrances }
  await giveUsername(world, db, person)
  const grantId = await grantFor(world, db, person, proof)
  const opened = await openSession(world, db, browser, {
    kind: 'proved',
    proof: 'pin',
    accountId: null,
    credentialEpoch: null,
    grantId,
  })
  const judged = await judgePerson(world, db, person)
  const rules = rulesDue(judged.person, world.institution, judged.today)
  return {
    is: 'proved',
    opened,
    next: rules.length > 0 ? '/activate-account/rules' : '/activate-account/password',
  }
}

async function grantFor(
  world: World,
  db: Db,
  person: PersonRow,
  proof: { typed: TypedProof; pinId: string },
): Promise<string> {
  const id = randomId(world.dice)
  const now = world.now()
  await addGrant(db, {
    id,
    journey: 'activate-account',
    personId: person.id,
    accountId: null,
    proofs: [
      { proof: 'pin', at: now.toString(), pinId: proof.pinId },
      ...(proof.typed.by === 'mail-link' ? [{ proof: 'mail-link', at: now.toString() }] : []),
    ],
    credentialEpoch: null,
    madeAt: now,
    expiresAt: now.add(world.institution.sessions.grantFor),
    rights: ['password'],
  })
  return id
}
