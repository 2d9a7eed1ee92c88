/** Where people get help: the service desks with their ways in and hours, and the office of each faculty and campus. */
import { z } from 'zod'
import { hours } from './opening-hours.ts'
import { key, listOf, mailAddress, oneOf, phoneNumber, text, texts, webAddress } from './setting-kinds.ts'

const shared = {
  name: texts.nullable().default(null),
  note: texts.nullable().default(null),
  hours: hours.nullable().default(null),
}

/** One way to reach a desk. Each has its own hours: the counter may be closed while the phone is open (row O-21). */
const way = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('counter'),
      place: texts,
      map: webAddress.nullable().default(null),
      ...shared,
    }),
    z.strictObject({ kind: z.literal('phone'), number: phoneNumber, ...shared }),
    z.strictObject({ kind: z.literal('mail'), address: mailAddress, ...shared }),
    z.strictObject({ kind: z.literal('case'), link: webAddress, ...shared }),
    z.strictObject({ kind: z.literal('chat'), link: webAddress, ...shared }),
    z.strictObject({ kind: z.literal('video'), link: webAddress, ...shared }),
    z.strictObject({
      kind: z.literal('loan'),
      place: texts,
      map: webAddress.nullable().default(null),
      ...shared,
    }),
    z.strictObject({
      kind: z.literal('return'),
      place: texts,
      map: webAddress.nullable().default(null),
      ...shared,
    }),
  ],
  { error: 'must be one of: counter, phone, mail, case, chat, video, loan, return' },
)
export type WayToDesk = z.output<typeof way>

const desk = z.strictObject({
  key,
  name: texts,
  about: texts.nullable().default(null).describe('What this desk helps with'),
  role: oneOf(['it', 'study', 'equipment', 'other']).default('it'),
  ways: z.array(way).min(1, { error: 'must say at least one way to reach the desk' }),
})

export const desksSetting = listOf(desk).default([])

/** A Student Service Centre or the like: whom to ask about registration and fee, by faculty or campus (row O-14). */
const office = z.strictObject({
  key,
  name: texts,
  faculties: listOf(text).default([]).describe('Codes of faculties as the register writes them'),
  campuses: listOf(text).default([]).describe('Campuses as the register writes them'),
  place: texts.nullable().default(null),
  phone: phoneNumber.nullable().default(null),
  mail: mailAddress.nullable().default(null),
  link: webAddress.nullable().default(null),
  hours: hours.nullable().default(null),
})
export type Office = z.output<typeof office>

export const officesSetting = listOf(office).default([])
