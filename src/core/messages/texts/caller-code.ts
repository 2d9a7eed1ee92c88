/** Somebody says on the phone that they are this person: a code goes to the person, who reads it back. */
import type { Wording } from '../voice.ts'

export const callerCode: Wording<{ code: string; minutes: number }> = {
  mail: {
    nb: (voice, { code, minutes }) => ({
      subject: `Kode til samtalen med brukerstøtten ved ${voice.short}`,
      says: [
        `Du snakker med brukerstøtten ved ${voice.institution}. Les opp denne koden, så vet de at det er deg: ${code}`,
        `Koden gjelder i ${minutes} minutter og åpner ingenting annet.`,
        `Snakker du ikke med brukerstøtten nå? Da utgir noen seg for å være deg: ikke gi koden til noen, og si fra. ${voice.reachDesk}`,
      ],
    }),
    nn: (voice, { code, minutes }) => ({
      subject: `Kode til samtalen med brukarstøtta ved ${voice.short}`,
      says: [
        `Du snakkar med brukarstøtta ved ${voice.institution}. Les opp denne koden, så veit dei at det er deg: ${code}`,
        `Koden gjeld i ${minutes} minutt og opnar ingenting anna.`,
        `Snakkar du ikkje med brukarstøtta no? Då gir nokon seg ut for å vere deg: ikkje gi koden til nokon, og sei frå. ${voice.reachDesk}`,
      ],
    }),
    en: (voice, { code, minutes }) => ({
      subject: `Code for your call with the service desk at ${voice.short}`,
      says: [
        `You are talking to the service desk at ${voice.institution}. Read this code to them, and they know that it is you: ${code}`,
        `The code is valid for ${minutes} minutes and opens nothing else.`,
        `Not talking to the service desk right now? Then somebody pretends to be you: give the code to nobody, and tell us. ${voice.reachDesk}`,
      ],
    }),
  },
  sms: {
    nb: (voice, { code }) =>
      `${voice.short}: Les koden ${code} for brukerstøtten du snakker med. Snakker du ikke med dem? Gi den til ingen.`,
    nn: (voice, { code }) =>
      `${voice.short}: Les koden ${code} for brukarstøtta du snakkar med. Snakkar du ikkje med dei? Gi han til ingen.`,
    en: (voice, { code }) =>
      `${voice.short}: Read the code ${code} to the service desk you are talking to. Not talking to them? Give it to nobody.`,
  },
}
