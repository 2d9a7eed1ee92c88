/** The registers that people come from: how far we trust one file, and where people correct what it says. */
import { z } from 'zod'
import { count, duration, listOf, mailAddress, oneOf, percent, texts, webAddress } from './setting-kinds.ts'
import { registers } from './words.ts'

/** A share of the people whom the register knows, and at least so many. */
const share = (of: { percent: number; people: number }) =>
  z
    .strictObject({
      percent: percent.default(of.percent),
      people: count(0, 1_000_000).default(of.people),
    })
    .prefault({})

const brakeSetting = z
  .strictObject({
    percent: percent.default(2),
    people: count(0, 1_000_000).default(20),
  })
  .prefault({})
  .describe(
    'A file that would lock or close more than this share, and more than so many people, changes nothing',
  )

const errorBudgetSetting = z
  .strictObject({
    lines: count(0, 1_000_000).default(50),
    percent: percent.default(1),
  })
  .prefault({})
  .describe('More bad lines than both of these: the file is refused')

/** Numbers of design.md, "The register files". */
const register = z.strictObject({
  name: texts.describe('What people call it'),
  corrected: z
    .strictObject({ at: texts, link: webAddress.nullable().default(null) })
    .describe('Where phone number, address and name are corrected: never here (row O-17)'),
  owner: z
    .strictObject({ mail: mailAddress })
    .nullable()
    .default(null)
    .describe('Who looks after it: told at most once a week of people without e-mail or mobile'),
  brake: brakeSetting,
  guard: z
    .strictObject({
      people: share({ percent: 10, people: 100 }).describe(
        'Given name, family name, birth date and student number, each for itself',
      ),
      contacts: share({ percent: 50, people: 100 }).describe('Mail and mobile, each for itself'),
      arrived: share({ percent: 40, people: 1_000 }).describe(
        'People who are new, once the register knows so many as may be new',
      ),
    })
    .prefault({})
    .describe(
      'A file that would change or empty these for more than this share, and more than so many people, changes nothing',
    ),
  errorBudget: errorBudgetSetting,
  goneAfter: z
    .strictObject({ missingFor: duration.prefault('P14D'), files: count(1, 100).default(3) })
    .prefault({})
    .describe('Somebody missing so long and from so many full files has left the register'),
  staleAfter: duration.prefault('PT36H'),
})

const facts = {
  mobile: ['hr', 'fs', 'projects'],
  name: ['hr', 'fs', 'projects'],
  mail: ['fs', 'hr', 'projects'],
} as const

/** Which register decides a fact that several of them know. HR over FS: a number that a student may edit never takes over an employee. */
const precedence = z
  .strictObject({
    mobile: listOf(oneOf(registers)).default([...facts.mobile]),
    mail: listOf(oneOf(registers)).default([...facts.mail]),
    name: listOf(oneOf(registers)).default([...facts.name]),
  })
  .prefault({})

export const registersSetting = z
  .strictObject({
    fs: register.nullable().prefault({
      name: { nb: 'Felles studentsystem', nn: 'Felles studentsystem', en: 'the student register (FS)' },
      corrected: {
        at: { nb: 'Studentweb', nn: 'Studentweb', en: 'Studentweb' },
        link: 'https://fsweb.no/studentweb/',
      },
    }),
    hr: register.nullable().prefault({
      name: { nb: 'personalsystemet', nn: 'personalsystemet', en: 'the staff register' },
      corrected: {
        at: { nb: 'lederen din eller HR', nn: 'leiaren din eller HR', en: 'your manager or HR' },
      },
    }),
    projects: register.nullable().default(null),
    accounts: z
      .strictObject({ brake: brakeSetting, errorBudget: errorBudgetSetting })
      .nullable()
      .default(null)
      .describe('The accounts of an older system, while the institution moves in; by command only'),
    precedence,
  })
  .prefault({})
