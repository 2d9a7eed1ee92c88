/** A sealed letter before it has words: its kind, what it hands over, and how it waits, sealed, until it is printed. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const instant = z.codec(z.string(), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (at) => at.toString(),
})

const letterContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('access-pin'), pin: z.string() }),
  z.strictObject({ kind: z.literal('desk-code'), code: z.string(), until: instant }),
])

/** What one letter is about. The secret in it is read by its addressee and by nobody before. */
export type LetterContent = z.output<typeof letterContent>

/** As text, to be sealed to the worker. */
export function writeLetterContent(content: LetterContent): string {
  return JSON.stringify(z.encode(letterContent, content))
}

/** The content in an unsealed text. Throws when it is none: nobody but this program writes them. */
export function readLetterContent(text: string): LetterContent {
  return letterContent.parse(JSON.parse(text))
}
