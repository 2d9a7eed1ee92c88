/** Register number, student number (employees: birth date) and PIN prove who somebody is; only the PIN is a secret. */
import { activationHindrances, type ActivationHindrance } from '../core/account/activation.ts'
import { rulesDue } from '../core/account/access.ts'
import { noFacts } from '../core/person/facts.ts'
import { readTypedNumber } from '../core/person/identity-number.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { personalAccountOf } from '../store/accounts.ts'
import { givePinTryBack, pinFailures, takePinTry } from '../store/access-pins.ts'
import type { Db } from '../store/database.ts'
import { addGrant } from '../store/grants.ts'
import { type PersonRow, personById, personByNumber, typesOfNumber } from '../store/people.ts'
import { type Address, addressIndex, isSlowedDown, noteFailure } from './address-limits.ts'
import { giveUsername } from './give-username.ts'
import { judgePerson } from './judge-person.ts'
import { type Browser, type Opened, openSession } from './open-session.ts'
import { randomId } from './random.ts'
import { takeTurns } from './take-turns.ts'
import { together, type World } from './world.ts'

/** What was typed; `by` says what stands beside the number. A living mail link is a possession and names the person. */
export type TypedProof =
  | { by: 'student-number'; idNumber: string; studentNumber: string; pin: string }
  | { by: 'birth-date'; idNumber: string; birthDate: string; pin: string }
  | { by: 'mail-link'; personId: string; pin: string }

export type ProvedByPin =
  /** One answer for everything that is not wholly right (case E-08). */
  | { is: 'no-match' }
  | { is: 'slow-down' }
  /** So many PINs were wrong lately that nobody's is looked at without a link sent to the registered address. */
  | { is: 'link-needed' }
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
  const person = await claimedPerson(world, typed)
  const turn = person ? `pin ${person.id}` : `pin nobody ${from.prefixes[0] ?? ''}`
  const right = await takeTurns(turn, async () => comparePin(world, person, typed, from))
  if (!right || !person) {
    await noteFailure(world, from)
    return { is: 'no-match' }
  }
  return together(world, async (db) => openGrant(world, db, person, { typed, pinId: right.pinId }, browser))
}

/** More than so many wrong PINs in the whole institution in an hour or a day: possession is asked for (case P-02). */
export async function isBreakerOpen(world: World): Promise<boolean> {
  const { breaker } = world.institution.pin.access
  const now = world.now()
  const failures = await pinFailures(world.store, {
    hour: now.subtract({ hours: 1 }),
    day: now.subtract({ hours: 24 }),
  })
  return failures.hour >= breaker.perHour || failures.day >= breaker.perDay
}

/** The person of these numbers, if they all belong together. Looked up before the proof, so it must not be told. */
async function claimedPerson(world: World, typed: TypedProof): Promise<PersonRow | null> {
  if (typed.by === 'mail-link') return (await personById(world.store, typed.personId)) ?? null
  const person = await personByNumber(world.store, numberIndexes(world, typed.idNumber))
  if (!person) return null
  if (typed.by === 'student-number') {
    return person.student_number_index !== null &&
      person.student_number_index === sameStudentNumber(typed.studentNumber)
      ? person
      : null
  }
  return person.born !== null && person.born.toString() === typed.birthDate.trim() ? person : null
}

/** Padded and unpadded student numbers are equal, and a leading `s` is forgiven (field 5.6). */
export function sameStudentNumber(typed: string): string {
  return typed
    .trim()
    .replace(/^[sS](?=\d)/, '')
    .replace(/^0+(?=.)/, '')
}

/** The blind indexes of a typed number; what cannot be a number matches nobody, at the same cost. */
export function numberIndexes(world: World, typed: string): readonly Buffer[] {
  return world.keys.indexes(purposes.identityNumber, readTypedNumber(typed) ?? 'none')
}

async function comparePin(
  world: World,
  person: PersonRow | null,
  typed: TypedProof,
  from: Address,
): Promise<{ pinId: string } | null> {
  const failureId = randomId(world.dice)
  const tried = await takePinTry(
    world.store,
    { personId: person?.id ?? null, most: world.institution.pin.access.wrongTries },
    {
      id: failureId,
      at: world.now(),
      numberMac: world.keys.index(
        purposes.typedNumber,
        typed.by === 'mail-link' ? typed.personId : typed.idNumber.trim(),
      ),
      fromMac: addressIndex(world, from.prefixes[0] ?? ''),
    },
  )
  const pin = typed.pin.trim().toUpperCase()
  const made = tried ? { mac: tried.mac, keyId: tried.keyId } : { mac: Buffer.alloc(32) }
  const matches = world.keys.macMatches(made, purposes.accessPin, person?.id ?? 'nobody', pin)
  if (!tried || !person || !matches) return null
  await givePinTryBack(world.store, tried.id, failureId)
  return { pinId: tried.id }
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
