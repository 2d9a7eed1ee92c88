/** A line of the journal as it is put into words. */

/** A line of the journal as the store has it. */
export type JournalLineFacts = {
  what: string
  by: string
  because: string | null
  details: Readonly<Record<string, unknown>>
}
