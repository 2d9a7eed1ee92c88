/** What stands in a sealed letter, in the person's language: what it is, how long it counts, and what is on the inner fold. (Long: three languages.) */
import type { Language, Words } from '../language.ts'
import { type Sender, type Voice, voiceOf } from '../messages/voice.ts'
import type { Temporal } from 'temporal-polyfill'
import type { LetterContent } from './content.ts'
import type { Letter } from './letter.ts'

type Wording<Content> = {
  title: string
  says: (voice: Voice, content: Content) => readonly string[]
  label: string
  note: string
}
type Of<Kind extends LetterContent['kind']> = Extract<LetterContent, { kind: Kind }>

/** Puts a letter into words. */
export function letterInWords(
  content: LetterContent,
  sender: Sender,
  to: { language: Language; addressee: readonly string[]; at: Temporal.Instant },
): Letter {
  const { language, addressee, at } = to
  const voice = voiceOf(sender, language)
  const [wording, secret] =
    content.kind === 'access-pin' ? [accessPin[language], content.pin] : [deskCode[language], content.code]
  const says =
    content.kind === 'access-pin'
      ? accessPin[language].says(voice, content)
      : deskCode[language].says(voice, content)
  return {
    language,
    title: wording.title,
    sender: voice.institution,
    addressee,
    date: dayIn(language, at, sender.timeZone),
    says: [...says, trust[language](voice)],
    inside: { label: wording.label, secret, note: wording.note },
  }
}

const locales: Words = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

function dayIn(language: Language, at: Temporal.Instant, timeZone: string): string {
  return at
    .toZonedDateTimeISO(timeZone)
    .toLocaleString(locales[language], { day: 'numeric', month: 'long', year: 'numeric' })
    .replace(/\s/gu, ' ')
}

const accessPin: Words<Wording<Of<'access-pin'>>> = {
  nb: {
    title: 'Ny PIN-kode',
    says: (voice) => [
      `Brukerstøtten har laget en ny PIN-kode til deg. Du finner den på den delen av arket som er brettet inn. Med den viser du hvem du er i kontoportalen ${voice.origin}`,
      'Koden du hadde før, virker ikke lenger. Denne gjelder til du får en ny. Etter fem feil forsøk er den brukt opp.',
    ],
    label: 'PIN-koden din',
    note: 'Ikke gi den til noen, heller ikke til oss. Makuler brevet når du har brukt den.',
  },
  nn: {
    title: 'Ny PIN-kode',
    says: (voice) => [
      `Brukarstøtta har laga ein ny PIN-kode til deg. Du finn han på den delen av arket som er bretta inn. Med han viser du kven du er i kontoportalen ${voice.origin}`,
      'Koden du hadde før, verkar ikkje lenger. Denne gjeld til du får ein ny. Etter fem feil forsøk er han brukt opp.',
    ],
    label: 'PIN-koden din',
    note: 'Ikkje gi han til nokon, heller ikkje til oss. Makuler brevet når du har brukt han.',
  },
  en: {
    title: 'New PIN',
    says: (voice) => [
      `The service desk has made a new PIN for you. It is on the part of this sheet that is folded inwards. With it you show who you are in the account portal ${voice.origin}`,
      'The PIN you had before no longer works. This one is valid until you get a new one. After five wrong tries it is used up.',
    ],
    label: 'Your PIN',
    note: 'Give it to nobody, not even to us. Shred this letter when you have used it.',
  },
}

const page = '/forgotten-password/desk-code'

const deskCode: Words<Wording<Of<'desk-code'>>> = {
  nb: {
    title: 'Engangskode til nytt passord',
    says: (voice, { until }) => [
      `Brukerstøtten har laget en engangskode til deg. Du finner den på den delen av arket som er brettet inn. Med den kan du velge et nytt passord én gang, til ${voice.when(until)}.`,
      `Gå til ${voice.link(page)} og skriv brukernavnet ditt og koden.`,
      'Passordet du har fra før, virker til du har valgt et nytt.',
    ],
    label: 'Engangskoden din',
    note: 'Ikke gi den til noen, heller ikke til oss. Makuler brevet når du har brukt den.',
  },
  nn: {
    title: 'Eingongskode til nytt passord',
    says: (voice, { until }) => [
      `Brukarstøtta har laga ein eingongskode til deg. Du finn han på den delen av arket som er bretta inn. Med han kan du velje eit nytt passord éin gong, til ${voice.when(until)}.`,
      `Gå til ${voice.link(page)} og skriv brukarnamnet ditt og koden.`,
      'Passordet du har frå før, verkar til du har valt eit nytt.',
    ],
    label: 'Eingongskoden din',
    note: 'Ikkje gi han til nokon, heller ikkje til oss. Makuler brevet når du har brukt han.',
  },
  en: {
    title: 'One-time code for a new password',
    says: (voice, { until }) => [
      `The service desk has made a one-time code for you. It is on the part of this sheet that is folded inwards. With it you can choose a new password once, until ${voice.when(until)}.`,
      `Go to ${voice.link(page)} and type your username and the code.`,
      'The password you had before works until you have chosen a new one.',
    ],
    label: 'Your one-time code',
    note: 'Give it to nobody, not even to us. Shred this letter when you have used it.',
  },
}

const trust: Words<(voice: Voice) => string> = {
  nb: (voice) =>
    `Er forseglingen brutt, eller har du ikke avtalt dette med oss? Ta kontakt med en gang. ${voice.reachDesk}`,
  nn: (voice) =>
    `Er forseglinga broten, eller har du ikkje avtalt dette med oss? Ta kontakt med ein gong. ${voice.reachDesk}`,
  en: (voice) =>
    `Is the seal broken, or was this not agreed with you? Contact us at once. ${voice.reachDesk}`,
}
