/** Where a password works by now: each other system with one word, and a sentence where there is something to know (row O-1). */
import type { PasswordPlace } from '../../actions/see-targets.ts'
import type { PasswordThere } from '../../core/targets/password-there.ts'
import { type Item, ItemList } from '../look/item-list.tsx'
import type { TagKind } from '../look/tag.tsx'
import type { Visit } from '../visit.ts'
import { placesTexts } from './texts.ts'

const kinds: Readonly<Record<PasswordThere, TagKind>> = {
  works: 'success',
  'on-its-way': 'info',
  late: 'warning',
  'waits-for-you': 'warning',
  'not-taken': 'danger',
}

/** Nothing where no other system takes the password. */
export function PasswordPlaces({ visit, places }: { visit: Visit; places: readonly PasswordPlace[] }) {
  return <ItemList items={places.map((place) => itemOf(visit, place))} />
}

function itemOf({ language }: Visit, { name, is }: PasswordPlace): Item {
  const { tag, text } = placesTexts(language).is[is]
  return { title: name[language], tag: { words: tag, kind: kinds[is] }, ...(text === null ? {} : { text }) }
}
