/** Brings the one-time code that the service desk had made: typed beside the username, once, to choose a new password (row A-4). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

const page = '/forgotten-password/desk-code'

export const deskCode: Wording<{ code: string; until: Temporal.Instant }> = {
  mail: {
    nb: (voice, { code, until }) => ({
      subject: `Engangskode til nytt passord ved ${voice.short}`,
      says: [
        `Brukerstøtten ved ${voice.institution} har laget en engangskode til deg:`,
        code,
        `Skriv den sammen med brukernavnet ditt på ${voice.link(page)}, og velg et nytt passord. Koden virker én gang, til ${voice.when(until)}. Ikke gi den til noen, heller ikke til oss.`,
        `Har du ikke avtalt dette med oss? Ta kontakt med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { code, until }) => ({
      subject: `Eingongskode til nytt passord ved ${voice.short}`,
      says: [
        `Brukarstøtta ved ${voice.institution} har laga ein eingongskode til deg:`,
        code,
        `Skriv han saman med brukarnamnet ditt på ${voice.link(page)}, og vel eit nytt passord. Koden verkar éin gong, til ${voice.when(until)}. Ikkje gi han til nokon, heller ikkje til oss.`,
        `Har du ikkje avtalt dette med oss? Ta kontakt med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { code, until }) => ({
      subject: `One-time code for a new password at ${voice.short}`,
      says: [
        `The service desk at ${voice.institution} has made a one-time code for you:`,
        code,
        `Type it together with your username at ${voice.link(page)}, and choose a new password. The code works once, until ${voice.when(until)}. Give it to nobody, not even to us.`,
        `Was this not agreed with you? Contact us at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { code, until }) =>
      `${voice.short}: Engangskode ${code}, til ${voice.when(until)}. Velg nytt passord: ${voice.link(page)}`,
    nn: (voice, { code, until }) =>
      `${voice.short}: Eingongskode ${code}, til ${voice.when(until)}. Vel nytt passord: ${voice.link(page)}`,
    en: (voice, { code, until }) =>
      `${voice.short}: One-time code ${code}, until ${voice.when(until)}. Choose a new password: ${voice.link(page)}`,
  },
}
