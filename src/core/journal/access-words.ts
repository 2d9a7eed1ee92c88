/** What opened or closed, and why, as a journal or a report says it in few words. */
import { reasonName } from '../account/reason-words.ts'
import { placeList } from '../account/place-words.ts'
import { type HindranceReason, hindranceReasons } from '../institution/hindrances.ts'
import { places } from '../institution/words.ts'
import type { Language } from '../language.ts'

/** Reasons that stand in a line, separated by spaces; what this version does not know is left out. */
export function readReasons(written: string): HindranceReason[] {
  return written
    .split(' ')
    .filter((word): word is HindranceReason => hindranceReasons.some((reason) => reason === word))
}

/** The titles of the reasons. */
export function reasonsText(written: string, language: Language): string {
  return readReasons(written)
    .map((reason) => reasonName(reason, language))
    .join(', ')
}

/** The parts of the account, as the beginning of a phrase. */
export function placesText(written: string, language: Language): string {
  const words = written.split(' ')
  const list = placeList(
    places.filter((place) => words.includes(place)),
    language,
  )
  return list.charAt(0).toUpperCase() + list.slice(1)
}
