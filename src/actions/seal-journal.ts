/** Seals what is new in the journal, and signs where the chain stands, so that nobody can change it unseen (case Y-08). */
import {
  type HeadKeys,
  headText,
  linked,
  saltBytes,
  type Sha256,
  type SignedHead,
} from '../core/journal/chain.ts'
import { addHead, chainStanding, sealRound } from '../store/journal-chain.ts'
import type { World } from './world.ts'

/** Lines of one transaction of the sealer: some tens of milliseconds. */
const batch = 5_000

/** How sealing went. `erasure`: among the lines is one that says what was erased. */
export type Sealing = { lines: number; erasure: boolean }

/** Hangs every line that is there onto the chain. Any number of workers may call it; one does it, the others have nothing to do. */
export async function sealJournal(world: World, sha256: Sha256): Promise<Sealing> {
  const sealing: Sealing = { lines: 0, erasure: false }
  for (;;) {
    const round = await sealRound(world.store, batch, (after, lines) =>
      linked(sha256, after, lines, Buffer.from(world.dice.bytes(lines.length * saltBytes))),
    )
    if (round.is === 'busy') return sealing
    sealing.lines += round.lines
    sealing.erasure ||= round.erasure
    if (!round.more) return sealing
  }
}

/**
 * Signs the newest link if a head is due: something is new, and the institution's time has passed, a new day has begun,
 * or something was erased. Null: nothing was to be signed. The caller keeps the head where the database cannot reach.
 */
export async function signHead(
  world: World,
  keys: HeadKeys,
  { now = false }: { now?: boolean } = {},
): Promise<SignedHead | null> {
  const { last, signed } = await chainStanding(world.store)
  if (!last || last.seq === signed?.seq) return null
  const at = world.now()
  const { institution } = world
  const dayOf = (instant: typeof at) => instant.toZonedDateTimeISO(institution.timeZone).toPlainDate()
  const due =
    now ||
    !signed ||
    at.since(signed.at).total('milliseconds') >= institution.journal.signEvery.total('milliseconds') ||
    !dayOf(at).equals(dayOf(signed.at))
  if (!due) return null
  const fact = {
    institution: keys.institution,
    deployment: keys.deployment,
    seq: last.seq,
    head: last.head.toString('hex'),
    at: at.toString({ smallestUnit: 'millisecond' }),
  }
  const { keyId, signature } = keys.sign(headText(fact))
  if (!(await addHead(world.store, { seq: last.seq, head: last.head, at, keyId, signature }))) return null
  return { ...fact, keyId, signature: signature.toString('base64url') }
}
