/** Every way back in for somebody who lost the password, the username, the PIN or was deactivated. */
import { z } from 'zod'
import { count, country, duration, listOf, oneOf, span } from './setting-kinds.ts'
import { registers } from './words.ts'

/** `eid`: row O-3. `personal-mail-and-sms`: row O-4, the mail only starts it. `project-link`: row E-2. */
const passwordRoutes = ['eid', 'personal-mail-and-sms', 'project-link', 'desk'] as const

/** A one-use first password of 65 random bits, typed as the old one, that opens nothing but a new one (rows O-3 to O-5). */
const temporaryPassword = z
  .strictObject({
    validFor: span.prefault('PT8H'),
    wrongTries: count(1, 10).default(5),
    countries: listOf(country).default(['NO']).describe('Only to mobile numbers of these countries'),
    numberFrom: listOf(oneOf(registers))
      .default(['hr', 'fs'])
      .describe('The first register that has a number decides'),
  })
  .prefault({})

const afterDeactivation = z
  .strictObject({
    offered: z.boolean().default(true),
    validFor: span.prefault('PT24H'),
    wrongTries: count(1, 5).default(5),
    openingCode: z
      .boolean()
      .default(true)
      .describe('Where the person chose the PIN, the desk also speaks a short code'),
  })
  .prefault({})
  .describe('Username and PIN, once, after the desk deactivated the account (row O-13)')

export const recoverySetting = z
  .strictObject({
    password: listOf(oneOf(passwordRoutes)).default(['eid', 'personal-mail-and-sms', 'desk']),
    afterEid: listOf(oneOf(['new-password', 'temporary-password']))
      .default(['new-password', 'temporary-password'])
      .describe('What somebody identified by electronic ID may do (row O-3)'),
    username: listOf(oneOf(['eid', 'personal-mail', 'desk'])).default(['eid', 'personal-mail', 'desk']),
    pin: listOf(oneOf(['eid', 'personal-mail', 'desk'])).default(['eid', 'personal-mail', 'desk']),
    temporaryPassword,
    link: z
      .strictObject({ validFor: span.prefault('PT1H') })
      .prefault({})
      .describe('A link in a personal mail'),
    code: z
      .strictObject({
        digits: count(6, 10).default(8),
        validFor: span.prefault('PT10M'),
        wrongTries: count(1, 10).default(5),
        triesPerDay: count(5, 100).default(20),
      })
      .prefault({})
      .describe('A code in an SMS or mail'),
    /** A number or address changed lately may be a thief's: it waits, unless the whole person is new (cases ). */
    contactRest: z
      .strictObject({ lasts: duration.prefault('P7D'), notForPeopleNewerThan: duration.prefault('P10D') })
      .prefault({}),
    afterDeactivation,
  })
  .prefault({})
