/** Answers of pure functions that are asked again and again: the same few days, for a million people. */

/** So many answers are kept for each function; then it begins anew. */
const most = 20_000

/** Remembers what `compute` answered for a key. For functions whose answer depends on the key alone. */
export function remembered<Answer>(): (key: string, compute: () => Answer) => Answer {
  const known = new Map<string, Answer>()
  return (key, compute) => {
    const answer = known.get(key)
    if (answer !== undefined) return answer
    if (known.size >= most) known.clear()
    const computed = compute()
    known.set(key, computed)
    return computed
  }
}
