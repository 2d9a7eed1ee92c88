/** Takes back what was said of a day on which the account would close: it stays open. */
import type { Wording } from '../voice.ts'

export const accountStays: Wording<{ on: string }> = {
  mail: {
    nb: (voice, { on }) => ({
      subject: `Kontoen din ved ${voice.short} blir likevel ikke stengt ${voice.day(on)}`,
      says: [
        `Vi skrev til deg at brukerkontoen din ved ${voice.institution} skulle stenges ${voice.day(on)}. Registeret sier nå noe annet, og kontoen blir ikke stengt den dagen.`,
        'Du trenger ikke å gjøre noe. Hvis en ny dag blir bestemt, skriver vi til deg igjen i god tid.',
        voice.reachDesk,
      ],
    }),
    nn: (voice, { on }) => ({
      subject: `Kontoen din ved ${voice.short} blir likevel ikkje stengd ${voice.day(on)}`,
      says: [
        `Vi skreiv til deg at brukarkontoen din ved ${voice.institution} skulle stengjast ${voice.day(on)}. Registeret seier no noko anna, og kontoen blir ikkje stengd den dagen.`,
        'Du treng ikkje å gjere noko. Om ein ny dag blir bestemt, skriv vi til deg igjen i god tid.',
        voice.reachDesk,
      ],
    }),
    en: (voice, { on }) => ({
      subject: `Your account at ${voice.short} does not close on ${voice.day(on)} after all`,
      says: [
        `We wrote to you that your user account at ${voice.institution} would close on ${voice.day(on)}. The register now says otherwise, and the account does not close on that day.`,
        'You need not do anything. If another day is set, we will write to you again in good time.',
        voice.reachDesk,
      ],
    }),
  },
  sms: null,
}
