/** `adgang open-sign-in`: lifts the lock after wrong passwords for one account; shows only what it would do until told to. */
import { type DoorOpened, openPasswordDoor } from '../actions/open-password-door.ts'
import type { World } from '../actions/world.ts'
import { endsByItself } from '../core/account/long-run.ts'

export type DoorToOpen = {
  world: World | null
  key: string
  username: string
  because: string
  /** Who types it; written into the journal. */
  operator: string
  apply: boolean
  json: boolean
}

/** Prints what became of it. 0: done, or nothing to do; 1: there is no such institution or account, or no reason was given. */
export async function openSignIn(asked: DoorToOpen, out: { write(text: string): unknown }): Promise<number> {
  const { world, key, username, because, apply, json } = asked
  const say = (is: string, sentence: string, exit: 0 | 1): 0 | 1 => {
    out.write(json ? `${JSON.stringify({ is, sentence })}\n` : `${sentence}\n`)
    return exit
  }
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  if (because.trim() === '')
    return say('no-reason', 'Say why: the person reads it in their journal (--because).', 1)
  const outcome = await openPasswordDoor(world, username, {
    by: `operator:${asked.operator}`,
    because: because.trim(),
    apply,
  })
  return say(outcome.is, sentenceFor(outcome, key), outcome.is === 'no-account' ? 1 : 0)
}

function sentenceFor(outcome: DoorOpened, key: string): string {
  switch (outcome.is) {
    case 'no-account':
      return `No account at ${key} has this username.`
    case 'was-open':
      return `${outcome.username}: signing in with a password is not locked. Nothing was changed.`
    case 'would-open':
      return `${outcome.username}: signing in with a password from unknown browsers is locked ${lasts(outcome)}. With --apply it is opened.`
    case 'opened':
      return `${outcome.username}: signing in with a password from unknown browsers is open again. It was locked ${lasts(outcome)}.`
  }
}

function lasts({ until }: Extract<DoorOpened, { until: unknown }>): string {
  return endsByItself(until)
    ? `until ${until.toString({ smallestUnit: 'second' })}`
    : 'until somebody opens it'
}
