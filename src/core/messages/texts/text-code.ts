/** A code by text message, for one page that waits for it; the last line lets a phone offer it on our own address only (case M-05). */
import type { Wording } from '../voice.ts'

export const textCode: Wording<{ code: string; minutes: number; host: string }> = {
  mail: {
    nb: (voice) => ({
      subject: `En kode er sendt på SMS fra ${voice.short}`,
      says: [
        `Noen har logget inn med passordet ditt ved ${voice.institution} og bedt om en kode på SMS for totrinnsinnloggingen.`,
        `Var det ikke deg? Da kjenner noen passordet ditt. Bytt det med en gang, og ta kontakt. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice) => ({
      subject: `Ein kode er send på SMS frå ${voice.short}`,
      says: [
        `Nokon har logga inn med passordet ditt ved ${voice.institution} og bede om ein kode på SMS for totrinnsinnlogginga.`,
        `Var det ikkje du? Då kjenner nokon passordet ditt. Byt det med ein gong, og ta kontakt. ${voice.reachDesk}`,
      ],
    }),
    en: (voice) => ({
      subject: `A code was sent by SMS from ${voice.short}`,
      says: [
        `Somebody has signed in with your password at ${voice.institution} and asked for a code by SMS for two-factor sign-in.`,
        `Was it not you? Then somebody knows your password. Change it at once, and contact us. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { code, minutes, host }) =>
      `${voice.short}: Koden er ${code}. Den virker i ${minutes} minutter. Gi den aldri til noen.\n@${host} #${code}`,
    nn: (voice, { code, minutes, host }) =>
      `${voice.short}: Koden er ${code}. Han verkar i ${minutes} minutt. Gi han aldri til nokon.\n@${host} #${code}`,
    en: (voice, { code, minutes, host }) =>
      `${voice.short}: Your code is ${code}. It works for ${minutes} minutes. Never give it to anybody.\n@${host} #${code}`,
  },
}
