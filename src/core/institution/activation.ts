/** Who activates an account, with which proof, from which day, and what must be in order first. */
import { z } from 'zod'
import { activators, numberTypes, studentFacts, studyKinds } from './words.ts'
import { day, dayOfYear, duration, key, listOf, oneOf, texts } from './setting-kinds.ts'

const facts = listOf(oneOf(studentFacts))
const ways = listOf(oneOf(['pin', 'eid'])).min(1, { error: 'must hold at least one way to prove who one is' })

/** The day on which new students may begin; a year with a day of its own overrules the usual one (row U-1). */
const opening = z.strictObject({
  who: oneOf(activators).default('student'),
  term: oneOf(['spring', 'autumn']),
  usually: dayOfYear,
  inYear: z.record(z.string().regex(/^\d{4}$/, { error: 'must be a year' }), day).default({}),
})

export const activationSetting = z
  .strictObject({
    who: listOf(oneOf(activators))
      .default(['student', 'employee'])
      .describe('Whom the first page asks for (row U-2)'),
    ways: z
      .strictObject({ student: ways.default(['pin', 'eid']), employee: ways.default(['pin', 'eid']) })
      .prefault({})
      .describe('pin: register number with student number (employees: birth date) and PIN'),
    numberTypes: z
      .strictObject({ pin: listOf(oneOf(numberTypes)).default([...numberTypes]) })
      .prefault({})
      .describe('Which kinds of number the PIN way takes; electronic ID always brings its own'),
    opens: z.array(opening).default([]).describe('Without an entry, activation is open all year'),
    remindsWhenOpen: z
      .boolean()
      .default(true)
      .describe('Whoever proves who they are before the day gets a mail when it opens'),
    needs: facts.default([]).describe('What a student must have before activating (row N-3)'),
    waivers: z
      .partialRecord(oneOf(studyKinds), facts)
      .default({})
      .describe('For which kind of study which of these is not asked for'),
    feeLag: duration
      .prefault('P3D')
      .describe('So long a payment may need before it is seen; the refusal says so'),
    /** What is said to somebody whose temporary number has not come (rows U-2, U-9). */
    temporaryNumber: z
      .strictObject({ called: texts, comes: texts, ask: key.describe('The key of a desk') })
      .nullable()
      .default(null),
  })
  .prefault({})
