/** Brings the link and the code with which somebody gets back in; nothing happens until the code is typed (rows O-4, A-4; case L-05). */
import type { Temporal } from 'temporal-polyfill'
import type { Words } from '../../language.ts'
import type { Wording } from '../voice.ts'

export type RecoveryCodeFacts = {
  what: 'password' | 'username'
  path: string
  code: string
  until: Temporal.Instant
}

export const recoveryCode: Wording<RecoveryCodeFacts> = {
  mail: {
    nb: (voice, { what, path, code, until }) => ({
      subject: `Kode for ${lost.nb[what]} ved ${voice.short}`,
      says: [
        `Noen, vi går ut fra at det er deg, har meldt fra om ${lost.nb[what]} ved ${voice.institution}. Skriv denne koden på siden du kom fra:`,
        code,
        `Har du lukket siden, eller leser du dette på en annen enhet? Åpne lenken og skriv koden der: ${voice.link(path)}`,
        `Lenken og koden virker én gang, til ${voice.when(until)}. På siden du kom fra, virker koden bare noen minutter.`,
        'Har du ikke bedt om dette, trenger du ikke gjøre noe. Gi aldri koden til noen, heller ikke til oss.',
        voice.reachDesk,
      ],
    }),
    nn: (voice, { what, path, code, until }) => ({
      subject: `Kode for ${lost.nn[what]} ved ${voice.short}`,
      says: [
        `Nokon, vi går ut frå at det er du, har meldt frå om ${lost.nn[what]} ved ${voice.institution}. Skriv denne koden på sida du kom frå:`,
        code,
        `Har du lukka sida, eller les du dette på ei anna eining? Opne lenkja og skriv koden der: ${voice.link(path)}`,
        `Lenkja og koden verkar éin gong, til ${voice.when(until)}. På sida du kom frå, verkar koden berre nokre minutt.`,
        'Har du ikkje bede om dette, treng du ikkje gjere noko. Gi aldri koden til nokon, heller ikkje til oss.',
        voice.reachDesk,
      ],
    }),
    en: (voice, { what, path, code, until }) => ({
      subject: `Code for ${lost.en[what]} at ${voice.short}`,
      says: [
        `Somebody, we assume you, has reported ${lost.en[what]} at ${voice.institution}. Type this code on the page you came from:`,
        code,
        `Have you closed the page, or are you reading this on another device? Open the link and type the code there: ${voice.link(path)}`,
        `The link and the code work once, until ${voice.when(until)}. On the page you came from the code works for a few minutes only.`,
        'If you did not ask for this, there is nothing you need to do. Never give the code to anybody, us included.',
        voice.reachDesk,
      ],
    }),
  },
  sms: null,
}

const lost: Words<Record<RecoveryCodeFacts['what'], string>> = {
  nb: { password: 'glemt passord', username: 'glemt brukernavn' },
  nn: { password: 'gløymt passord', username: 'gløymt brukarnamn' },
  en: { password: 'a forgotten password', username: 'a forgotten username' },
}
