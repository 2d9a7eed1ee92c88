/** For whom a second factor is asked, which kinds there are, and what somebody does who lost theirs. */
import { z } from 'zod'
import { count, day, duration, listOf, oneOf } from './setting-kinds.ts'
import { groups, ranks } from './words.ts'

const lostFactorSteps = [
  'recovery-code',
  'other-factor',
  'eid',
  'waiting-period',
  'project-link',
  'desk',
] as const

export const secondFactorSetting = z
  .strictObject({
    required: z
      .array(
        z.strictObject({
          who: oneOf(['everybody', ...groups]),
          from: day.nullable().default(null).describe('From this day; null: already'),
        }),
      )
      .default([])
      .describe('Who must have one (row O-9); nobody if empty'),
    kinds: listOf(oneOf(['authenticator-app', 'passkey']))
      .min(1, { error: 'must hold at least one kind' })
      .default(['authenticator-app', 'passkey']),
    recoveryCodes: count(0, 20).default(10).describe('How many are shown once; 0: none'),
    app: z
      .strictObject({
        feideSecrets: z
          .boolean()
          .default(false)
          .describe('Secrets of 16 characters, which Feide can take over'),
        wrongTries: count(3, 10).default(5),
        within: duration.prefault('PT15M'),
      })
      .prefault({}),
    /** The first factor needs more than the password, else a password thief enrols his own. */
    firstNeeds: listOf(oneOf(['activation', 'recovery', 'eid', 'sms-code', 'project-link', 'desk']))
      .min(1, { error: 'must hold at least one, or nobody could begin' })
      .default(['activation', 'recovery', 'eid', 'sms-code', 'project-link', 'desk']),
    /** Tried from the top (row O-10). Never the password alone. */
    whenLost: listOf(oneOf(lostFactorSteps))
      .min(1, { error: 'must hold at least one step' })
      .default(['recovery-code', 'other-factor', 'eid', 'waiting-period', 'desk']),
    waitingPeriod: z
      .strictObject({
        lasts: duration.prefault('P3D'),
        notFor: listOf(oneOf([...groups, ...ranks]))
          .default([...ranks])
          .describe('These never get back in by waiting'),
      })
      .prefault({}),
    channelRest: duration
      .prefault('P30D')
      .describe('A channel that gave back the password does not give back the factor for so long'),
  })
  .prefault({})
