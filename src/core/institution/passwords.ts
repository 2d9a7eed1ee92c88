/** What a password must be like, how long it is valid, and how it is kept. */
import { z } from 'zod'
import { passwordPolicySetting } from '../secrets/password-policy-setting.ts'
import { count, duration, webAddress } from './setting-kinds.ts'

/** Notices come in this order before the day: a month, a week, the day before. */
const noticesBefore = z
  .array(duration)
  .max(6, { error: 'must be at most 6 notices' })
  .describe('How long before it happens the person is told, each a length of time')

export const passwordsSetting = z
  .strictObject({
    policy: passwordPolicySetting.prefault({}),
    validFor: duration
      .nullable()
      .prefault('P1Y')
      .describe('Until it must be renewed (row O-6); null: for ever'),
    noticesBefore: noticesBefore.prefault(['P30D', 'P7D']),
    suggestions: z
      .strictObject({
        offered: z
          .boolean()
          .default(true)
          .describe('A list of ready-made passphrases to pick from (row N-4)'),
        howMany: count(1, 10).default(4),
      })
      .prefault({}),
    advice: z.boolean().default(true).describe('Advice beside the field (row U-8)'),
    changeAlsoAt: webAddress.nullable().default(null).describe('A page of the university about passwords'),
  })
  .prefault({})

/**
 * argon2id. The floor is OWASP's and ASVS's (19 MiB, two passes); the default is RFC 9106's second choice.
 * Lowering it never weakens what is stored: hashes are made anew at the next right sign-in only upwards.
 */
export const hashingSetting = z
  .strictObject({
    memoryKiB: count(19_456, 1_048_576).default(65_536),
    passes: count(2, 20).default(3),
    lanes: count(1, 4).default(1),
  })
  .prefault({})
