/** What the service desk and project administrators may do, how much of it, and how a caller is made sure of. */
import { z } from 'zod'
import { count, duration, listOf, oneOf, text } from './setting-kinds.ts'
import { ranks } from './words.ts'

export const deskActs = [
  'lift-lock',
  'deactivate',
  'new-pin',
  'require-password-change',
  'lift-second-factor',
  'open-forgotten-password',
  'place-lock',
  'resend-activation',
  'merge-people',
  'change-username',
  'sponsor-guest',
  'grant-rank',
] as const

/** How an agent may make sure of whoever calls (case R-17). */
const callerShownBy = ['passport-seen', 'called-back', 'code-read-back', 'video'] as const

export type CallerShownBy = (typeof callerShownBy)[number]

/** A rank that comes with a position, for as long as the position runs. Without unit or title, any will do. */
const rankFrom = z
  .strictObject({
    unit: text.nullable().default(null),
    title: text.nullable().default(null),
    rank: oneOf(ranks),
  })
  .refine(({ unit, title }) => unit !== null || title !== null, { error: 'must name a unit or a title' })

/** Which rank may do what; nobody acts on the own account or on somebody of equal or higher rank. */
const may = z
  .strictObject({
    agent: listOf(oneOf(deskActs)).default([
      'lift-lock',
      'deactivate',
      'new-pin',
      'open-forgotten-password',
      'resend-activation',
    ]),
    senior: listOf(oneOf(deskActs)).default([...deskActs.slice(0, 8), 'sponsor-guest']),
    administrator: listOf(oneOf(deskActs)).default([...deskActs]),
    security: listOf(oneOf(deskActs)).default(['lift-lock', 'require-password-change', 'place-lock']),
  })
  .prefault({})

export const deskWorkSetting = z
  .strictObject({
    may,
    ranksFrom: listOf(rankFrom)
      .default([])
      .describe('Ranks that come with a position in the staff register; all others are granted by hand'),
    twoPeopleFrom: oneOf(ranks)
      .default('administrator')
      .describe('Acts on this rank and above need two people'),
    actsPerHour: count(1, 200).default(20).describe('Acts on credentials by one agent; then stop and alarm'),
    callerShownBy: listOf(oneOf(callerShownBy))
      .min(1, { error: 'must hold at least one way to make sure of a caller' })
      .default([...callerShownBy]),
    deskCode: z
      .strictObject({
        validFor: duration.prefault('PT30M'),
        letterValidFor: duration.prefault('P7D').describe('Where the code travels in a sealed letter'),
      })
      .prefault({}),
    pinLetter: z.boolean().default(true).describe('A new PIN may be printed as a sealed letter'),
    firstAdministratorSecretFor: duration.prefault('PT1H'),
  })
  .prefault({})

/** Foreign user administration (rows E-1 to E-5). */
export const projectsSetting = z
  .strictObject({
    offered: z.boolean().default(false),
    onFrontPage: z.boolean().default(true),
    link: z
      .strictObject({
        validFor: duration.prefault('PT72H'),
        wrongTries: count(1, 10).default(5),
        maySkipPassword: z.boolean().default(true).describe('Renew only the one-time-code app (row E-3)'),
      })
      .prefault({}),
    reachesPeopleWithEid: z
      .boolean()
      .default(false)
      .describe('Members who could use electronic ID themselves (row E-5)'),
    reachesOtherParts: z.boolean().default(false).describe('Members who also study or work here'),
    reachesAdministrators: z.boolean().default(false).describe('Members who administer a project themselves'),
    linksPerHour: count(1, 200).default(20).describe('Links by one administrator; then stop and alarm'),
    contactRest: duration
      .prefault('P7D')
      .describe('An address that the project itself changed waits so long'),
    rightsFor: duration.prefault('P1Y').describe('An administrator is confirmed again after so long'),
  })
  .prefault({})
