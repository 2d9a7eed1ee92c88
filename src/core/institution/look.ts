/** How the portal looks: the university's own colours and name in the head of every page. */
import { z } from 'zod'
import { languages } from '../language.ts'
import { key, listOf, oneOf, text } from './setting-kinds.ts'

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, { error: 'must be a colour in quotation marks, written "#c81b4d"' })
  .describe('A colour: "#c81b4d"')

export const lookSetting = z
  .strictObject({
    colours: z
      .strictObject({
        main: colour.default('#0b5a8f').describe('Buttons and links, and the head of the page'),
        accent: colour.default('#7a2e8e').describe('What should stand out, sparingly'),
        head: colour
          .nullable()
          .default(null)
          .describe(
            'The head of the page, if not the main colour: for one too light for links, such as yellow',
          ),
        neutral: colour.default('#4a4f57').describe('Text, lines and grey surfaces'),
      })
      .prefault({}),
    logo: z
      .strictObject({
        text: text
          .max(30, { error: 'must be at most 30 characters' })
          .optional()
          .describe('If left out, the short name'),
        file: z
          .string()
          .regex(/^[a-z0-9-]+\.svg$/, { error: 'must be the name of an SVG file beside this one' })
          .nullable()
          .default(null)
          .describe('An SVG file in the folder of the same name'),
      })
      .prefault({}),
    theme: key.optional().describe('Name of the built theme; if left out, the key of the institution'),
  })
  .prefault({})

/** Bokmål and nynorsk only together: forms must exist in both at the same time (row A-1, språklova § 14). */
export const languagesSetting = z
  .strictObject({
    offered: listOf(oneOf(languages))
      .default(['nb', 'nn', 'en'])
      .refine((offered) => offered.includes('nb') === offered.includes('nn'), {
        error: 'must hold nb and nn together: the law wants forms in both at the same time',
      })
      .refine((offered) => offered.length > 0, { error: 'must hold at least one language' }),
    standard: oneOf(languages).default('nb').describe('For those whose browser asks for none of ours'),
  })
  .prefault({})
  .refine(({ offered, standard }) => offered.includes(standard), {
    error: 'must be one of the offered languages',
    path: ['standard'],
  })
