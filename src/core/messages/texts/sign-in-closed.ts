/** Tells a person that signing in by password is closed for a while after many wrong passwords (row O-12). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const signInClosed: Wording<{ until: Temporal.Instant }> = {
  mail: {
    nb: (voice, { until }) => ({
      subject: `Mange feil passord til kontoen din ved ${voice.short}`,
      says: [
        `Noen har skrevet feil passord til brukerkontoen din ved ${voice.institution} mange ganger. Der forsøkene kom fra, er innlogging med passord stengt til ${voice.when(until)}. Den åpner av seg selv.`,
        'Var det deg, kan du vente til da, eller logge inn i en nettleser du har brukt før. Sjekk også om nettleseren eller passordbehandleren fyller inn et gammelt passord.',
        `Var det ikke deg, har ingen kommet inn med dette. Du trenger ikke gjøre noe, men et langt passord som du ikke bruker andre steder, er den beste beskyttelsen. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { until }) => ({
      subject: `Mange feil passord til kontoen din ved ${voice.short}`,
      says: [
        `Nokon har skrive feil passord til brukarkontoen din ved ${voice.institution} mange gonger. Der forsøka kom frå, er innlogging med passord stengd til ${voice.when(until)}. Ho opnar av seg sjølv.`,
        'Var det du, kan du vente til då, eller logge inn i ein nettlesar du har brukt før. Sjekk òg om nettlesaren eller passordhandteraren fyller inn eit gammalt passord.',
        `Var det ikkje du, har ingen kome inn med dette. Du treng ikkje gjere noko, men eit langt passord som du ikkje bruker andre stader, er det beste vernet. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { until }) => ({
      subject: `Many wrong passwords for your account at ${voice.short}`,
      says: [
        `Somebody has typed a wrong password for your user account at ${voice.institution} many times. Where the tries came from, signing in by password is closed until ${voice.when(until)}. It opens by itself.`,
        'If it was you, wait until then, or sign in with a browser you have used before. Also see whether your browser or password manager fills in an old password.',
        `If it was not you, nobody came in this way. There is nothing you need to do, but a long password that you use nowhere else protects best. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: null,
}
