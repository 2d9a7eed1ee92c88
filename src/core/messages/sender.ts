/** How one institution appears in its messages, from its settings alone. */
import type { Institution } from '../institution/institution.ts'
import type { Sender } from './voice.ts'

/** The sender of an institution's messages. `origin` is the configured address of the portal (case L-01). */
export function senderOf(institution: Institution, origin: string): Sender {
  const ways = institution.desks.filter((desk) => desk.role === 'it').flatMap((desk) => desk.ways)
  const { nb, nn, en, short } = institution.names
  const noPages = { nb: 'studentregisteret', nn: 'studentregisteret', en: 'the student register' }
  return {
    name: { nb, nn, en },
    shortName: short,
    origin,
    deskPhone: ways.find((way) => way.kind === 'phone')?.number ?? null,
    deskMail: ways.find((way) => way.kind === 'mail')?.address ?? null,
    timeZone: institution.timeZone,
    services: Object.fromEntries(institution.services.map(({ key, name }) => [key, name])),
    studentPages: institution.registers.fs?.corrected.at ?? noPages,
  }
}
