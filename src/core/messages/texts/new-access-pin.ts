/** Hands a person a new PIN: the one that proves who they are when they activate the account (case P-08). */
import type { Wording } from '../voice.ts'

export const newAccessPin: Wording<{ pin: string }> = {
  mail: {
    nb: (voice, { pin }) => ({
      subject: `Ny PIN-kode fra ${voice.short}`,
      says: [
        `Den nye PIN-koden din ved ${voice.institution} er:`,
        pin,
        `Du bruker den når du skal vise hvem du er i kontoportalen, ${voice.origin}. Den gamle koden virker ikke lenger. Etter fem feil forsøk må du be om en ny.`,
        `Ikke gi koden til noen, heller ikke til oss. Har du ikke bedt om den, ta kontakt. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { pin }) => ({
      subject: `Ny PIN-kode frå ${voice.short}`,
      says: [
        `Den nye PIN-koden din ved ${voice.institution} er:`,
        pin,
        `Du bruker han når du skal vise kven du er i kontoportalen, ${voice.origin}. Den gamle koden verkar ikkje lenger. Etter fem feil forsøk må du be om ein ny.`,
        `Ikkje gi koden til nokon, heller ikkje til oss. Har du ikkje bede om han, ta kontakt. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { pin }) => ({
      subject: `New PIN from ${voice.short}`,
      says: [
        `Your new PIN at ${voice.institution} is:`,
        pin,
        `You use it to show who you are in the account portal, ${voice.origin}. The old one no longer works. After five wrong tries you have to ask for a new one.`,
        `Do not give it to anybody, not even to us. If you did not ask for it, contact us. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { pin }) =>
      `${voice.short}: Ny PIN-kode for kontoportalen: ${pin}. Ikke gi den til noen. Ikke bedt om den? Kontakt brukerstøtten: ${voice.desk}`,
    nn: (voice, { pin }) =>
      `${voice.short}: Ny PIN-kode for kontoportalen: ${pin}. Ikkje gi han til nokon. Ikkje bede om han? Kontakt brukarstøtta: ${voice.desk}`,
    en: (voice, { pin }) =>
      `${voice.short}: New PIN for the account portal: ${pin}. Give it to nobody. You did not ask for it? Contact the service desk: ${voice.desk}`,
  },
}
