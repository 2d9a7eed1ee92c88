/** `adgang deactivate`: closes an account until its owner has chosen a new password; shows only what it would do until told to (row O-13). */
import { type Deactivated, deactivateAccount, type PinWay } from '../actions/deactivate-account.ts'
import type { World } from '../actions/world.ts'

export type ToDeactivate = {
  world: World | null
  key: string
  username: string
  because: string
  /** Who types it; written into the journal. */
  operator: string
  apply: boolean
  json: boolean
}

/** Prints what became of it. 0: done or shown; 1: there is no such institution or account, or no reason was given. */
export async function deactivate(
  asked: ToDeactivate,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key, username, because, apply, json } = asked
  const say = (is: string, sentence: string, exit: 0 | 1, more: object = {}): 0 | 1 => {
    out.write(json ? `${JSON.stringify({ is, sentence, ...more })}\n` : `${sentence}\n`)
    return exit
  }
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  if (because.trim() === '')
    return say('no-reason', 'Say why: the person reads it in their journal (--because).', 1)
  const act = { by: `operator:${asked.operator}`, because: because.trim(), apply }
  const outcome = await deactivateAccount(world, username, act)
  if (outcome.is === 'no-account') return say(outcome.is, `No open account at ${key} has this username.`, 1)
  return say(outcome.is, sentenceFor(outcome), 0, { pin: pinFacts(outcome) })
}

type Done = Exclude<Deactivated, { is: 'no-account' }>

function sentenceFor({ is, username, pin }: Done): string {
  return is === 'deactivated'
    ? `${username} is deactivated: every session is ended, and the password no longer works. ${afterwards(pin, is)}`
    : `${username} would be deactivated: every session would end, and the password would no longer work. ${afterwards(pin, is)} With --apply it is done.`
}

function afterwards(pin: PinWay, is: Done['is']): string {
  if (pin.is === 'closed') return `${closedBecause[pin.because]} Electronic ID opens it.`
  const until = pin.until.toString({ smallestUnit: 'second' })
  const way = `Username and PIN open it once, until ${until}, and then a new password must be chosen at once.`
  if (pin.code === null) return way
  return `${way} The person chose this PIN, so a short code is spoken to them beside it${is === 'deactivated' ? `: ${pin.code}` : ''}.`
}

const closedBecause: Readonly<Record<Extract<PinWay, { is: 'closed' }>['because'], string>> = {
  'not-offered': 'This institution offers no sign-in with the PIN.',
  'no-pin': 'The person has no PIN.',
  'pin-spent': 'The person’s PIN was wrong too many times: order a new one first.',
}

/** In a dry run no code has been made that would work. */
function pinFacts({ is, pin }: Done): object {
  if (pin.is === 'closed') return pin
  const until = pin.until.toString()
  return is === 'deactivated'
    ? { is: 'open', until, openingCode: pin.code }
    : { is: 'open', until, openingCodeNeeded: pin.code !== null }
}
