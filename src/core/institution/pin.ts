/** The two PINs: one that helps to prove who you are, one that opens doors together with the card. */
import { z } from 'zod'
import { count, duration, oneOf, texts } from './setting-kinds.ts'

/**
 * The access PIN comes from a register or the desk. Four digits are worth little, so all its wrong tries together are
 * counted for its whole life, and a flood of them anywhere asks everybody for one thing more (security.md 1.3).
 */
const accessPin = z
  .strictObject({
    wrongTries: count(1, 5).default(5).describe('For the whole life of one PIN'),
    breaker: z
      .strictObject({ perHour: count(10, 1000).default(50), perDay: count(20, 5000).default(200) })
      .prefault({})
      .describe('So many wrong PINs in the whole institution ask for a possession beside the PIN'),
    possession: z
      .array(oneOf(['personal-mail', 'eid']))
      .min(1, {
        error: 'must hold at least one, or the PIN would be closed for good while the breaker is open',
      })
      .default(['personal-mail', 'eid']),
    reissue: z
      .strictObject({ most: count(1, 10).default(3), within: duration.prefault('P30D') })
      .prefault({})
      .describe('So many new PINs may one person get'),
    made: z
      .strictObject({
        length: count(4, 12).default(8),
        alphabet: oneOf(['digits', 'letters-and-digits']).default('letters-and-digits'),
      })
      .prefault({})
      .describe('A PIN that the program makes itself'),
    comesFrom: texts
      .nullable()
      .default(null)
      .describe('Where the person finds it, in words for the activation page'),
  })
  .prefault({})

/** The door PIN is set by the person, handed to the door system, and never opens a sign-in (rows O-11, U-3). */
const doorPin = z
  .strictObject({
    offered: z.boolean().default(true),
    length: count(4, 8).default(4),
    allowsBirthDate: z.boolean().default(false),
    allowsTrivial: z.boolean().default(false).describe('1234, 1111 and the like'),
  })
  .prefault({})

export const pinSetting = z
  .strictObject({
    one: z.boolean().default(false).describe('One PIN is both: it opens doors and helps to prove (row O-13)'),
    access: accessPin,
    door: doorPin,
  })
  .prefault({})
