/** When the provider's keys are renewed: every 90 days, published a day before they sign, kept two days after (security.md section 2). */
import { Temporal } from 'temporal-polyfill'

/** Every algorithm we sign with has a key of its own. */
export const signingAlgorithms = ['ES256', 'RS256'] as const
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

export type DatedKey = { kid: string; alg: string; signsFrom: Temporal.Instant }

const signsFor = Temporal.Duration.from({ hours: 90 * 24 })
/** So long services may remember our published keys: a new one is known before it signs. */
const publishedBefore = Temporal.Duration.from({ hours: 24 })
/** Tokens live five minutes, and the hint of a sign-out longer. */
const keptAfter = Temporal.Duration.from({ hours: 48 })

/** What is to be made, and what is to be forgotten. `signsFrom`: a first key signs at once. */
export type KeyWork = { make: { alg: SigningAlgorithm; signsFrom: Temporal.Instant }[]; forget: string[] }

/** Compares what there is with what there should be. Pure: every process finds the same. */
export function keyWork(keys: readonly DatedKey[], now: Temporal.Instant): KeyWork {
  return {
    make: signingAlgorithms.flatMap((alg) => {
      const newest = newestFirst(keys, alg)[0]
      if (!newest) return [{ alg, signsFrom: now }]
      const due = newest.signsFrom.add(signsFor).subtract(publishedBefore)
      return Temporal.Instant.compare(due, now) <= 0 ? [{ alg, signsFrom: now.add(publishedBefore) }] : []
    }),
    forget: signingAlgorithms.flatMap((alg) => {
      const all = newestFirst(keys, alg)
      return all.flatMap((key, at) => {
        const next = all[at - 1]
        const over = next && Temporal.Instant.compare(next.signsFrom.add(keptAfter), now) <= 0
        return over ? [key.kid] : []
      })
    }),
  }
}

/** In the order in which the provider takes them: for each algorithm first the one that signs now. */
export function signingFirst<Key extends DatedKey>(keys: readonly Key[], now: Temporal.Instant): Key[] {
  return signingAlgorithms.flatMap((alg) => {
    const all = newestFirst(keys, alg)
    const signing = all.find(({ signsFrom }) => Temporal.Instant.compare(signsFrom, now) <= 0)
    return signing ? [signing, ...all.filter((key) => key !== signing)] : all
  })
}

function newestFirst<Key extends DatedKey>(keys: readonly Key[], alg: SigningAlgorithm): Key[] {
  return keys
    .filter((key) => key.alg === alg)
    .toSorted((one, other) => Temporal.Instant.compare(other.signsFrom, one.signsFrom))
}
