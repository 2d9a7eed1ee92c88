/** Tells a person what happened to their Wi-Fi: a password for a device made or deleted, or the door closed after very many wrong ones (row A-5). */
import type { Temporal } from 'temporal-polyfill'
import type { Words } from '../../language.ts'
import type { Wording } from '../voice.ts'
import type { WifiChange } from '../wifi-change.ts'

type Facts = { what: WifiChange; at: Temporal.Instant }

const happened: Readonly<Record<WifiChange, Words>> = {
  'secret-made': {
    nb: 'Et Wi-Fi-passord for en enhet ble laget',
    nn: 'Eit Wi-Fi-passord for ei eining vart laga',
    en: 'A Wi-Fi password for a device was made',
  },
  'secret-ended': {
    nb: 'Et Wi-Fi-passord for en enhet ble slettet',
    nn: 'Eit Wi-Fi-passord for ei eining vart sletta',
    en: 'A Wi-Fi password of a device was deleted',
  },
  'all-secrets-ended': {
    nb: 'Alle Wi-Fi-passord for enhetene dine ble slettet',
    nn: 'Alle Wi-Fi-passord for einingane dine vart sletta',
    en: 'All Wi-Fi passwords of your devices were deleted',
  },
  'closed-for-long': {
    nb: 'Nye enheter kommer ikke på Wi-Fi med passordet ditt lenger, etter svært mange feil forsøk',
    nn: 'Nye einingar kjem ikkje på Wi-Fi med passordet ditt lenger, etter svært mange feil forsøk',
    en: 'New devices can no longer join Wi-Fi with your password, after very many wrong tries',
  },
}

/** The same where 160 letters must hold it. */
const inShort: Readonly<Record<WifiChange, Words>> = {
  ...happened,
  'closed-for-long': {
    nb: 'Passordet ditt er stengt på Wi-Fi for nye enheter',
    nn: 'Passordet ditt er stengt på Wi-Fi for nye einingar',
    en: 'Your password is closed on Wi-Fi for new devices',
  },
}

/** What to do where it was not nothing. */
const todo: Readonly<Record<'closed' | 'changed', Words>> = {
  closed: {
    nb: 'Bytt passord, så åpner det igjen. Enheter som alt er på nett, merker ingenting.',
    nn: 'Byt passord, så opnar det att. Einingar som alt er på nett, merkar ingenting.',
    en: 'Change your password and it opens again. Devices that are connected already notice nothing.',
  },
  changed: {
    nb: 'Var det deg, trenger du ikke gjøre noe. Var det ikke deg, så slett Wi-Fi-passordene på siden «Wi-Fi» under Min konto, og bytt passord.',
    nn: 'Var det du som gjorde det, treng du ikkje gjere noko. Var det ikkje du, så slett Wi-Fi-passorda på sida «Wi-Fi» under Min konto, og byt passord.',
    en: 'If it was you, there is nothing to do. If it was not, delete the Wi-Fi passwords on the page “Wi-Fi” under My account, and change your password.',
  },
}

const todoOf = (what: WifiChange): Words => todo[what === 'closed-for-long' ? 'closed' : 'changed']

export const wifiChanged: Wording<Facts> = {
  mail: {
    nb: (voice, { what, at }) => ({
      subject: `Wi-Fi ved ${voice.short}: noe er endret`,
      says: [
        `${happened[what].nb} ${voice.when(at)}. Det gjelder brukerkontoen din ved ${voice.institution}.`,
        todoOf(what).nb,
        voice.reachDesk,
        'Du får denne meldingen fordi vi alltid sier fra når noe slikt skjer.',
      ],
    }),
    nn: (voice, { what, at }) => ({
      subject: `Wi-Fi ved ${voice.short}: noko er endra`,
      says: [
        `${happened[what].nn} ${voice.when(at)}. Det gjeld brukarkontoen din ved ${voice.institution}.`,
        todoOf(what).nn,
        voice.reachDesk,
        'Du får denne meldinga fordi vi alltid seier frå når noko slikt skjer.',
      ],
    }),
    en: (voice, { what, at }) => ({
      subject: `Wi-Fi at ${voice.short}: something has changed`,
      says: [
        `${happened[what].en} on ${voice.when(at)}. This is about your user account at ${voice.institution}.`,
        todoOf(what).en,
        voice.reachDesk,
        'You receive this message because we always tell you when such a thing happens.',
      ],
    }),
  },
  sms: {
    nb: (voice, { what, at }) =>
      `${voice.short}: ${inShort[what].nb} ${voice.when(at)}. Ikke deg? Kontakt brukerstøtten: ${voice.desk}`,
    nn: (voice, { what, at }) =>
      `${voice.short}: ${inShort[what].nn} ${voice.when(at)}. Ikkje du? Kontakt brukarstøtta: ${voice.desk}`,
    en: (voice, { what, at }) =>
      `${voice.short}: ${inShort[what].en} on ${voice.when(at)}. Not you? Contact the service desk: ${voice.desk}`,
  },
}
