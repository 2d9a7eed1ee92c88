/** Adds a sealed letter to the queue, inside the change that wants it; what it hands over is sealed to the worker. */
import type { Language } from '../core/language.ts'
import { type LetterContent, writeLetterContent } from '../core/letters/content.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { addJob } from '../store/jobs.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/** The kind of job that prints a sealed letter. */
export const printLetter = 'print-letter'

/** What may be read by anybody who reads the database. `of`: the row of the secret; once that is dead nothing is printed. */
export type LetterNote = { kind: LetterContent['kind']; of: string; person: string; language: Language }

export type WantedLetter = { content: LetterContent; of: string; personId: string; language: Language }

/** Call `world.nudgeJobs()` after the transaction. A portal that is broken into cannot read what waits (case Y-11). */
export async function addLetter(world: World, db: Db, wanted: WantedLetter): Promise<void> {
  const id = randomId(world.dice)
  const now = world.now()
  const { content, of, personId, language } = wanted
  const note: LetterNote = { kind: content.kind, of, person: personId, language }
  await addJob(db, {
    id,
    kind: printLetter,
    payload: note,
    sealed: await world.keys.sealForWorker(letterSealInfo(id), writeLetterContent(content)),
    due: now,
    usefulUntil: content.kind === 'desk-code' ? content.until : now.add({ hours: 24 * 7 }),
    createdAt: now,
  })
}

/** What a sealed letter is bound to: copied to another job it does not open. */
export function letterSealInfo(jobId: string): string {
  return `${purposes.job} letter ${jobId}`
}
