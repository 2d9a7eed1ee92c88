/** The line in an entry's description that says since when its account is over. */
import type { Existing } from './existing.ts'
import type { Wanted } from './wanted.ts'

const mark = 'Account ended, seen '

/** What the description is to say. What somebody in the domain wrote there stays; our own line goes when it no longer holds. */
export function closingNote(
  { description }: Pick<Existing, 'description'>,
  { standing }: Pick<Wanted, 'standing'>,
  today: string,
): string | null {
  const isOurs = description === null || description.startsWith(mark)
  if (!isOurs) return description
  if (standing !== 'ended') return null
  return description ?? `${mark}${today}`
}
