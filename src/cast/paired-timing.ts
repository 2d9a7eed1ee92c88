/** Whether two kinds of answers can be told apart by how long they take: effect size, not a p-value (security.md section 0, point 6). */
import { type Dice, pick } from '../core/chance.ts'

export type Judged = {
  /** The median of the paired differences, in milliseconds. */
  median: number
  /** The 95 % interval of that median, by bootstrap. */
  from: number
  to: number
  /** How well the best single threshold tells the two apart: 0.5 is not at all, 1 is always. */
  best: number
}

/** The bounds of case E-02: a millisecond in the median, two in its interval, and a threshold hardly better than a coin. */
export function isAlike({ median, from, to, best }: Judged): boolean {
  return Math.abs(median) <= 1 && from >= -2 && to <= 2 && best <= 0.55
}

/** `one[i]` and `other[i]` were measured right after each other. */
export function judgeTimings(
  one: readonly number[],
  other: readonly number[],
  dice: Dice,
  rounds = 1_000,
): Judged {
  const differences = one.map((each, place) => each - (other[place] ?? each))
  const medians = Array.from({ length: rounds }, () =>
    medianOf(differences.map(() => pick(dice, differences))),
  ).sort((a, b) => a - b)
  return {
    median: medianOf(differences),
    from: medians[Math.floor(rounds * 0.025)] ?? Number.NaN,
    to: medians[Math.ceil(rounds * 0.975) - 1] ?? Number.NaN,
    best: areaUnder(one, other),
  }
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The area under the curve of all thresholds (Mann-Whitney), whichever of the two is the slower. */
function areaUnder(one: readonly number[], other: readonly number[]): number {
  const sorted = [...other].sort((a, b) => a - b)
  const below = one.reduce((sum, value) => sum + countBelow(sorted, value), 0)
  const area = below / (one.length * other.length)
  return Math.max(area, 1 - area)
}

/** How many are smaller; equal ones count half. */
function countBelow(sorted: readonly number[], value: number): number {
  const first = (isBefore: (each: number) => boolean): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(sorted[middle] ?? 0)) low = middle + 1
      else high = middle
    }
    return low
  }
  const smaller = first((each) => each < value)
  return smaller + (first((each) => each <= value) - smaller) / 2
}
