/** Somebody asks for a code: it is written down that they asked. Nobody is looked up, so nobody can tell whether there is such a person (house rule 10). */
import { canonicalEmail, readEmail } from '../core/person/email.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { addAttempt } from '../store/code-attempts.ts'
import type { Db } from '../store/database.ts'
import { addJob } from '../store/jobs.ts'
import { type Address, isSlowedDown, noteFailure } from './address-limits.ts'
import { randomId } from './random.ts'
import { askedIndex } from './sent-code-tries.ts'
import { together, type World } from './world.ts'

/** The kind of job that finds out whether a code may be sent, and sends it. */
export const sendCode = 'send-code'

/** For whom: a mail address as it was typed, or somebody who has shown the password already. */
export type CodeWish =
  | { purpose: 'forgotten-password' | 'forgotten-username'; email: string }
  | { purpose: 'first-factor' | 'lost-second-factor'; accountId: string }

/** What is sealed to the worker about a typed address; and what it binds the seal to. */
export function askedInfo(attemptId: string): string {
  return `${purposes.askedAs} ${attemptId}`
}

/** An answer that is the same for every address, at the same cost (cases E-03 to E-06). */
export async function askCode(
  world: World,
  wish: CodeWish,
  visitor: string,
  from: Address,
): Promise<{ is: 'asked' } | { is: 'slow-down' }> {
  if (await isSlowedDown(world, from)) return { is: 'slow-down' }
  const meant = 'email' in wish ? meantMail(wish.email) : wish.accountId
  // sealed before the transaction: the same work for every address, also for what is none
  const id = randomId(world.dice)
  await together(world, async (db) => writeDown(world, db, { id, wish, meant, visitor }))
  await noteFailure(world, from)
  world.nudgeJobs()
  return { is: 'asked' }
}

type Meant = { id: string; wish: CodeWish; meant: string; visitor: string }

async function writeDown(world: World, db: Db, { id, wish, meant, visitor }: Meant): Promise<void> {
  const now = world.now()
  const { code, link } = world.institution.recovery
  const attempt = await addAttempt(db, {
    id,
    purpose: wish.purpose,
    browser: browserIndex(world, visitor),
    askedAs: askedIndex(world, 'email' in wish ? { email: meant } : wish),
    madeAt: now,
    codeUntil: now.add(code.validFor),
    linkUntil: now.add('email' in wish ? link.validFor : code.validFor),
  })
  const sealed = await world.keys.sealForWorker(askedInfo(attempt), meant)
  await addJob(db, {
    id: randomId(world.dice),
    kind: sendCode,
    // not unique: an earlier asking's job may be under way, and would leave this one without an answer
    payload: { attempt, askedAt: now.toString() },
    sealed,
    due: now,
    usefulUntil: now.add(code.validFor),
    createdAt: now,
  })
}

/** The address by which it is compared; what is none becomes one that nobody has (case L-12). */
function meantMail(typed: string): string {
  const email = readEmail(typed)
  return email === null ? 'nobody' : canonicalEmail(email)
}

/** A browser as codes are bound to it (case O-13). */
function browserIndex(world: World, visitor: string): Buffer {
  return world.keys.index(purposes.visitor, visitor)
}
