/** Tells a person that signing in by password stays closed to browsers they have not used before, and how it opens (case B-15). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const signInClosedForLong: Wording<{ at: Temporal.Instant }> = {
  mail: {
    nb: (voice, { at }) => ({
      subject: `Svært mange feil passord til kontoen din ved ${voice.short}`,
      says: [
        `Noen har skrevet feil passord til brukerkontoen din ved ${voice.institution} svært mange ganger på rad. ${voice.when(at)} stengte vi innlogging med passord fra nettlesere du ikke har brukt før. Det åpner ikke av seg selv.`,
        `Ingen har kommet inn med dette. Nettlesere du har logget inn med før, virker fortsatt. Logg inn med en av dem og bytt passord, så åpner det igjen: ${voice.link('/my-account/password')}`,
        `Har du ingen slik nettleser, hjelper brukerstøtten deg. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { at }) => ({
      subject: `Svært mange feil passord til kontoen din ved ${voice.short}`,
      says: [
        `Nokon har skrive feil passord til brukarkontoen din ved ${voice.institution} svært mange gonger på rad. ${voice.when(at)} stengde vi innlogging med passord frå nettlesarar du ikkje har brukt før. Det opnar ikkje av seg sjølv.`,
        `Ingen har kome inn med dette. Nettlesarar du har logga inn med før, verkar framleis. Logg inn med ein av dei og byt passord, så opnar det igjen: ${voice.link('/my-account/password')}`,
        `Har du ingen slik nettlesar, hjelper brukarstøtta deg. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { at }) => ({
      subject: `Very many wrong passwords for your account at ${voice.short}`,
      says: [
        `Somebody has typed a wrong password for your user account at ${voice.institution} very many times in a row. On ${voice.when(at)} we closed signing in by password from browsers you have not used before. It does not open by itself.`,
        `Nobody came in this way. Browsers you have signed in with before still work. Sign in with one of them and change your password, and it opens again: ${voice.link('/my-account/password')}`,
        `If you have no such browser, the service desk will help you. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: null,
}
