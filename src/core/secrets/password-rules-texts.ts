/** The institution's password rules as short lines beside the field, made from the policy so that they cannot disagree. */
import type { Language, Words } from '../language.ts'
import { kindList } from './password-objection-texts.ts'
import { passwordKinds } from './password-objection.ts'
import type { PasswordPolicy } from './password-policy-setting.ts'
import { mostCodePoints } from './password.ts'

/** One line per rule of this policy (mission O-7, U-7, U-8). What is always so, as upper and lower case, comes last. */
export function passwordRules(policy: PasswordPolicy, language: Language): readonly string[] {
  const { minLength, maxLength, maxRepeats, kinds, history } = policy
  const lines = [
    rules.minLength(minLength)[language],
    maxLength < mostCodePoints ? rules.maxLength(maxLength)[language] : null,
    kinds === null
      ? null
      : rules.kinds(kinds.atLeast, kindList(passwordKinds, language), kinds.special)[language],
    maxRepeats === null ? null : rules.maxRepeats(maxRepeats)[language],
    ownNames(policy)?.[language] ?? null,
    policy.forbidInstitutionNames ? rules.institutionNames[language] : null,
    policy.forbidBirthDate ? rules.birthDate[language] : null,
    policy.leaked ? rules.leaked[language] : null,
    history > 0 ? rules.history(history)[language] : null,
    rules.caseCounts[language],
  ]
  return lines.filter((line) => line !== null)
}

function ownNames({ forbidNameParts, forbidUsernameParts }: PasswordPolicy): Words | null {
  if (forbidNameParts && forbidUsernameParts) return rules.nameAndUsername
  if (forbidNameParts) return rules.name
  return forbidUsernameParts ? rules.username : null
}

const rules = {
  minLength: (least: number): Words => ({
    nb: `Minst ${least} tegn. Gjerne flere ord med mellomrom, eller en hel setning.`,
    nn: `Minst ${least} teikn. Gjerne fleire ord med mellomrom, eller ei heil setning.`,
    en: `At least ${least} characters. Several words with spaces or a whole sentence are welcome.`,
  }),
  maxLength: (most: number): Words => ({
    nb: `Høyst ${most} tegn.`,
    nn: `Høgst ${most} teikn.`,
    en: `At most ${most} characters.`,
  }),
  kinds: (atLeast: number, list: string, special: string): Words => ({
    nb: `Minst ${atLeast} av disse fire: ${list}. Spesialtegn er ${special}`,
    nn: `Minst ${atLeast} av desse fire: ${list}. Spesialteikn er ${special}`,
    en: `At least ${atLeast} of these four: ${list}. Special characters are ${special}`,
  }),
  maxRepeats: (most: number): Words => ({
    nb: `Ikke det samme tegnet mer enn ${most} ${most === 1 ? 'gang' : 'ganger'} på rad.`,
    nn: `Ikkje det same teiknet meir enn ${most} ${most === 1 ? 'gong' : 'gonger'} på rad.`,
    en: `Not the same character more than ${most} ${most === 1 ? 'time' : 'times'} in a row.`,
  }),
  nameAndUsername: {
    nb: 'Ingen del av navnet eller brukernavnet ditt.',
    nn: 'Ingen del av namnet eller brukarnamnet ditt.',
    en: 'No part of your name or username.',
  },
  name: {
    nb: 'Ingen del av navnet ditt.',
    nn: 'Ingen del av namnet ditt.',
    en: 'No part of your name.',
  },
  username: {
    nb: 'Ingen del av brukernavnet ditt.',
    nn: 'Ingen del av brukarnamnet ditt.',
    en: 'No part of your username.',
  },
  institutionNames: {
    nb: 'Ikke navnet på lærestedet.',
    nn: 'Ikkje namnet på lærestaden.',
    en: 'Not the name of the institution.',
  },
  birthDate: {
    nb: 'Ikke fødselsdatoen din.',
    nn: 'Ikkje fødselsdatoen din.',
    en: 'Not your date of birth.',
  },
  leaked: {
    nb: 'Ikke et passord som er kjent fra lekkasjer. Vi sjekker det her, uten å sende det noe sted.',
    nn: 'Ikkje eit passord som er kjent frå lekkasjar. Vi sjekkar det her, utan å sende det nokon stad.',
    en: 'Not a password known from leaks. We check it here, without sending it anywhere.',
  },
  history: (remembered: number): Words => ({
    nb: remembered === 1 ? 'Ikke passordet du har nå.' : `Ikke et av de ${remembered} siste passordene dine.`,
    nn:
      remembered === 1 ? 'Ikkje passordet du har no.' : `Ikkje eit av dei ${remembered} siste passorda dine.`,
    en: remembered === 1 ? 'Not the password you have now.' : `Not one of your last ${remembered} passwords.`,
  }),
  caseCounts: {
    nb: 'Store og små bokstaver er forskjellige tegn.',
    nn: 'Store og små bokstavar er ulike teikn.',
    en: 'Capital and lower-case letters are different characters.',
  },
}
