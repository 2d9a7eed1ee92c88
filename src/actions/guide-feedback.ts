/** "Did you find what you were looking for?": counted, and shown to the desk as numbers. */
import type { Temporal } from 'temporal-polyfill'
import { dayAt } from '../core/account/access.ts'
import type { Language } from '../core/language.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { answersBetween, countAnswer } from '../store/guide-feedback.ts'
import type { World } from './world.ts'

/** So many answers to one guide are counted on one day. */
const mostADay = 5_000

/** Counts an answer; the same browser counts once for a guide and day, however often the form is sent. */
export async function sayWhetherFound(
  world: World,
  answer: { guide: string; language: Language; found: boolean },
  browser: string,
): Promise<void> {
  const day = dayAt(world.now(), world.institution)
  const mark = world.keys.index(purposes.guideAnswer, `${browser} ${answer.guide} ${day}`)
  await countAnswer(world.store, { ...answer, day, mark }, mostADay)
}

/** What one guide was worth to its readers. */
export type GuideFeedback = { guide: string; language: Language; yes: number; no: number }

/** For the desk: how many found what they looked for in each guide, from one day to another inclusive. */
export async function feedbackByGuide(
  world: World,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<GuideFeedback[]> {
  return answersBetween(world.store, from, to)
}
