/** Which links an erasure names, written short: growing numbers as steps from one to the next, in base 36. */

/** `[5, 6, 40]` becomes `5.1.y`. The numbers grow. */
export function writeErased(seqs: readonly number[]): string {
  let before = 0
  return seqs
    .map((seq) => {
      const step = seq - before
      before = seq
      return step.toString(36)
    })
    .join('.')
}

/** The numbers again; null when it is no such list. */
export function readErased(text: string): number[] | null {
  if (text === '') return []
  if (!/^[0-9a-z.]+$/.test(text)) return null
  let at = 0
  const seqs = text.split('.').map((step) => (at += Number.parseInt(step, 36)))
  return seqs.every((seq, place) => Number.isSafeInteger(seq) && seq > (seqs[place - 1] ?? 0)) ? seqs : null
}
