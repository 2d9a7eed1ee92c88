/** Brings the temporary password, by text message to the registered mobile and nowhere else (row O-5). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const temporaryPassword: Wording<{ password: string; until: Temporal.Instant }> = {
  mail: {
    nb: (voice, { until }) => ({
      subject: `Midlertidig passord ved ${voice.short} er sendt på SMS`,
      says: [
        `Vi har sendt et midlertidig passord på SMS til mobilnummeret som registeret har. Det virker én gang, til ${voice.when(until)}, og bare til å velge et eget passord.`,
        'Passordet du har fra før, virker som vanlig til du har valgt et nytt.',
        `Var det ikke deg som ba om det? Ta kontakt med en gang. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { until }) => ({
      subject: `Mellombels passord ved ${voice.short} er sendt på SMS`,
      says: [
        `Vi har sendt eit mellombels passord på SMS til mobilnummeret som registeret har. Det verkar éin gong, til ${voice.when(until)}, og berre til å velje eit eige passord.`,
        'Passordet du har frå før, verkar som vanleg til du har valt eit nytt.',
        `Var det ikkje du som bad om det? Ta kontakt med ein gong. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { until }) => ({
      subject: `A temporary password for ${voice.short} was sent by SMS`,
      says: [
        `We have sent a temporary password by SMS to the mobile number that the register holds. It works once, until ${voice.when(until)}, and only to choose a password of your own.`,
        'The password you had before works as usual until you have chosen a new one.',
        `Was it not you who asked for it? Contact us at once. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { password, until }) =>
      `${voice.short}: Midlertidig passord: ${password}\nBruk det som passord når du logger inn, én gang, til ${voice.when(until)}.`,
    nn: (voice, { password, until }) =>
      `${voice.short}: Mellombels passord: ${password}\nBruk det som passord når du loggar inn, éin gong, til ${voice.when(until)}.`,
    en: (voice, { password, until }) =>
      `${voice.short}: Temporary password: ${password}\nUse it as the password when you sign in, once, until ${voice.when(until)}.`,
  },
}
