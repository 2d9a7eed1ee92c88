/** The parts of an account as people call them. */
import type { Place } from '../institution/words.ts'
import type { Language, Words } from '../language.ts'

/** A list of parts in the middle of a sentence: "Wi-Fi, e-mail and the doors". */
export function placeList(places: readonly Place[], language: Language): string {
  return new Intl.ListFormat(language).format(places.map((place) => placeNames[place][language]))
}

const placeNames: Readonly<Record<Place, Words>> = {
  portal: { nb: 'denne portalen', nn: 'denne portalen', en: 'this portal' },
  network: { nb: 'trådløst nett', nn: 'trådlaust nett', en: 'Wi-Fi' },
  mail: { nb: 'e-post', nn: 'e-post', en: 'e-mail' },
  services: { nb: 'de andre tjenestene', nn: 'dei andre tenestene', en: 'the other services' },
  door: { nb: 'dørene', nn: 'dørene', en: 'the doors' },
}
