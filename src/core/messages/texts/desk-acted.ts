/** Tells a person what the service desk has done with the account, or has taken back (row A-5). (Long: one sentence for each act, in three languages.) */
import type { Temporal } from 'temporal-polyfill'
import type { DeskAct } from '../../desk/act.ts'
import type { Language, Words } from '../../language.ts'
import type { Wording } from '../voice.ts'

type Facts = { act: DeskAct; undone: boolean; at: Temporal.Instant }

export const deskActed: Wording<Facts> = {
  mail: {
    nb: (voice, facts) => ({
      subject: `Brukerstøtten ved ${voice.short} har endret noe på kontoen din`,
      says: [
        `Brukerstøtten ved ${voice.institution} ${deedOf(facts, 'nb')} ${voice.when(facts.at)}.`,
        'Hvem som gjorde det og hvorfor, står i loggen på kontosiden din.',
        `Var det ikke etter avtale med deg? Ta kontakt med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, facts) => ({
      subject: `Brukarstøtta ved ${voice.short} har endra noko på kontoen din`,
      says: [
        `Brukarstøtta ved ${voice.institution} ${deedOf(facts, 'nn')} ${voice.when(facts.at)}.`,
        'Kven som gjorde det og kvifor, står i loggen på kontosida di.',
        `Var det ikkje etter avtale med deg? Ta kontakt med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, facts) => ({
      subject: `The service desk at ${voice.short} has changed something about your account`,
      says: [
        `The service desk at ${voice.institution} ${deedOf(facts, 'en')} on ${voice.when(facts.at)}.`,
        'Who did it and why stands in the journal on your account page.',
        `Was this not agreed with you? Contact us at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { at }) =>
      `${voice.short}: Brukerstøtten endret noe på kontoen din ${voice.when(at)}. Ikke avtalt? Kontakt: ${voice.desk}`,
    nn: (voice, { at }) =>
      `${voice.short}: Brukarstøtta endra noko på kontoen din ${voice.when(at)}. Ikkje avtalt? Kontakt: ${voice.desk}`,
    en: (voice, { at }) =>
      `${voice.short}: The service desk changed your account on ${voice.when(at)}. Not agreed? Contact: ${voice.desk}`,
  },
}

function deedOf({ act, undone }: Facts, language: Language): string {
  return (undone ? takenBack : done)[act][language]
}

const done: Readonly<Record<DeskAct, Words>> = {
  'lift-lock': {
    nb: 'opphevet en sperre på kontoen din',
    nn: 'oppheva ei sperre på kontoen din',
    en: 'lifted a lock on your account',
  },
  deactivate: {
    nb: 'deaktiverte kontoen din',
    nn: 'deaktiverte kontoen din',
    en: 'deactivated your account',
  },
  'new-pin': {
    nb: 'laget en ny PIN-kode til deg',
    nn: 'laga ein ny PIN-kode til deg',
    en: 'made a new PIN for you',
  },
  'require-password-change': {
    nb: 'bestemte at du må bytte passord',
    nn: 'bestemte at du må byte passord',
    en: 'decided that you must change your password',
  },
  'lift-second-factor': {
    nb: 'tok bort totrinnsinnloggingen på kontoen din',
    nn: 'tok bort totrinnsinnlogginga på kontoen din',
    en: 'took away two-factor sign-in from your account',
  },
  'open-forgotten-password': {
    nb: 'laget en engangskode som du kan bruke til å velge nytt passord',
    nn: 'laga ein eingongskode som du kan bruke til å velje nytt passord',
    en: 'made a one-time code that you can use to choose a new password',
  },
  'place-lock': {
    nb: 'sperret kontoen din',
    nn: 'sperra kontoen din',
    en: 'locked your account',
  },
  'resend-activation': {
    nb: 'sendte deg en ny lenke for å aktivere kontoen',
    nn: 'sende deg ei ny lenkje for å aktivere kontoen',
    en: 'sent you a new link to activate your account',
  },
  'merge-people': {
    nb: 'slo sammen to oppføringer av deg',
    nn: 'slo saman to oppføringar av deg',
    en: 'joined two records of you',
  },
  'change-username': {
    nb: 'endret brukernavnet ditt',
    nn: 'endra brukarnamnet ditt',
    en: 'changed your username',
  },
  'sponsor-guest': {
    nb: 'registrerte deg som gjest',
    nn: 'registrerte deg som gjest',
    en: 'registered you as a guest',
  },
  'grant-rank': {
    nb: 'ga deg en rolle i brukerstøtten',
    nn: 'gav deg ei rolle i brukarstøtta',
    en: 'gave you a role at the service desk',
  },
}

const takenBack: Readonly<Record<DeskAct, Words>> = {
  'lift-lock': {
    nb: 'satte tilbake en sperre på kontoen din',
    nn: 'sette tilbake ei sperre på kontoen din',
    en: 'put back a lock on your account',
  },
  deactivate: {
    nb: 'tok tilbake deaktiveringen av kontoen din',
    nn: 'tok tilbake deaktiveringa av kontoen din',
    en: 'took back the deactivation of your account',
  },
  'new-pin': {
    nb: 'trakk tilbake den nye PIN-koden',
    nn: 'trekte tilbake den nye PIN-koden',
    en: 'withdrew the new PIN',
  },
  'require-password-change': {
    nb: 'tok tilbake kravet om å bytte passord',
    nn: 'tok tilbake kravet om å byte passord',
    en: 'took back the demand to change your password',
  },
  'lift-second-factor': {
    nb: 'satte totrinnsinnloggingen på kontoen din tilbake',
    nn: 'sette totrinnsinnlogginga på kontoen din tilbake',
    en: 'put back two-factor sign-in on your account',
  },
  'open-forgotten-password': {
    nb: 'trakk tilbake engangskoden',
    nn: 'trekte tilbake eingongskoden',
    en: 'withdrew the one-time code',
  },
  'place-lock': {
    nb: 'opphevet sperren på kontoen din',
    nn: 'oppheva sperra på kontoen din',
    en: 'lifted the lock on your account',
  },
  'resend-activation': {
    nb: 'trakk tilbake lenken for å aktivere kontoen',
    nn: 'trekte tilbake lenkja for å aktivere kontoen',
    en: 'withdrew the link to activate your account',
  },
  'merge-people': {
    nb: 'skilte to oppføringer fra hverandre igjen',
    nn: 'skilde to oppføringar frå kvarandre igjen',
    en: 'took two records apart again',
  },
  'change-username': {
    nb: 'ga deg brukernavnet ditt tilbake',
    nn: 'gav deg brukarnamnet ditt tilbake',
    en: 'gave you back your username',
  },
  'sponsor-guest': {
    nb: 'avsluttet gjesteoppholdet ditt',
    nn: 'avslutta gjesteopphaldet ditt',
    en: 'ended your stay as a guest',
  },
  'grant-rank': {
    nb: 'avsluttet rollen din i brukerstøtten',
    nn: 'avslutta rolla di i brukarstøtta',
    en: 'ended your role at the service desk',
  },
}
