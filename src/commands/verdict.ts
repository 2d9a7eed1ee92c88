/** What all hindrances of an account together leave open, for those who explain it. */
import type { Hindrance } from '../core/account/hindrance.ts'
import { type Place, places, type ProofName, proofs } from '../core/institution/words.ts'

export type Verdict = { open: readonly Place[]; closed: readonly Place[]; proofs: readonly ProofName[] }

/** A place is open when nothing stops it; a proof works when everything leaves it open. */
export function verdictOf(hindrances: readonly Hindrance[]): Verdict {
  const closed = places.filter((place) => hindrances.some(({ stops }) => stops.includes(place)))
  return {
    open: places.filter((place) => !closed.includes(place)),
    closed,
    proofs: proofs.filter((proof) => hindrances.every(({ leavesOpen }) => leavesOpen.includes(proof))),
  }
}
