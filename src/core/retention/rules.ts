/** What is kept of people, why, for how long, and what remains: one page of rules in plain words, for people and for the night alike (GDPR articles 5, 13 and 15). (Long: each rule in three languages.) */
import type { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { Words } from '../language.ts'

/** One rule. `term` null: as long as the person is known here. */
export type RetentionRule = {
  key: string
  what: Words
  why: Words
  term: (retention: Institution['retention'], wifi: Institution['wifi']) => Temporal.Duration | null
  /** What is left afterwards; null: nothing. */
  remains: Words | null
}

/** Every class of data, in the order in which people ask about them. */
export const retentionRules: readonly RetentionRule[] = [
  {
    key: 'person',
    what: {
      nb: 'Navn, fødselsdato, identitetsnummer, kontaktopplysninger, studier, stillinger og prosjekter fra registrene',
      nn: 'Namn, fødselsdato, identitetsnummer, kontaktopplysningar, studium, stillingar og prosjekt frå registra',
      en: 'Name, date of birth, identity numbers, contact details, studies, positions and projects from the registers',
    },
    why: {
      nb: 'For å gi deg riktig konto og tilgang, og for å vite at det er deg.',
      nn: 'For å gi deg rett konto og tilgang, og for å vite at det er deg.',
      en: 'To give you the right account and access, and to know that it is you.',
    },
    term: () => null,
    remains: null,
  },
  {
    key: 'departed',
    what: {
      nb: 'Alt om deg etter at du har sluttet, her og i systemene som har fått kontoen din herfra',
      nn: 'Alt om deg etter at du har slutta, her og i systema som har fått kontoen din herifrå',
      en: 'Everything about you after you have left, here and in the systems that were given your account from here',
    },
    why: {
      nb: 'I denne tiden kan du komme tilbake til samme konto.',
      nn: 'I denne tida kan du kome tilbake til same konto.',
      en: 'During this time you can come back to the same account.',
    },
    term: ({ departed }) => departed,
    remains: {
      nb: 'Brukernavn og e-postadresser du har hatt her, så ingen andre får dem. Kommer du tilbake senere, får du ny konto og nytt brukernavn.',
      nn: 'Brukarnamn og e-postadresser du har hatt her, så ingen andre får dei. Kjem du tilbake seinare, får du ny konto og nytt brukarnamn.',
      en: 'Usernames and mail addresses you had here, so that nobody else gets them. If you come back later, you get a new account and a new username.',
    },
  },
  {
    key: 'signIns',
    what: {
      nb: 'Hendelser: innlogginger og utlogginger',
      nn: 'Hendingar: innloggingar og utloggingar',
      en: 'Events: sign-ins and sign-outs',
    },
    why: {
      nb: 'Så du og vi kan se om noen andre har vært inne.',
      nn: 'Så du og vi kan sjå om nokon andre har vore inne.',
      en: 'So that you and we can see whether somebody else was in.',
    },
    term: ({ journal }) => journal.signIns,
    remains: null,
  },
  {
    key: 'looks',
    what: {
      nb: 'Hendelser: hvem som har sett på opplysninger om deg',
      nn: 'Hendingar: kven som har sett på opplysningar om deg',
      en: 'Events: who has looked at what we hold about you',
    },
    why: {
      nb: 'Så du kan kontrollere oss.',
      nn: 'Så du kan kontrollere oss.',
      en: 'So that you can check on us.',
    },
    term: ({ journal }) => journal.looks,
    remains: null,
  },
  {
    key: 'credentials',
    what: {
      nb: 'Hendelser: endringer av passord, PIN, totrinnsinnlogging og sperrer',
      nn: 'Hendingar: endringar av passord, PIN, totrinnsinnlogging og sperrer',
      en: 'Events: changes of passwords, PINs, two-step sign-in and locks',
    },
    why: {
      nb: 'Misbruk oppdages ofte sent. Etter tre år er krav som regel foreldet.',
      nn: 'Misbruk blir ofte oppdaga seint. Etter tre år er krav som regel forelda.',
      en: 'Misuse is often found late. After three years claims are as a rule barred.',
    },
    term: ({ journal }) => journal.credentials,
    remains: null,
  },
  {
    key: 'desk-lines',
    what: {
      nb: 'Hendelser: det brukerstøtten har gjort for deg',
      nn: 'Hendingar: det brukarstøtta har gjort for deg',
      en: 'Events: what the service desk did for you',
    },
    why: {
      nb: 'Så det kan etterprøves hvem som gjorde hva, og hvorfor.',
      nn: 'Så det kan etterprøvast kven som gjorde kva, og kvifor.',
      en: 'So that it can be checked who did what, and why.',
    },
    term: ({ journal }) => journal.desk,
    remains: null,
  },
  {
    key: 'register-lines',
    what: {
      nb: 'Hendelser: det registrene har endret',
      nn: 'Hendingar: det registra har endra',
      en: 'Events: what the registers changed',
    },
    why: {
      nb: 'For å kunne forklare hvorfor en konto åpnet eller stengte.',
      nn: 'For å kunne forklare kvifor ein konto opna eller stengde.',
      en: 'To be able to explain why an account opened or closed.',
    },
    term: ({ journal }) => journal.register,
    remains: null,
  },
  {
    key: 'desk',
    what: {
      nb: 'Saker hos brukerstøtten, med årsak og saksnummer',
      nn: 'Saker hos brukarstøtta, med årsak og saksnummer',
      en: 'Acts of the service desk, with reason and ticket',
    },
    why: {
      nb: 'Så det kan etterprøves, og kan angres.',
      nn: 'Så det kan etterprøvast, og kan angrast.',
      en: 'So that it can be checked, and undone.',
    },
    term: ({ desk }) => desk,
    remains: null,
  },
  {
    key: 'messages',
    what: {
      nb: 'Hvilke e-poster og SMS-er vi har sendt deg, og når. Aldri hva som sto i dem.',
      nn: 'Kva e-postar og SMS-ar vi har sendt deg, og når. Aldri kva som stod i dei.',
      en: 'Which mails and text messages we sent you, and when. Never what they said.',
    },
    why: {
      nb: 'For å kunne svare når noe ikke kom fram, og for ikke å sende for mye.',
      nn: 'For å kunne svare når noko ikkje kom fram, og for ikkje å sende for mykje.',
      en: 'To be able to answer when something did not arrive, and not to send too much.',
    },
    term: ({ messages }) => messages,
    remains: null,
  },
  {
    key: 'proofs',
    what: {
      nb: 'Lenker, koder og ventetider da du kom inn igjen på kontoen',
      nn: 'Lenkjer, kodar og ventetider då du kom inn att på kontoen',
      en: 'Links, codes and waits from when you got back into the account',
    },
    why: {
      nb: 'For at hver av dem bare virker én gang, og for å kunne forklare det som skjedde.',
      nn: 'For at kvar av dei berre verkar éin gong, og for å kunne forklare det som skjedde.',
      en: 'So that each of them works only once, and to be able to explain what happened.',
    },
    term: ({ proofs }) => proofs,
    remains: null,
  },
  {
    key: 'sessions',
    what: {
      nb: 'Innlogginger som er avsluttet',
      nn: 'Innloggingar som er avslutta',
      en: 'Sessions that have ended',
    },
    why: {
      nb: 'For å kunne si hvorfor en innlogging tok slutt.',
      nn: 'For å kunne seie kvifor ei innlogging tok slutt.',
      en: 'To be able to say why a session ended.',
    },
    term: ({ sessions }) => sessions,
    remains: null,
  },
  {
    key: 'devices',
    what: {
      nb: 'Nettlesere vi ikke lenger kjenner igjen',
      nn: 'Nettlesarar vi ikkje lenger kjenner att',
      en: 'Browsers that we no longer recognise',
    },
    why: {
      nb: 'En kjent nettleser gjør det tryggere og enklere å logge inn.',
      nn: 'Ein kjend nettlesar gjer det tryggare og enklare å logge inn.',
      en: 'A known browser makes it safer and easier to sign in.',
    },
    term: ({ devices }) => devices,
    remains: null,
  },
  {
    key: 'signInFailures',
    what: {
      nb: 'Feil passord, med nettleser og tidspunkt',
      nn: 'Feil passord, med nettlesar og tidspunkt',
      en: 'Wrong passwords, with browser and time',
    },
    why: {
      nb: 'For å stoppe den som prøver seg fram.',
      nn: 'For å stoppe den som prøver seg fram.',
      en: 'To stop somebody who guesses.',
    },
    term: ({ signInFailures }) => signInFailures,
    remains: null,
  },
  {
    key: 'wifi',
    what: {
      nb: 'Wi-Fi: enheter, forsøk og tilkoblinger, med MAC- og IP-adresse',
      nn: 'Wi-Fi: einingar, forsøk og tilkoplingar, med MAC- og IP-adresse',
      en: 'Wi-Fi: devices, tries and connections, with MAC and IP address',
    },
    why: {
      nb: 'eduroam krever det, for at misbruk av nettet kan følges opp.',
      nn: 'eduroam krev det, for at misbruk av nettet kan følgjast opp.',
      en: 'eduroam demands it, so that misuse of the network can be followed up.',
    },
    term: (_retention, wifi) => wifi.logKeptFor,
    remains: null,
  },
  {
    key: 'wrongTries',
    what: {
      nb: 'Telling av feil forsøk, og koder som har gått ut',
      nn: 'Teljing av feil forsøk, og kodar som har gått ut',
      en: 'Counts of wrong tries, and codes that have run out',
    },
    why: {
      nb: 'For å stoppe den som prøver seg fram.',
      nn: 'For å stoppe den som prøver seg fram.',
      en: 'To stop somebody who guesses.',
    },
    term: ({ wrongTries }) => wrongTries,
    remains: null,
  },
  {
    key: 'jobs',
    what: {
      nb: 'Oppgaver systemet har gjort for deg, som å sende en melding',
      nn: 'Oppgåver systemet har gjort for deg, som å sende ei melding',
      en: 'Tasks the system did for you, such as sending a message',
    },
    why: {
      nb: 'For å kunne finne feil.',
      nn: 'For å kunne finne feil.',
      en: 'To be able to find faults.',
    },
    term: ({ jobs }) => jobs,
    remains: null,
  },
  {
    key: 'statistics',
    what: {
      nb: 'Statistikk: hvor mange som kom gjennom hver side',
      nn: 'Statistikk: kor mange som kom gjennom kvar side',
      en: 'Statistics: how many got through each page',
    },
    why: {
      nb: 'For å gjøre sidene bedre. Det står ingenting om deg der.',
      nn: 'For å gjere sidene betre. Det står ingenting om deg der.',
      en: 'To make the pages better. There is nothing about you in it.',
    },
    term: ({ statistics }) => statistics,
    remains: null,
  },
]
