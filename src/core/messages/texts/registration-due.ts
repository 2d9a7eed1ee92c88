/** Says beforehand until when a student has to be registered for the semester without the account being locked (row O-14). */
import type { Wording } from '../voice.ts'

export const registrationDue: Wording<{ on: string }> = {
  mail: {
    nb: (voice, { on }) => ({
      subject: `Frist for semesterregistrering ved ${voice.short}: ${voice.day(on)}`,
      says: [
        `Du er ikke registrert for dette semesteret ved ${voice.institution}. Er du ikke registrert ${voice.day(on)}, blir brukerkontoen stengt dagen etter.`,
        `Du registrerer deg i ${voice.studentPages}. Blir kontoen stengt, åpner den av seg selv så snart vi ser at du er registrert.`,
        voice.reachDesk,
      ],
    }),
    nn: (voice, { on }) => ({
      subject: `Frist for semesterregistrering ved ${voice.short}: ${voice.day(on)}`,
      says: [
        `Du er ikkje registrert for dette semesteret ved ${voice.institution}. Er du ikkje registrert ${voice.day(on)}, blir brukarkontoen stengd dagen etter.`,
        `Du registrerer deg i ${voice.studentPages}. Blir kontoen stengd, opnar han av seg sjølv så snart vi ser at du er registrert.`,
        voice.reachDesk,
      ],
    }),
    en: (voice, { on }) => ({
      subject: `Deadline for semester registration at ${voice.short}: ${voice.day(on)}`,
      says: [
        `You are not registered for this semester at ${voice.institution}. If you are not registered by ${voice.day(on)}, your user account is locked on the day after.`,
        `You register in ${voice.studentPages}. If the account is locked, it opens by itself as soon as we see that you are registered.`,
        voice.reachDesk,
      ],
    }),
  },
  sms: {
    nb: (voice, { on }) =>
      `${voice.short}: Du er ikke registrert for semesteret. Frist ${voice.day(on)}. Dagen etter blir kontoen stengt til du er registrert.`,
    nn: (voice, { on }) =>
      `${voice.short}: Du er ikkje registrert for semesteret. Frist ${voice.day(on)}. Dagen etter blir kontoen stengd til du er registrert.`,
    en: (voice, { on }) =>
      `${voice.short}: You are not registered for this semester. Deadline ${voice.day(on)}. The account is locked the day after, until you are.`,
  },
}
