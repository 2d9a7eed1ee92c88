/** One comparison of a PIN: counted as wrong before it is made, given back when it was right (cases P-01, P-04). */
import { canonicalAccessPin } from '../core/secrets/access-pin.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { givePinTryBack, type ReservedPinTry, takePinTry } from '../store/access-pins.ts'
import { addToJournal } from '../store/journal.ts'
import { type Address, addressIndex } from './address-limits.ts'
import { inLane, opensBreaker } from './pin-breaker.ts'
import { randomId } from './random.ts'
import { takeTurns } from './take-turns.ts'
import type { World } from './world.ts'

/** Who is meant, if anybody, and a keyed name of what was typed. With `possession` the breaker does not ask. */
export type ClaimedPin = { personId: string | null; typedAs: string; pin: string; possession: boolean }

export type ComparedPin =
  { is: 'no-match' } | { is: 'link-needed' } | { is: 'right'; personId: string; pinId: string }

/** The same statements run for everybody, also where there is nothing to compare with (case E-08). */
export async function comparePin(world: World, claimed: ClaimedPin, from: Address): Promise<ComparedPin> {
  // by what was typed, not by whom it belongs to: a full queue must not tell that the number is somebody's
  return takeTurns(`pin ${claimed.typedAs}`, async () =>
    inLane(world, async () => compareOnce(world, claimed, from)),
  )
}

async function compareOnce(world: World, claimed: ClaimedPin, from: Address): Promise<ComparedPin> {
  const { personId, possession } = claimed
  const failureId = randomId(world.dice)
  const tried = await reserve(world, claimed, failureId, from)
  if (!possession && (await opensBreaker(world))) {
    await givePinTryBack(world.store, tried?.id ?? null, failureId)
    return { is: 'link-needed' }
  }
  const right = isRight(world, personId, tried, claimed.pin)
  if (!tried || !personId || !right) {
    if (tried && personId) await noteIfSpent(world, personId, tried)
    return { is: 'no-match' }
  }
  await givePinTryBack(world.store, tried.id, failureId)
  return { is: 'right', personId, pinId: tried.id }
}

async function reserve(world: World, { personId, typedAs }: ClaimedPin, failureId: string, from: Address) {
  return takePinTry(
    world.store,
    { personId, most: world.institution.pin.access.wrongTries },
    {
      id: failureId,
      at: world.now(),
      numberMac: world.keys.index(purposes.typedNumber, typedAs),
      fromMac: addressIndex(world, from.prefixes[0] ?? ''),
    },
  )
}

function isRight(world: World, personId: string | null, tried: ReservedPinTry | null, pin: string): boolean {
  const made = tried ?? { mac: Buffer.alloc(32), keyId: world.keys.keyId }
  return world.keys.macMatches(made, purposes.accessPin, personId ?? 'nobody', canonicalAccessPin(pin))
}

/** The last try of a PIN was wrong: it stays in the person's journal; the page says no more than before. */
async function noteIfSpent(world: World, personId: string, tried: ReservedPinTry): Promise<void> {
  if (tried.tries < world.institution.pin.access.wrongTries) return
  await addToJournal(world.store, world.now(), {
    personId,
    accountId: null,
    what: 'access-pin-spent',
    by: 'self',
  })
}
