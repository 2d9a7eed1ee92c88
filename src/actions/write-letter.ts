/** The queue comes to a letter: is its secret still alive, who gets it where, and in which words? */
import { z } from 'zod'
import { isTooLate, type JobOutcome } from '../core/jobs/job.ts'
import { languages } from '../core/language.ts'
import { readLetterContent } from '../core/letters/content.ts'
import { letterInWords } from '../core/letters/letter-texts.ts'
import type { Letter } from '../core/letters/letter.ts'
import { senderOf } from '../core/messages/sender.ts'
import { addressOnLine } from '../core/register/line-address.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { isLivingPin } from '../store/access-pins.ts'
import { isLivingDeskCode } from '../store/desk-codes.ts'
import type { TakenJob } from '../store/jobs.ts'
import { type PersonRow, personById } from '../store/people.ts'
import { linesOfPerson } from '../store/source-lines.ts'
import { letterSealInfo, type LetterNote } from './add-letter.ts'
import type { World } from './world.ts'

const note = z.object({
  kind: z.enum(['access-pin', 'desk-code']),
  of: z.string(),
  person: z.string(),
  language: z.enum(languages),
}) satisfies z.ZodType<LetterNote>

/** Withdrawn, replaced or used in the meantime: then nothing is printed that would only raise questions. */
export async function writeLetter(
  world: World,
  keys: WorkerKeys,
  job: TakenJob,
): Promise<Letter | JobOutcome> {
  if (job.sealed === null) return { outcome: 'give-up', because: 'nothing was sealed for it' }
  if (isTooLate(job, world.now())) return { outcome: 'give-up', because: 'no longer useful' }
  const told = note.parse(job.payload)
  const person = await personById(world.store, told.person)
  if (!person || person.deceased !== null)
    return { outcome: 'give-up', because: 'the person is not written to' }
  if (!(await isAlive(world, told)))
    return { outcome: 'give-up', because: 'what it hands over was withdrawn' }
  const opened = await keys.openAsWorker(letterSealInfo(job.id), job.sealed)
  return letterInWords(
    readLetterContent(opened.toString('utf8')),
    senderOf(world.institution, world.origin),
    { language: told.language, addressee: await addresseeOf(world, person), at: job.createdAt },
  )
}

async function isAlive(world: World, { kind, of }: LetterNote): Promise<boolean> {
  return kind === 'access-pin' ? isLivingPin(world.store, of) : isLivingDeskCode(world.store, of, world.now())
}

/** Whoever is address-protected gets no address on paper: the desk hands the letter over (case Z-07). */
async function addresseeOf(world: World, person: PersonRow): Promise<string[]> {
  const name = `${person.given} ${person.family}`.trim()
  return person.protected ? [name] : [name, ...(await addressOf(world, person.id))]
}

/** By the same precedence as the name. */
async function addressOf(world: World, personId: string): Promise<string[]> {
  const lines = await linesOfPerson(world.store, personId)
  const order: readonly string[] = world.institution.registers.precedence.name
  const ranked = lines.toSorted((a, b) => order.indexOf(a.register) - order.indexOf(b.register))
  for (const { record, sealed } of ranked) {
    const kept = world.keys.unseal(purposes.registerLine, record, sealed).toString('utf8')
    const address = addressOnLine(kept)
    if (address.length > 0) return address
  }
  return []
}
