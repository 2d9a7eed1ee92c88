/** A code by mail, for one page that waits for it, where no text message can be sent (row O-10). */
import type { Wording } from '../voice.ts'

export const mailCode: Wording<{ code: string; minutes: number }> = {
  mail: {
    nb: (voice, { code, minutes }) => ({
      subject: `Kode fra ${voice.short}`,
      says: [
        `Noen har logget inn med passordet ditt ved ${voice.institution} og meldt fra om at totrinnsinnloggingen er mistet. Er det deg, skriver du denne koden på siden du kom fra:`,
        code,
        `Koden virker i ${minutes} minutter. Gi den aldri til noen.`,
        `Var det ikke deg? Da kjenner noen passordet ditt. Bytt det med en gang, og ta kontakt. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { code, minutes }) => ({
      subject: `Kode frå ${voice.short}`,
      says: [
        `Nokon har logga inn med passordet ditt ved ${voice.institution} og meldt frå om at totrinnsinnlogginga er mista. Er det deg, skriv du denne koden på sida du kom frå:`,
        code,
        `Koden verkar i ${minutes} minutt. Gi han aldri til nokon.`,
        `Var det ikkje du? Då kjenner nokon passordet ditt. Byt det med ein gong, og ta kontakt. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { code, minutes }) => ({
      subject: `Code from ${voice.short}`,
      says: [
        `Somebody has signed in with your password at ${voice.institution} and reported that two-factor sign-in is lost. If it is you, type this code on the page you came from:`,
        code,
        `The code works for ${minutes} minutes. Never give it to anybody.`,
        `Was it not you? Then somebody knows your password. Change it at once, and contact us. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: null,
}
