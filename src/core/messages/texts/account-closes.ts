/** Says beforehand on which day an account closes, why, and what closes earlier (row O-16, field 5.34). */
import type { Closing } from '../../account/closing.ts'
import type { Words } from '../../language.ts'
import type { Voice, Wording } from '../voice.ts'

export type AccountClosesFacts = Closing & { earlier: readonly { service: string; on: string }[] }

export const accountCloses: Wording<AccountClosesFacts> = {
  mail: {
    nb: (voice, facts) => ({
      subject: `Kontoen din ved ${voice.short} blir stengt ${voice.day(facts.on)}`,
      says: [
        `${ends.nb[facts.by](voice.day(facts.endsOn), voice)} Brukerkontoen med e-post og adgangskort blir derfor stengt ${voice.day(facts.on)}.`,
        ...earlier(voice, facts, (list) => `Noe stenger tidligere: ${list}.`),
        'Ta vare på det du trenger før den dagen: e-post, filer og kontakter. Sett opp et annet svar i e-posten hvis noen kan komme til å skrive til deg der.',
        `${wrong.nb[facts.by]} Du ser dagen på siden din i kontoportalen. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, facts) => ({
      subject: `Kontoen din ved ${voice.short} blir stengd ${voice.day(facts.on)}`,
      says: [
        `${ends.nn[facts.by](voice.day(facts.endsOn), voice)} Brukarkontoen med e-post og tilgangskort blir difor stengd ${voice.day(facts.on)}.`,
        ...earlier(voice, facts, (list) => `Noko stengjer tidlegare: ${list}.`),
        'Ta vare på det du treng før den dagen: e-post, filer og kontaktar. Set opp eit anna svar i e-posten om nokon kan kome til å skrive til deg der.',
        `${wrong.nn[facts.by]} Du ser dagen på sida di i kontoportalen. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, facts) => ({
      subject: `Your account at ${voice.short} closes on ${voice.day(facts.on)}`,
      says: [
        `${ends.en[facts.by](voice.day(facts.endsOn), voice)} Your user account, with e-mail and access card, therefore closes on ${voice.day(facts.on)}.`,
        ...earlier(voice, facts, (list) => `Some things close earlier: ${list}.`),
        'Save what you need before that day: e-mail, files and contacts. Set up an automatic reply if somebody may write to you there.',
        `${wrong.en[facts.by]} You can see the day on your page in the account portal. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { on }) =>
      `${voice.short}: Kontoen din med e-post og kort blir stengt ${voice.day(on)}. Ta vare på det du trenger. Mer på siden din i kontoportalen.`,
    nn: (voice, { on }) =>
      `${voice.short}: Kontoen din med e-post og kort blir stengd ${voice.day(on)}. Ta vare på det du treng. Meir på sida di i kontoportalen.`,
    en: (voice, { on }) =>
      `${voice.short}: Your account with e-mail and card closes on ${voice.day(on)}. Save what you need. More on your page in the account portal.`,
  },
}

function earlier(voice: Voice, facts: AccountClosesFacts, say: (list: string) => string): readonly string[] {
  const list = facts.earlier.map(({ service, on }) => `${voice.service(service)} ${voice.day(on)}`)
  return list.length > 0 ? [say(list.join(', '))] : []
}

type Ends = Record<Closing['by'], (day: string, voice: Voice) => string>

const ends: Words<Ends> = {
  nb: {
    student: (day, { institution }) => `Studiet ditt ved ${institution} er registrert avsluttet ${day}.`,
    employee: (day, { institution }) => `Arbeidsforholdet ditt ved ${institution} tar slutt ${day}.`,
    'project-member': (day, { institution }) => `Du er med i et prosjekt ved ${institution} til ${day}.`,
    guest: (day, { institution }) => `Du er gjest ved ${institution} til ${day}.`,
  },
  nn: {
    student: (day, { institution }) => `Studiet ditt ved ${institution} er registrert avslutta ${day}.`,
    employee: (day, { institution }) => `Arbeidsforholdet ditt ved ${institution} tek slutt ${day}.`,
    'project-member': (day, { institution }) => `Du er med i eit prosjekt ved ${institution} til ${day}.`,
    guest: (day, { institution }) => `Du er gjest ved ${institution} til ${day}.`,
  },
  en: {
    student: (day, { institution }) => `Your studies at ${institution} are registered as ended on ${day}.`,
    employee: (day, { institution }) => `Your employment at ${institution} ends on ${day}.`,
    'project-member': (day, { institution }) => `You belong to a project at ${institution} until ${day}.`,
    guest: (day, { institution }) => `You are a guest at ${institution} until ${day}.`,
  },
}

const wrong: Words<Record<Closing['by'], string>> = {
  nb: {
    student: 'Skal du studere videre, eller er dette feil? Spør studiekontoret ved fakultetet ditt.',
    employee: 'Er dette feil, er det lederen din eller HR som retter det.',
    'project-member': 'Skal du være med lenger, er det administratoren for prosjektet som ordner det.',
    guest: 'Skal du være her lenger, er det den som inviterte deg som ordner det.',
  },
  nn: {
    student: 'Skal du studere vidare, eller er dette feil? Spør studiekontoret ved fakultetet ditt.',
    employee: 'Er dette feil, er det leiaren din eller HR som rettar det.',
    'project-member': 'Skal du vere med lenger, er det administratoren for prosjektet som ordnar det.',
    guest: 'Skal du vere her lenger, er det den som inviterte deg som ordnar det.',
  },
  en: {
    student: 'Are you going to study on, or is this wrong? Ask the study office of your faculty.',
    employee: 'If this is wrong, your manager or HR puts it right.',
    'project-member': 'If you are to stay longer, the administrator of the project arranges it.',
    guest: 'If you are to stay longer, whoever invited you arranges it.',
  },
}
