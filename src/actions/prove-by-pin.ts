/** Register number, student number (employees: birth date) and PIN prove who somebody is; only the PIN is a secret. */
import { activationHindrances, type ActivationHindrance } from '../core/account/activation.ts'
import { rulesDue } from '../core/account/access.ts'
import { noFacts } from '../core/person/facts.ts'
import { personalAccountOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { type PersonRow, personById, typesOfNumber } from '../store/people.ts'
import { ownerOfActivationLink } from './activation-link.ts'
import { type Address, isSlowedDown, noteFailure } from './address-limits.ts'
import { claimOf, numberIndexes, ownerOfClaim, type TypedNumbers } from './claimed-person.ts'
import { type ClaimedPin, comparePin } from './compare-pin.ts'
import { giveUsername } from './give-username.ts'
import { holdAnswer } from './hold-answer.ts'
import { judgePerson } from './judge-person.ts'
import { type Browser, type Opened, openSession } from './open-session.ts'
import { given, openGrant as open } from './open-grant.ts'
import { isBreakerOpen } from './pin-breaker.ts'
import { remindWhenOpen } from './remind-when-open.ts'
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
  /** The PIN was right, but the account cannot be activated now: precisely why, and whether a mail comes when it can. */
  | { is: 'hindered'; hindrances: readonly ActivationHindrance[]; reminded: boolean }
  | { is: 'proved'; opened: Opened; next: '/activate-account/rules' | '/activate-account/password' }

/** Somewhat longer than a comparison takes: no argon2 covers that a known person's PIN is counted and nobody's is not. */
const wrongTakesMs = 25

/** Compares once, counted first; a right PIN opens a grant of fifteen minutes for this browser. */
export async function proveByPin(
  world: World,
  typed: TypedProof,
  browser: Browser,
  from: Address,
): Promise<ProvedByPin> {
  if (await isSlowedDown(world, from)) return { is: 'slow-down' }
  if (typed.by !== 'mail-link' && (await isBreakerOpen(world))) return { is: 'link-needed' }
  const held = holdAnswer(wrongTakesMs)
  const claimed = await claimedBy(world, typed)
  if (claimed === 'link-dead') return { is: 'link-dead' }
  const compared = await comparePin(world, claimed, from)
  switch (compared.is) {
    case 'link-needed':
      return compared
    case 'no-match':
      await noteFailure(world, from)
      await held()
      return compared
    case 'right': {
      const { personId, pinId } = compared
      return together(world, async (db) => {
        const person = await personById(db, personId)
        return person ? openGrant(world, db, person, { typed, pinId }, browser) : { is: 'no-match' }
      })
    }
  }
}

/** The person of these numbers, if they all belong together. Looked up before the proof, so it must not be told. */
async function claimedBy(world: World, typed: TypedProof): Promise<ClaimedPin | 'link-dead'> {
  const { pin } = typed
  if (typed.by === 'mail-link') {
    const personId = await ownerOfActivationLink(world, typed.key)
    return personId === null ? 'link-dead' : { personId, typedAs: personId, pin, possession: true }
  }
  const claim = claimOf(world, typed)
  const personId = await ownerOfClaim(world, world.store, claim)
  return { personId, typedAs: claim.numbers[0] ?? '', pin, possession: false }
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
  if (hindrances.length > 0) {
    const reminded = await remindWhenOpen(world, db, person, hindrances)
    return { is: 'hindered', hindrances, reminded }
  }
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

/** Of two windows that are both on their way, the first to arrive wins; so earlier grants live on. */
async function grantFor(
  world: World,
  db: Db,
  person: PersonRow,
  proof: { typed: TypedProof; pinId: string },
): Promise<string> {
  const [pin, ...more] = given(
    world,
    'pin',
    ...(proof.typed.by === 'mail-link' ? (['personal-mail'] as const) : []),
  )
  return open(world, db, {
    purpose: 'activate-account',
    personId: person.id,
    account: null,
    proofs: [...(pin ? [{ ...pin, pinId: proof.pinId }] : []), ...more],
    besideOthers: true,
  })
}
