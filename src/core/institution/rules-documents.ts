/** Rules that people accept before they set a password, and again when a new version comes (rows U-4, O-22). */
import { z } from 'zod'
import { day, duration, key, listOf, oneOf, text, texts, webAddress } from './setting-kinds.ts'
import { groups } from './words.ts'

const rulesDocument = z.strictObject({
  key,
  title: texts,
  version: text.describe('Shown to people and written with their acceptance'),
  from: day.describe('The day on which this version comes into force'),
  link: z
    .strictObject({ nb: webAddress, nn: webAddress, en: webAddress })
    .describe('The whole text; the same page may stand for several languages'),
  summary: texts.nullable().default(null).describe('The main points, shown beside the box that is ticked'),
  who: listOf(oneOf(groups))
    .min(1, { error: 'must hold at least one group' })
    .default([...groups]),
  grace: duration
    .prefault('P14D')
    .describe('A new version may wait so long at somebody who accepted an older one'),
})

export const rulesDocumentsSetting = listOf(rulesDocument).default([])
