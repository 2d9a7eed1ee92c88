/** A letter in words, ready for the printer that folds and seals it. */
import type { Temporal } from 'temporal-polyfill'
import type { JobOutcome } from '../jobs/job.ts'
import type { Language } from '../language.ts'

export type Letter = {
  language: Language
  /** The title of the document and its heading. It says nothing that the envelope should not say. */
  title: string
  sender: string
  /** Name first. Only the name where no address is known or may be used: then the desk hands it over. */
  addressee: readonly string[]
  date: string
  says: readonly string[]
  /** Printed on the third that is folded inwards. */
  inside: { label: string; secret: string; note: string }
}

/** Under which number and as of when a letter is handed over. The same `id` again is the same letter again. */
export type LetterPosting = { id: string; at: Temporal.Instant }

/** The printer for sealed letters, of one institution. */
export type SealedPrinter = {
  print(letter: Letter, posting: LetterPosting): Promise<JobOutcome>
}
