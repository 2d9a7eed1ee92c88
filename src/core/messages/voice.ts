/** How an institution speaks in its messages: its names, its desk, and the greeting and closing of every letter. */
import { Temporal } from 'temporal-polyfill'
import type { Language, Words } from '../language.ts'

/** The institution as it appears in messages. Everything here comes from its settings (case L-01: never from a request). */
export type Sender = {
  /** The full name, in each language. */
  name: Words
  /** The name people call it by: it opens every text message. */
  shortName: string
  /** The portal's origin, without a slash at the end. */
  origin: string
  /** The service desk's telephone as people write it; null where there is none. */
  deskPhone: string | null
  deskMail: string | null
  timeZone: string
  /** The names of the services, by their keys. */
  services: Readonly<Record<string, Words>>
  /** Where students see their invoice and register for the term. */
  studentPages: Words
}

/** The sender in one language: what wordings are made of. */
export type Voice = {
  institution: string
  short: string
  origin: string
  /** How to reach the service desk, in whole sentences. */
  reachDesk: string
  /** The shortest way to the desk, for text messages: its telephone, or the page that lists the desks. */
  desk: string
  /** A day and a time of day, as people say them. */
  when(at: Temporal.Instant): string
  /** A day with its year. */
  day(day: string): string
  /** What people call a service; its key where the settings no longer know it. */
  service(key: string): string
  /** Where students see their invoice. */
  studentPages: string
  /** A link into our own portal, in the language of the message; a path that would leave it is refused. */
  link(path: string): string
}

/** A letter as its author writes it: the subject, and the paragraphs that only this kind of letter has. */
export type Letter = { subject: string; says: readonly string[] }

/** Every word of one kind of message on every channel it may take. A missing language does not compile (row A-1). */
export type Wording<Facts> = {
  mail: Words<(voice: Voice, facts: Facts) => Letter>
  sms: Words<(voice: Voice, facts: Facts) => string> | null
}

/** The sender's voice in one language. */
export function voiceOf(sender: Sender, language: Language): Voice {
  const desks = `${sender.origin}/${language}/desks`
  const ways = [sender.deskPhone, sender.deskMail].filter((way) => way !== null)
  return {
    institution: sender.name[language],
    short: sender.shortName,
    origin: sender.origin,
    reachDesk: reachDesk[language](ways, desks),
    desk: sender.deskPhone ?? desks,
    when: (at) => timeIn(language, at, sender.timeZone),
    studentPages: sender.studentPages[language],
    day: (day) => dayIn(language, day),
    service: (key) => sender.services[key]?.[language] ?? key,
    link: (path) => linkInto(sender.origin, language, path),
  }
}

/** The whole letter: greeting without a name (case M-05), its own words, and who wrote it and never asks for what (field 58). */
export function wholeLetter(letter: Letter, voice: Voice, language: Language): string {
  const closing = `${regards[language]}\n${voice.institution}`
  return [greeting[language], ...letter.says, sentBy[language](voice), closing].join('\n\n')
}

function linkInto(origin: string, language: Language, path: string): string {
  const link = new URL(path, origin)
  if (!path.startsWith('/') || link.origin !== new URL(origin).origin)
    throw new Error('a link in a message stays in the portal')
  return new URL(`/${language}${path}`, origin).href
}

const locales: Words = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

function timeIn(language: Language, at: Temporal.Instant, timeZone: string): string {
  const said = at.toZonedDateTimeISO(timeZone).toLocaleString(locales[language], {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })
  // some versions of the language data put narrow or hard spaces, which a text message cannot carry
  return said.replace(/\s/gu, ' ')
}

function dayIn(language: Language, day: string): string {
  const said = Temporal.PlainDate.from(day).toLocaleString(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  return said.replace(/\s/gu, ' ')
}

const greeting: Words = { nb: 'Hei,', nn: 'Hei,', en: 'Hello,' }
const regards: Words = { nb: 'Hilsen', nn: 'Helsing', en: 'Kind regards,' }

const reachDesk: Words<(ways: string[], desks: string) => string> = {
  nb: (ways, desks) =>
    ways.length > 0
      ? `Brukerstøtten når du på ${ways.join(' eller ')}. Steder og åpningstider: ${desks}`
      : `Slik når du brukerstøtten: ${desks}`,
  nn: (ways, desks) =>
    ways.length > 0
      ? `Brukarstøtta når du på ${ways.join(' eller ')}. Stader og opningstider: ${desks}`
      : `Slik når du brukarstøtta: ${desks}`,
  en: (ways, desks) =>
    ways.length > 0
      ? `You can reach the service desk on ${ways.join(' or ')}. Places and opening hours: ${desks}`
      : `How to reach the service desk: ${desks}`,
}

const sentBy: Words<(voice: Voice) => string> = {
  nb: (voice) =>
    `Denne e-posten er sendt automatisk fra kontoportalen ved ${voice.institution} (${voice.origin}), og svar blir ikke lest. ` +
    'Ingen hos oss spør noen gang etter passord, PIN-koder eller engangskoder.',
  nn: (voice) =>
    `Denne e-posten er send automatisk frå kontoportalen ved ${voice.institution} (${voice.origin}), og svar blir ikkje lesne. ` +
    'Ingen hos oss spør nokon gong etter passord, PIN-kodar eller eingongskodar.',
  en: (voice) =>
    `This e-mail was sent automatically by the account portal of ${voice.institution} (${voice.origin}); replies are not read. ` +
    'Nobody here will ever ask you for passwords, PINs or one-time codes.',
}
