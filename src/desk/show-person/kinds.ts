/** Kinds of number, of second factor and of belonging, in words. */
import type { Language, Words } from '../../core/language.ts'

/** A kind of identity number or of second factor. */
export function numberWords(kind: string, language: Language): string {
  return kinds[kind]?.[language] ?? kind
}

const kinds: Readonly<Record<string, Words>> = {
  fodselsnummer: { nb: 'fødselsnummer', nn: 'fødselsnummer', en: 'national identity number' },
  'd-nummer': { nb: 'D-nummer', nn: 'D-nummer', en: 'D-number' },
  's-nummer': { nb: 'S-nummer', nn: 'S-nummer', en: 'S-number' },
  'fs-fiktivt': { nb: 'fiktivt FS-nummer', nn: 'fiktivt FS-nummer', en: 'fictitious FS number' },
  passport: { nb: 'pass', nn: 'pass', en: 'passport' },
  'authenticator-app': { nb: 'app', nn: 'app', en: 'app' },
  passkey: { nb: 'passnøkkel', nn: 'passnøkkel', en: 'passkey' },
}
