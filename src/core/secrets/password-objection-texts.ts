/** What a person is told about a refused password, and the institution's rules in words, in nb, nn and en. */
import type { Language, Words } from '../language.ts'
import type { PasswordKind, PasswordObjection } from './password-objection.ts'

/** The sentence for one objection. Nothing of the password itself is repeated, only what the person is called by. */
export function passwordObjectionText(objection: PasswordObjection, language: Language): string {
  switch (objection.objection) {
    case 'too-short':
      return texts['too-short'][language](objection.length, objection.least)
    case 'too-long':
      return texts['too-long'][language](objection.most)
    case 'repeats':
      return texts.repeats[language](objection.most)
    case 'too-few-kinds':
      return texts['too-few-kinds'][language](objection.atLeast, kindList(objection.missing, language))
    case 'name-part':
    case 'username-part':
    case 'institution-name':
      return texts[objection.objection][language](objection.part)
    case 'used-before':
      return texts['used-before'][language](objection.remembered)
    case 'empty':
    case 'unusable-character':
    case 'student-number':
    case 'birth-date':
    case 'too-simple':
    case 'leaked':
    case 'temporary':
      return texts[objection.objection][language]
  }
}

/** `store bokstaver, sifre og spesialtegn`. */
export function kindList(kinds: readonly PasswordKind[], language: Language): string {
  return new Intl.ListFormat(language).format(kinds.map((kind) => kindNames[kind][language]))
}

const kindNames: Readonly<Record<PasswordKind, Words>> = {
  capital: { nb: 'store bokstaver', nn: 'store bokstavar', en: 'capital letters' },
  lower: { nb: 'små bokstaver', nn: 'små bokstavar', en: 'lower-case letters' },
  digit: { nb: 'sifre', nn: 'siffer', en: 'digits' },
  special: { nb: 'spesialtegn', nn: 'spesialteikn', en: 'special characters' },
}

const texts = {
  empty: {
    nb: 'Skriv et passord.',
    nn: 'Skriv eit passord.',
    en: 'Enter a password.',
  },
  'unusable-character': {
    nb: 'Passordet inneholder et tegn som ikke kan brukes, for eksempel en tabulator eller et usynlig kontrolltegn. Mellomrom og alle synlige tegn er i orden.',
    nn: 'Passordet inneheld eit teikn som ikkje kan brukast, til dømes ein tabulator eller eit usynleg kontrollteikn. Mellomrom og alle synlege teikn er i orden.',
    en: 'The password contains a character that cannot be used, such as a tab or an invisible control character. Spaces and all visible characters are fine.',
  },
  temporary: {
    nb: 'Passordet ser ut som et midlertidig passord. Velg et eget.',
    nn: 'Passordet ser ut som eit mellombels passord. Vel eit eige.',
    en: 'The password looks like a temporary password. Choose one of your own.',
  },
  'too-short': {
    nb: (length: number, least: number) =>
      `Passordet er for kort: det har ${length} tegn og må ha minst ${least}.`,
    nn: (length: number, least: number) =>
      `Passordet er for kort: det har ${length} teikn og må ha minst ${least}.`,
    en: (length: number, least: number) =>
      `The password is too short: it has ${length} ${length === 1 ? 'character' : 'characters'} and needs at least ${least}.`,
  },
  'too-long': {
    nb: (most: number) => `Passordet er for langt. Det kan ha høyst ${most} tegn.`,
    nn: (most: number) => `Passordet er for langt. Det kan ha høgst ${most} teikn.`,
    en: (most: number) => `The password is too long. It can have at most ${most} characters.`,
  },
  repeats: {
    nb: (most: number) => `Det samme tegnet står mer enn ${most} ${most === 1 ? 'gang' : 'ganger'} på rad.`,
    nn: (most: number) => `Det same teiknet står meir enn ${most} ${most === 1 ? 'gong' : 'gonger'} på rad.`,
    en: (most: number) =>
      `The same character appears more than ${most} ${most === 1 ? 'time' : 'times'} in a row.`,
  },
  'too-few-kinds': {
    nb: (atLeast: number, missing: string) =>
      `Passordet må ha minst ${atLeast} av disse fire: store bokstaver, små bokstaver, sifre og spesialtegn. Du har ikke brukt ${missing}.`,
    nn: (atLeast: number, missing: string) =>
      `Passordet må ha minst ${atLeast} av desse fire: store bokstavar, små bokstavar, siffer og spesialteikn. Du har ikkje brukt ${missing}.`,
    en: (atLeast: number, missing: string) =>
      `The password needs at least ${atLeast} of these four: capital letters, lower-case letters, digits and special characters. You have not used ${missing}.`,
  },
  'name-part': {
    nb: (part: string) => `Passordet inneholder «${part}», som er en del av navnet ditt.`,
    nn: (part: string) => `Passordet inneheld «${part}», som er ein del av namnet ditt.`,
    en: (part: string) => `The password contains “${part}”, which is part of your name.`,
  },
  'username-part': {
    nb: (part: string) => `Passordet inneholder «${part}» fra brukernavnet ditt.`,
    nn: (part: string) => `Passordet inneheld «${part}» frå brukarnamnet ditt.`,
    en: (part: string) => `The password contains “${part}” from your username.`,
  },
  'student-number': {
    nb: 'Passordet inneholder studentnummeret ditt.',
    nn: 'Passordet inneheld studentnummeret ditt.',
    en: 'The password contains your student number.',
  },
  'institution-name': {
    nb: (part: string) => `Passordet inneholder «${part}», navnet på lærestedet.`,
    nn: (part: string) => `Passordet inneheld «${part}», namnet på lærestaden.`,
    en: (part: string) => `The password contains “${part}”, the name of the institution.`,
  },
  'birth-date': {
    nb: 'Passordet inneholder fødselsdatoen din.',
    nn: 'Passordet inneheld fødselsdatoen din.',
    en: 'The password contains your date of birth.',
  },
  'too-simple': {
    nb: 'Passordet er for enkelt: det gjentar det samme eller følger alfabetet, tallrekken eller tastaturet fra ende til annen. Flere ord som ikke hører sammen, er mye sterkere.',
    nn: 'Passordet er for enkelt: det tek opp att det same eller følgjer alfabetet, talrekkja eller tastaturet frå ende til annan. Fleire ord som ikkje høyrer saman, er mykje sterkare.',
    en: 'The password is too simple: it repeats itself or follows the alphabet, the digits or the keyboard from end to end. Several words that do not belong together are much stronger.',
  },
  leaked: {
    nb: 'Passordet står på en liste over lekkede passord, og slike blir prøvd først av dem som vil inn. Velg et annet. Vi så etter her hos oss; passordet ble ikke sendt noe sted.',
    nn: 'Passordet står på ei liste over passord som er kjende frå lekkasjar, og slike blir prøvde først av dei som vil inn. Vel eit anna. Vi såg etter her hos oss; passordet vart ikkje sendt nokon stad.',
    en: 'The password is on a list of leaked passwords, and those are tried first by anyone who wants to get in. Choose another. We checked here in our own system; the password was not sent anywhere.',
  },
  'used-before': {
    nb: (remembered: number) =>
      remembered === 1
        ? 'Dette er passordet du allerede har. Velg et nytt.'
        : `Du har brukt dette passordet før. Velg et som ikke er blant de ${remembered} siste.`,
    nn: (remembered: number) =>
      remembered === 1
        ? 'Dette er passordet du alt har. Vel eit nytt.'
        : `Du har brukt dette passordet før. Vel eit som ikkje er mellom dei ${remembered} siste.`,
    en: (remembered: number) =>
      remembered === 1
        ? 'This is the password you already have. Choose a new one.'
        : `You have used this password before. Choose one that is not among your last ${remembered}.`,
  },
} satisfies Readonly<Record<PasswordObjection['objection'], Words<unknown>>>
