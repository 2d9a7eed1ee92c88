/** What Wi-Fi is answered, and why: one closed list for the RADIUS server's log, our own log and the person's page. */
import type { Words } from '../language.ts'

/** Why a device is not let in. Nothing in it tells an unknown name from a wrong password. */
export type NetworkRefusal =
  | 'name-unreadable'
  | 'name-has-space'
  | 'realm-missing'
  | 'realm-foreign'
  | 'sub-realm-unknown'
  | 'anonymous-inside'
  | 'password-unreadable'
  | 'wrong'
  | 'old-password'
  | 'secret-revoked'
  | 'locked'
  | 'slow-down'
  | 'closed'

/** By what a device was let in. */
export type NetworkAcceptance = 'password' | 'remembered-password' | 'device-secret'

/** For whoever reads the RADIUS server's log. */
const forOperators: Readonly<Record<NetworkRefusal, string>> = {
  'name-unreadable': 'the name cannot be read',
  'name-has-space': 'there is a space in the name; no other eduroam site would let it in either',
  'realm-missing': 'the name has no realm',
  'realm-foreign': 'the realm is another institution’s',
  'sub-realm-unknown': 'the realm ends like ours but is none of ours; it is not in the institution’s file',
  'anonymous-inside': 'the inner name is anonymous: only the outer one may be',
  'password-unreadable': 'the password cannot be read; it must be UTF-8',
  wrong: 'the name or the password is wrong',
  'old-password': 'the device still has an old password; its owner is told at /my-account/wifi',
  'secret-revoked': 'the secret of this device was revoked by its owner',
  locked: 'too many wrong passwords; open again by itself',
  'slow-down': 'too many wrong passwords came this way; slow down',
  closed: 'the account opens no network now; "adgang explain" says why',
}

/** The reason in a sentence; it holds nothing that anybody typed. */
export function refusalForOperators(because: NetworkRefusal): string {
  return forOperators[because]
}

/** What the person reads of it on the own page. */
const forPeople: Readonly<Record<NetworkRefusal | NetworkAcceptance, Words>> = {
  'name-unreadable': {
    nb: 'Navnet kunne ikke leses',
    nn: 'Namnet kunne ikkje lesast',
    en: 'The name could not be read',
  },
  'name-has-space': {
    nb: 'Mellomrom i navnet',
    nn: 'Mellomrom i namnet',
    en: 'A space in the name',
  },
  'realm-missing': {
    nb: 'Navnet manglet @ og domenet',
    nn: 'Namnet mangla @ og domenet',
    en: 'The name had no @ and domain',
  },
  'realm-foreign': {
    nb: 'Domenet etter @ er et annet lærested',
    nn: 'Domenet etter @ er ein annan lærestad',
    en: 'The domain after @ is another institution',
  },
  'sub-realm-unknown': {
    nb: 'Domenet etter @ er ukjent',
    nn: 'Domenet etter @ er ukjent',
    en: 'The domain after @ is unknown',
  },
  'anonymous-inside': {
    nb: 'Brukernavnet manglet',
    nn: 'Brukarnamnet mangla',
    en: 'The username was missing',
  },
  'password-unreadable': {
    nb: 'Passordet kunne ikke leses',
    nn: 'Passordet kunne ikkje lesast',
    en: 'The password could not be read',
  },
  wrong: { nb: 'Feil passord', nn: 'Feil passord', en: 'Wrong password' },
  'old-password': { nb: 'Gammelt passord', nn: 'Gammalt passord', en: 'Old password' },
  'secret-revoked': {
    nb: 'Wi-Fi-passordet er slettet',
    nn: 'Wi-Fi-passordet er sletta',
    en: 'The Wi-Fi password was deleted',
  },
  locked: {
    nb: 'For mange feil passord på kort tid',
    nn: 'For mange feil passord på kort tid',
    en: 'Too many wrong passwords in a short time',
  },
  'slow-down': {
    nb: 'For mange feil passord på kort tid',
    nn: 'For mange feil passord på kort tid',
    en: 'Too many wrong passwords in a short time',
  },
  closed: {
    nb: 'Kontoen åpner ikke nettet nå',
    nn: 'Kontoen opnar ikkje nettet no',
    en: 'The account did not open the network',
  },
  password: { nb: 'Koblet til med passordet', nn: 'Kopla til med passordet', en: 'Connected by password' },
  'remembered-password': {
    nb: 'Koblet til med passordet',
    nn: 'Kopla til med passordet',
    en: 'Connected by password',
  },
  'device-secret': {
    nb: 'Koblet til med eget Wi-Fi-passord',
    nn: 'Kopla til med eige Wi-Fi-passord',
    en: 'Connected by its own Wi-Fi password',
  },
}

/** The words for a kept decision; one that a later version wrote has none. */
export function decisionWords(because: string): Words | null {
  return Object.entries(forPeople).find(([name]) => name === because)?.[1] ?? null
}
