/** How many wrong passwords lock the password door, and for how long (row O-12; cases B-01, B-09, B-15). */
import { z } from 'zod'
import { count, listOf, oneOf, span } from './setting-kinds.ts'

/** Counted per account and kind of device, so that a stranger cannot lock out the browser that the owner uses. */
export const lockoutSetting = z
  .strictObject({
    wrongTries: count(3, 20).default(6),
    lockedFor: span.prefault('PT30M'),
    longRunCap: count(10, 100)
      .default(100)
      .describe(
        'Wrong tries in a row, locks between them included, that close the password door to unknown devices',
      ),
  })
  .prefault({})

export const signInSetting = z
  .strictObject({
    names: listOf(oneOf(['username', 'mail', 'student-number']))
      .default(['username', 'mail'])
      .describe('What may stand in the name field; all of them count as one account'),
    with: listOf(oneOf(['password', 'passkey', 'eid'])).default(['password', 'passkey']),
  })
  .prefault({})
  .refine((signIn) => signIn.with.includes('password'), {
    error: 'must hold password: people without another way would be shut out',
    path: ['with'],
  })
