/** Says beforehand until when the semester fee can be paid without the account being locked (row O-15). */
import type { Wording } from '../voice.ts'

export const feeDue: Wording<{ on: string; days: number }> = {
  mail: {
    nb: (voice, { on, days }) => ({
      subject: `Frist for semesteravgiften ved ${voice.short}: ${voice.day(on)}`,
      says: [
        `Vi kan ikke se at semesteravgiften din ved ${voice.institution} er betalt. Er den ikke betalt ${voice.day(on)}, blir brukerkontoen stengt dagen etter.`,
        `Fakturaen finner du i ${voice.studentPages}. Har du betalt, kan det ta ${days} dager før vi ser det, og du trenger ikke å gjøre mer. Blir kontoen stengt, åpner den av seg selv så snart vi ser betalingen.`,
        voice.reachDesk,
      ],
    }),
    nn: (voice, { on, days }) => ({
      subject: `Frist for semesteravgifta ved ${voice.short}: ${voice.day(on)}`,
      says: [
        `Vi kan ikkje sjå at semesteravgifta di ved ${voice.institution} er betalt. Er ho ikkje betalt ${voice.day(on)}, blir brukarkontoen stengd dagen etter.`,
        `Fakturaen finn du i ${voice.studentPages}. Har du betalt, kan det ta ${days} dagar før vi ser det, og du treng ikkje å gjere meir. Blir kontoen stengd, opnar han av seg sjølv så snart vi ser betalinga.`,
        voice.reachDesk,
      ],
    }),
    en: (voice, { on, days }) => ({
      subject: `Deadline for the semester fee at ${voice.short}: ${voice.day(on)}`,
      says: [
        `We cannot see that your semester fee at ${voice.institution} has been paid. If it has not been paid by ${voice.day(on)}, your user account is locked on the day after.`,
        `You find the invoice in ${voice.studentPages}. If you have paid, it can take ${days} days before we see it, and you need not do more. If the account is locked, it opens by itself as soon as we see the payment.`,
        voice.reachDesk,
      ],
    }),
  },
  sms: {
    nb: (voice, { on }) =>
      `${voice.short}: Vi kan ikke se at semesteravgiften er betalt. Frist ${voice.day(on)}. Dagen etter blir kontoen stengt til betalingen er sett.`,
    nn: (voice, { on }) =>
      `${voice.short}: Vi kan ikkje sjå at semesteravgifta er betalt. Frist ${voice.day(on)}. Dagen etter blir kontoen stengd til betalinga er sett.`,
    en: (voice, { on }) =>
      `${voice.short}: We cannot see that your semester fee is paid. Deadline ${voice.day(on)}. The account is locked the day after, until we see it.`,
  },
}
