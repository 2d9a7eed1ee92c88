/** What the help pages hold of this university: places, links and checklists that its guides name. */
import { z } from 'zod'
import { key, listOf, text, texts, webAddress } from './setting-kinds.ts'

const place = z.strictObject({ key, name: texts, map: webAddress.nullable().default(null) })
const step = z.strictObject({ key, todo: texts, link: webAddress.nullable().default(null) })
const page = z.strictObject({ key, name: texts, link: webAddress, about: texts.nullable().default(null) })

export const helpSetting = z
  .strictObject({
    feedback: z
      .boolean()
      .default(true)
      .describe('"Did you find what you were looking for?" (rows E-6, N-11)'),
    dates: z.boolean().default(true).describe('Published and last modified, on every guide'),
    search: z.boolean().default(true),
    guides: listOf(key).nullable().default(null).describe('Which guides are shown, in this order; null: all'),
    otherProblems: key
      .nullable()
      .default(null)
      .describe('The desk for everything else, by its key (row N-11)'),
    studentNumber: z
      .strictObject({ found: texts, link: webAddress.nullable().default(null) })
      .nullable()
      .default(null)
      .describe('Where a student finds the student number'),
    noStudentRegister: texts
      .nullable()
      .default(null)
      .describe('What to do without access to Studentweb (row O-23)'),
    otherProgrammes: page.nullable().default(null).describe('Where one applies for other programmes'),
    campusComputers: listOf(place).default([]),
    semesterStart: listOf(step).default([]).describe('The checklist of the first days'),
    pages: listOf(page).default([]).describe('The pages on e-mail, storage, Wi-Fi and remote access'),
    accessibility: webAddress.nullable().default(null).describe('The accessibility statement'),
    privacy: webAddress.nullable().default(null).describe('What is done with personal data'),
    securityMail: text.nullable().default(null).describe('Where a stolen password is reported'),
  })
  .prefault({})
