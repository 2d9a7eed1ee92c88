/** Brings the link that a project administrator made for a member; the secret comes by another way (rows E-2, E-3). By mail only. */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const projectLink: Wording<{ path: string; until: Temporal.Instant }> = {
  mail: {
    nb: (voice, { path, until }) => ({
      subject: `Lenke til kontoen din ved ${voice.short}`,
      says: [
        `Administratoren for prosjektet ditt ved ${voice.institution} har sendt deg denne lenken. Med den velger du passord eller setter opp engangskoder på nytt:`,
        voice.link(path),
        'Åpne lenken i et privat vindu (inkognito) i nettleseren. Da blandes den ikke med andre innlogginger.',
        `Du trenger også en nøkkel. Den får du av administratoren på en annen måte, for eksempel på telefon, og den står aldri i en e-post. Lenken virker én gang, til ${voice.when(until)}.`,
        'Har du ikke bedt om hjelp, ikke gjør noe. Lenken åpner ingenting uten nøkkelen. Si fra til administratoren eller brukerstøtten.',
        voice.reachDesk,
      ],
    }),
    nn: (voice, { path, until }) => ({
      subject: `Lenkje til kontoen din ved ${voice.short}`,
      says: [
        `Administratoren for prosjektet ditt ved ${voice.institution} har sendt deg denne lenkja. Med henne vel du passord eller set opp eingongskodar på nytt:`,
        voice.link(path),
        'Opne lenkja i eit privat vindauge (inkognito) i nettlesaren. Då blir ho ikkje blanda med andre innloggingar.',
        `Du treng òg ein nøkkel. Den får du av administratoren på ein annan måte, til dømes på telefon, og han står aldri i ein e-post. Lenkja verkar éin gong, til ${voice.when(until)}.`,
        'Har du ikkje bede om hjelp, så ikkje gjer noko. Lenkja opnar ingenting utan nøkkelen. Sei frå til administratoren eller brukarstøtta.',
        voice.reachDesk,
      ],
    }),
    en: (voice, { path, until }) => ({
      subject: `Link to your account at ${voice.short}`,
      says: [
        `The administrator of your project at ${voice.institution} has sent you this link. With it you choose a password or set up one-time codes anew:`,
        voice.link(path),
        'Open the link in a private window (incognito) of your browser, so that it is not mixed up with other sign-ins.',
        `You also need a secret. The administrator gives it to you by another way, for example by phone, and it is never in an e-mail. The link works once, until ${voice.when(until)}.`,
        'If you did not ask for help, do nothing. The link opens nothing without the secret. Tell the administrator or the service desk.',
        voice.reachDesk,
      ],
    }),
  },
  sms: null,
}
