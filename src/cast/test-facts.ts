/** People as registers might describe them, by chance: for what must hold whatever the registers say. */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { studyEndings, studyKinds } from '../core/institution/words.ts'

/** A day in some four years. */
export const aDay = fc
  .integer({ min: 0, max: 1_500 })
  .map((days) => Temporal.PlainDate.from('2024-06-01').add({ days }).toString())
const maybeDay = fc.option(aDay, { nil: null })
/** One study right. */
export const aStudy = fc.record({
  programme: fc.constantFrom('A', 'B'),
  name: fc.constant({}),
  faculty: fc.option(fc.constantFrom('IE', 'HF'), { nil: null }),
  campus: fc.constant(null),
  kind: fc.constantFrom(...studyKinds),
  from: aDay,
  until: maybeDay,
  ended: fc.option(fc.record({ on: aDay, why: fc.constantFrom(...studyEndings) }), { nil: null }),
})
/** One term, as likely in order as not. */
export const aSemester = fc.record({
  term: fc.constantFrom('2025-spring', '2025-autumn', '2026-spring', '2026-autumn'),
  registered: maybeDay,
  fee: fc.constantFrom('paid', 'exempt', 'paid-elsewhere', 'due'),
  void: fc.boolean(),
})
const aPosition = fc.record({
  title: fc.constant('Lektor'),
  unit: fc.option(fc.constantFrom('IE', 'HF'), { nil: null }),
  campus: fc.constant(null),
  from: aDay,
  until: maybeDay,
  ended: maybeDay,
})
/** What the registers say of one person. */
export const aPersonsFacts = fc.record({
  studies: fc.array(aStudy, { maxLength: 4 }),
  semesters: fc.array(aSemester, { maxLength: 4 }),
  positions: fc.array(aPosition, { maxLength: 3 }),
  leave: fc.array(
    fc.tuple(aDay, aDay).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a })),
    { maxLength: 2 },
  ),
  registers: fc.subarray(['fs', 'hr'], { minLength: 1 }),
})
