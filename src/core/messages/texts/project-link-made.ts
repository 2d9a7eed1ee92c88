/** Tells a member on the other known channels that an administrator sent a link to the registered mail address (row A-5). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const projectLinkMade: Wording<{ until: Temporal.Instant }> = {
  mail: {
    nb: (voice, { until }) => ({
      subject: `En lenke til kontoen din ved ${voice.short} er sendt`,
      says: [
        `Administratoren for prosjektet ditt har sendt en lenke til e-postadressen som er registrert på deg. Sammen med en nøkkel gir den tilgang til å velge nytt passord og sette opp engangskoder. Den virker til ${voice.when(until)}.`,
        `Har du ikke bedt om hjelp? Ta kontakt med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { until }) => ({
      subject: `Ei lenkje til kontoen din ved ${voice.short} er send`,
      says: [
        `Administratoren for prosjektet ditt har sendt ei lenkje til e-postadressa som er registrert på deg. Saman med ein nøkkel gir ho tilgang til å velje nytt passord og setje opp eingongskodar. Ho verkar til ${voice.when(until)}.`,
        `Har du ikkje bede om hjelp? Ta kontakt med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { until }) => ({
      subject: `A link to your account at ${voice.short} was sent`,
      says: [
        `The administrator of your project has sent a link to the e-mail address that is registered for you. Together with a secret it lets somebody choose a new password and set up one-time codes. It works until ${voice.when(until)}.`,
        `You did not ask for help? Contact us at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice) =>
      `${voice.short}: Prosjektadministratoren har sendt en lenke til kontoen din på e-post. Ikke bedt om det? Ta kontakt: ${voice.desk}`,
    nn: (voice) =>
      `${voice.short}: Prosjektadministratoren har sendt ei lenkje til kontoen din på e-post. Ikkje bede om det? Ta kontakt: ${voice.desk}`,
    en: (voice) =>
      `${voice.short}: Your project administrator sent a link to your account by e-mail. Did not ask for it? Contact us: ${voice.desk}`,
  },
}
