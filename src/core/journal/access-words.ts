/** What opened or closed, and why, as a journal or a report says it in few words. */
import { reasonName } from '../account/reason-words.ts'
import { placeList } from '../account/place-words.ts'
import { type HindranceReason, hindranceReasons } from '../institution/hindrances.ts'
import { places } from '../institution/words.ts'
import type { Language, Words } from '../language.ts'
import type { JournalLineFacts } from './line-facts.ts'

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

/** The sentence for a line about access: all of it or a part. Null: another kind of line. */
export function accessText({ what, details }: JournalLineFacts): Words | null {
  if (what !== 'access-closed' && what !== 'access-opened') return null
  const all = placesIn(details).length === places.length
  return what === 'access-closed' ? (all ? closed.all : closed.part) : all ? opened.all : opened.part
}

/** Why, and which parts where it is not all of them; by whose hand needs no words: nobody's. */
export function accessDetails({ what, details }: JournalLineFacts, language: Language): string[] {
  const { reasons } = details
  const why = typeof reasons === 'string' ? reasonsText(reasons, language) : ''
  const list = placesIn(details)
  return [
    ...(why === '' ? [] : [what === 'access-opened' ? noLonger[language](why) : why]),
    ...(list.length === 0 || list.length === places.length ? [] : [placesText(list.join(' '), language)]),
  ]
}

function placesIn({ places: written }: JournalLineFacts['details']): string[] {
  return typeof written === 'string' && written !== '' ? written.split(' ') : []
}

const closed = {
  all: { nb: 'Kontoen ble stengt', nn: 'Kontoen vart stengd', en: 'The account was closed' },
  part: {
    nb: 'En del av kontoen ble stengt',
    nn: 'Ein del av kontoen vart stengd',
    en: 'A part of the account was closed',
  },
} satisfies Record<string, Words>

const opened = {
  all: { nb: 'Kontoen ble åpnet igjen', nn: 'Kontoen vart opna igjen', en: 'The account was opened again' },
  part: {
    nb: 'En del av kontoen ble åpnet igjen',
    nn: 'Ein del av kontoen vart opna igjen',
    en: 'A part of the account was opened again',
  },
} satisfies Record<string, Words>

const noLonger: Words<(why: string) => string> = {
  nb: (why) => `Gjelder ikke lenger: ${why}`,
  nn: (why) => `Gjeld ikkje lenger: ${why}`,
  en: (why) => `No longer so: ${why}`,
}
