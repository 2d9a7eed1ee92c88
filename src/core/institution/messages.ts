/** Who mails and SMS come from, to which countries, and how many there may be (cases M-01 to M-04). */
import { z } from 'zod'
import { count, country, listOf, mailAddress, text } from './setting-kinds.ts'

/** Letters that every operator passes on as a sender: at most eleven of GSM's plain ones. */
const smsSender = z.string().regex(/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/, {
  error: 'must be 1 to 11 plain letters and digits, among them a letter',
})

export const messagesSetting = z
  .strictObject({
    mail: z
      .strictObject({
        from: mailAddress.optional().describe('If left out, no-reply@ the mail domain'),
        name: text.optional().describe('If left out, the short name'),
        replyTo: mailAddress.nullable().default(null),
        perHour: count(1, 100).default(3).describe('To one address'),
        perDay: count(1, 200).default(10).describe('To one address'),
        noticesPerDay: count(1, 100)
          .default(20)
          .describe('Security notices to one address have a budget of their own'),
        institutionPerDay: count(100, 10_000_000).default(200_000),
      })
      .prefault({}),
    sms: z
      .strictObject({
        offered: z.boolean().default(true),
        sender: smsSender.optional().describe('If left out, the short name without what SMS cannot carry'),
        countries: listOf(country).default(['NO', 'SE', 'DK', 'FI', 'IS']),
        perHour: count(1, 20).default(3).describe('To one number'),
        perDay: count(1, 50).default(5).describe('To one number'),
        noticesPerDay: count(1, 50)
          .default(10)
          .describe('Security notices to one number have a budget of their own'),
        institutionPerDay: count(10, 1_000_000).default(5_000),
      })
      .prefault({}),
  })
  .prefault({})
