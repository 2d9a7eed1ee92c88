/** The PIN that helps to prove who somebody is: how it is compared, and how the program makes one itself. */
import { type Dice, pick } from '../chance.ts'
import type { Institution } from '../institution/institution.ts'
import type { Day } from '../person/facts.ts'
import { makePin } from './pin.ts'

/** The text that is the same however a PIN was written: spaces, hyphens and small letters make no difference. */
export function canonicalAccessPin(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
}

/** What a PIN must not be made of. */
export type AccessPinFor = { born: Day | null; studentNumber: string | null }

/**
 * A new access PIN by the dice (ASVS 6.4.1, case P-07). Where one PIN serves both doors and proofs it has the door
 * PIN's digits; else the length and alphabet of the settings.
 */
export function makeAccessPin(dice: Dice, { pin }: Pick<Institution, 'pin'>, person: AccessPinFor): string {
  const { length, alphabet } = pin.access.made
  if (pin.one) return makePin(dice, { ...person, length: pin.door.length })
  if (alphabet === 'digits') return makePin(dice, { ...person, length })
  return Array.from({ length }, () => pick(dice, letters)).join('')
}

/** No vowels, so that no word appears; nothing that is read as something else. 27 of them: 8 are worth 38 bits. */
const letters = [...'23456789BCDFGHJKMNPQRSTVWXZ']
