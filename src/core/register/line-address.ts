/** The postal address on a kept line of a register: read when a letter is printed, and held nowhere else. */
import { z } from 'zod'

const part = z.string().nullish()
const line = z.looseObject({
  address: z
    .union([z.string(), z.looseObject({ co: part, street: part, postcode: part, city: part, country: part })])
    .nullish(),
})

/** The lines of the address as they stand on an envelope; empty when the register has none. */
export function addressOnLine(kept: string): string[] {
  const read = line.safeParse(JSON.parse(kept))
  const address = read.success ? read.data.address : null
  if (address === null || address === undefined) return []
  const lines =
    typeof address === 'string'
      ? address.split(/[\n,]/)
      : [
          address.co ? `c/o ${address.co.replace(/^c\/o\s+/i, '')}` : '',
          address.street ?? '',
          `${address.postcode ?? ''} ${address.city ?? ''}`,
          address.country ?? '',
        ]
  return lines
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter((each) => each !== '')
    .slice(0, 5)
}
