/** Tells a person that something about the second step of signing in changed: a way added or removed, recovery codes made or used (row A-5, case O-06). */
import type { Temporal } from 'temporal-polyfill'
import type { Words } from '../../language.ts'
import type { SecondFactorChange } from '../second-factor-change.ts'
import type { Voice, Wording } from '../voice.ts'

type Facts = { what: SecondFactorChange; at: Temporal.Instant; dispute: string | null }

const happened: Readonly<Record<SecondFactorChange, Words>> = {
  'app-added': {
    nb: 'En autentiseringsapp ble lagt til',
    nn: 'Ein autentiseringsapp vart lagd til',
    en: 'An authenticator app was added',
  },
  'passkey-added': {
    nb: 'En passnøkkel ble lagt til',
    nn: 'Ein passnøkkel vart lagd til',
    en: 'A passkey was added',
  },
  'factor-removed': {
    nb: 'En app eller passnøkkel ble fjernet',
    nn: 'Ein app eller passnøkkel vart fjerna',
    en: 'An app or a passkey was removed',
  },
  'codes-made': {
    nb: 'Nye reservekoder ble laget',
    nn: 'Nye reservekodar vart laga',
    en: 'New recovery codes were made',
  },
  'code-used': {
    nb: 'En reservekode ble brukt til å logge inn',
    nn: 'Ein reservekode vart brukt til å logge inn',
    en: 'A recovery code was used to sign in',
  },
}

export const secondFactorChanged: Wording<Facts> = {
  mail: {
    nb: (voice, { what, at, dispute }) => ({
      subject: `Totrinnsinnloggingen din ved ${voice.short} er endret`,
      says: [
        `${happened[what].nb} ${voice.when(at)}. Det gjelder brukerkontoen din ved ${voice.institution}.`,
        'Var det deg, trenger du ikke gjøre noe.',
        ...notYou(voice, dispute, {
          link: 'Var det ikke deg? Åpne lenken og si fra der. Da angres endringen, og alle logges ut:',
          desk: 'Var det ikke deg? Bytt passord og ta kontakt med en gang.',
        }),
        'Du får denne meldingen fordi vi alltid sier fra når totrinnsinnloggingen blir endret.',
      ],
    }),
    nn: (voice, { what, at, dispute }) => ({
      subject: `Totrinnsinnlogginga di ved ${voice.short} er endra`,
      says: [
        `${happened[what].nn} ${voice.when(at)}. Det gjeld brukarkontoen din ved ${voice.institution}.`,
        'Var det du som gjorde det, treng du ikkje gjere noko.',
        ...notYou(voice, dispute, {
          link: 'Var det ikkje du? Opne lenkja og sei frå der. Då blir endringa angra, og alle blir logga ut:',
          desk: 'Var det ikkje du? Byt passord og ta kontakt med ein gong.',
        }),
        'Du får denne meldinga fordi vi alltid seier frå når totrinnsinnlogginga blir endra.',
      ],
    }),
    en: (voice, { what, at, dispute }) => ({
      subject: `Your two-factor sign-in at ${voice.short} has changed`,
      says: [
        `${happened[what].en} on ${voice.when(at)}. This is about your user account at ${voice.institution}.`,
        'If it was you, there is nothing to do.',
        ...notYou(voice, dispute, {
          link: 'Was it not you? Open the link and tell us there. The change is then undone, and everybody is signed out:',
          desk: 'Was it not you? Change your password and contact us at once.',
        }),
        'You receive this message because we always tell you when two-factor sign-in changes.',
      ],
    }),
  },
  sms: {
    nb: (voice, { what, at, dispute }) =>
      `${voice.short}: ${happened[what].nb} ${voice.when(at)}. Ikke deg? ${way(voice, dispute)}`,
    nn: (voice, { what, at, dispute }) =>
      `${voice.short}: ${happened[what].nn} ${voice.when(at)}. Ikkje du? ${way(voice, dispute)}`,
    en: (voice, { what, at, dispute }) =>
      `${voice.short}: ${happened[what].en} on ${voice.when(at)}. Not you? ${way(voice, dispute)}`,
  },
}

function notYou(voice: Voice, dispute: string | null, words: { link: string; desk: string }): string[] {
  return dispute === null
    ? [`${words.desk} ${voice.reachDesk}`]
    : [words.link, voice.link(dispute), voice.reachDesk]
}

function way(voice: Voice, dispute: string | null): string {
  return dispute === null ? voice.desk : voice.link(dispute)
}
