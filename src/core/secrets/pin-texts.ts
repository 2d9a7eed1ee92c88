/** What a person is told about a PIN that will not do, in nb, nn and en. */
import type { Language, Words } from '../language.ts'
import type { PinObjection } from './pin.ts'

/** The sentence for one objection. */
export function pinObjectionText(objection: PinObjection, language: Language): string {
  return objections[objection][language]
}

/** What to say when it is not the right number of digits at all. */
export function unreadablePinText(length: number, language: Language): string {
  return unreadable(length)[language]
}

/** The rules in words, beside the field. */
export function pinRules(length: number, language: Language): readonly string[] {
  return [rules.digits(length)[language], rules.trivial[language], rules.own[language]]
}

const objections: Readonly<Record<PinObjection, Words>> = {
  trivial: {
    nb: 'PIN-koden er for lett å gjette: like sifre, par, en tallrekke eller et mønster på tastaturet.',
    nn: 'PIN-koden er for lett å gjette: like siffer, par, ei talrekkje eller eit mønster på tastaturet.',
    en: 'The PIN is too easy to guess: equal digits, pairs, a sequence or a pattern on the keypad.',
  },
  'birth-date': {
    nb: 'PIN-koden er en del av fødselsdatoen din.',
    nn: 'PIN-koden er ein del av fødselsdatoen din.',
    en: 'The PIN is part of your date of birth.',
  },
  'student-number': {
    nb: 'PIN-koden er en del av studentnummeret ditt.',
    nn: 'PIN-koden er ein del av studentnummeret ditt.',
    en: 'The PIN is part of your student number.',
  },
}

const unreadable = (length: number): Words => ({
  nb: `PIN-koden er nøyaktig ${length} sifre.`,
  nn: `PIN-koden er nøyaktig ${length} siffer.`,
  en: `The PIN is exactly ${length} digits.`,
})

const rules = {
  digits: (length: number): Words => ({
    nb: `Nøyaktig ${length} sifre.`,
    nn: `Nøyaktig ${length} siffer.`,
    en: `Exactly ${length} digits.`,
  }),
  trivial: {
    nb: 'Ikke like sifre, par, tallrekker eller mønstre på tastaturet, som 1111, 1212, 1234 eller 2580.',
    nn: 'Ikkje like siffer, par, talrekkjer eller mønster på tastaturet, som 1111, 1212, 1234 eller 2580.',
    en: 'No equal digits, pairs, sequences or keypad patterns, such as 1111, 1212, 1234 or 2580.',
  },
  own: {
    nb: 'Ikke fra fødselsdatoen eller studentnummeret ditt.',
    nn: 'Ikkje frå fødselsdatoen eller studentnummeret ditt.',
    en: 'Not from your date of birth or student number.',
  },
}
