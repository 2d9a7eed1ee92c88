/** How many messages one address, and the whole institution, may get: against bombing, and against a phone bill (cases M-01 to M-04). */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Institution } from '../institution/institution.ts'
import { readEmail } from '../person/email.ts'
import { readPhone } from '../person/phone.ts'
import type { Channel, Destination } from './message.ts'
import type { Allowance } from './texts.ts'

/** At most so many to one address in any hour and any 24 hours, and in the institution in any 24 hours. */
export type Limits = { perHour: number; perDay: number; institutionPerDay: number }

/** The limits that hold for one channel. Notices have a budget of their own, which nothing else uses up (case M-03). */
export function limitsFor(institution: Institution, channel: Channel, allowance: Allowance): Limits {
  const { perHour, perDay, noticesPerDay, institutionPerDay } = institution.messages[channel]
  return allowance === 'notice'
    ? { perHour: noticesPerDay, perDay: noticesPerDay, institutionPerDay }
    : { perHour, perDay, institutionPerDay }
}

/** Whether a message may go there: a text message only to a mobile number of a country the institution allows (case M-01). */
export function mayReach(institution: Institution, to: Destination): boolean {
  if (to.channel === 'mail') return readEmail(to.address) === to.address
  const { offered, countries } = institution.messages.sms
  const number = readPhone(to.address) === to.address ? parsePhoneNumberFromString(to.address) : undefined
  const isMobile = number?.getType() === 'MOBILE' || number?.getType() === 'FIXED_LINE_OR_MOBILE'
  return offered && isMobile && number.country !== undefined && countries.includes(number.country)
}
