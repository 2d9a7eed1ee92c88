/** Lets so many bytes through and no more: what is larger, or packed to burst, ends there. */
import { Transform } from 'node:stream'

/** More came than may come. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** A register file packs to a tenth or a thirtieth; what packs to less than a five-hundredth is there to fill the disk. */
const mostTimes = 500
const enoughToTell = 16 * 1024 * 1024

/** A stream that fails with `TooLarge` beyond `most` bytes, or beyond what `packed` bytes can honestly hold (ASVS 5.2.3). */
export function atMost(most: number, packed: number = Number.POSITIVE_INFINITY): Transform {
  let bytes = 0
  const honest = Math.max(enoughToTell, packed * mostTimes)
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length
      if (bytes > Math.min(most, honest)) done(new TooLarge())
      else done(null, part)
    },
  })
}
