/** Tells every channel that somebody waits to replace the second factor, and how to say no (row O-10). */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

export const factorWaitBegun: Wording<{ until: Temporal.Instant; dispute: string | null }> = {
  mail: {
    nb: (voice, { until, dispute }) => ({
      subject: `Totrinnsinnloggingen din ved ${voice.short} er meldt mistet`,
      says: [
        `Noen som kjenner passordet ditt ved ${voice.institution}, har meldt fra om at telefonen eller appen for totrinnsinnlogging er mistet. Fra ${voice.when(until)} kan de sette opp en ny.`,
        'Er det deg, logger du inn igjen etter den tid og går videre på den samme siden.',
        ...(dispute === null
          ? [voice.reachDesk]
          : [
              'Er det ikke deg? Si nei her med en gang, og bytt passord:',
              voice.link(dispute),
              voice.reachDesk,
            ]),
      ],
    }),
    nn: (voice, { until, dispute }) => ({
      subject: `Totrinnsinnlogginga di ved ${voice.short} er meld mista`,
      says: [
        `Nokon som kjenner passordet ditt ved ${voice.institution}, har meldt frå om at telefonen eller appen for totrinnsinnlogging er mista. Frå ${voice.when(until)} kan dei setje opp ein ny.`,
        'Er det deg, loggar du inn igjen etter den tid og går vidare på den same sida.',
        ...(dispute === null
          ? [voice.reachDesk]
          : [
              'Er det ikkje deg? Sei nei her med ein gong, og byt passord:',
              voice.link(dispute),
              voice.reachDesk,
            ]),
      ],
    }),
    en: (voice, { until, dispute }) => ({
      subject: `Your two-factor sign-in at ${voice.short} has been reported lost`,
      says: [
        `Somebody who knows your password at ${voice.institution} has reported that the phone or app for two-factor sign-in is lost. From ${voice.when(until)} they can set up a new one.`,
        'If it is you, sign in again after that and go on from the same page.',
        ...(dispute === null
          ? [voice.reachDesk]
          : [
              'Is it not you? Say no here at once, and change your password:',
              voice.link(dispute),
              voice.reachDesk,
            ]),
      ],
    }),
  },
  sms: {
    nb: (voice, { until, dispute }) =>
      `${voice.short}: Ny totrinnsinnlogging er mulig fra ${voice.when(until)}. Ikke deg? ${dispute === null ? voice.desk : voice.link(dispute)}`,
    nn: (voice, { until, dispute }) =>
      `${voice.short}: Ny totrinnsinnlogging er mogleg frå ${voice.when(until)}. Ikkje du? ${dispute === null ? voice.desk : voice.link(dispute)}`,
    en: (voice, { until, dispute }) =>
      `${voice.short}: A new second factor is possible from ${voice.when(until)}. Not you? ${dispute === null ? voice.desk : voice.link(dispute)}`,
  },
}
