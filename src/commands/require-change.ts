/** `adgang require-change`: requires a new password of one person, a group or everybody; shows only how many until told to (row U-6). */
import { type ChangeRequired, requireChange, type WhoMustChange } from '../actions/require-change.ts'
import type { World } from '../actions/world.ts'
import { memberGroups } from '../core/institution/words.ts'
import { progressBar } from './progress-bar.ts'

export type AskedChange = {
  world: World | null
  key: string
  username: string | undefined
  group: string | undefined
  everyone: boolean
  because: string
  /** Who types it; written into the journal. */
  operator: string
  /** As typed: whole days. */
  over: string
  apply: boolean
  json: boolean
}

type Streams = { out: { write(text: string): unknown }; progress: NodeJS.WriteStream }

/** Prints what became of it. 0: done, shown, or nothing to do; 1: it cannot be meant like this, and nothing was changed. */
export async function requireChangeCommand(asked: AskedChange, { out, progress }: Streams): Promise<number> {
  const { world, key, because, apply, json } = asked
  const say = (is: string, sentence: string, exit: 0 | 1, more: object = {}): 0 | 1 => {
    out.write(json ? `${JSON.stringify({ is, sentence, ...more })}\n` : `${sentence}\n`)
    return exit
  }
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  const who = whoIsMeant(asked)
  if (who === null)
    return say('unclear', `Name one: a username, --group (${memberGroups.join(', ')}) or --everyone.`, 1)
  if (because.trim() === '')
    return say('no-reason', 'Say why: the person reads it in their journal (--because).', 1)
  if (!/^\d{1,3}$/.test(asked.over)) return say('bad-days', '--over takes whole days, 0 to 999.', 1)
  const bar = progressBar(progress)
  const outcome = await requireChange(world, {
    who,
    because: because.trim(),
    by: `operator:${asked.operator}`,
    overDays: Number(asked.over),
    apply,
    progress: (done, of) => bar.show({ step: apply ? 'writing' : 'counting', done, of, unit: 'people' }),
  }).finally(bar.stop)
  if (outcome.is === 'no-account')
    return say(outcome.is, `No open account at ${key} has this username and a password.`, 1)
  return say(outcome.is, sentenceFor(outcome, Number(asked.over)), 0, counts(outcome))
}

function whoIsMeant({ username, group, everyone }: AskedChange): WhoMustChange | null {
  const named = [username !== undefined, group !== undefined, everyone].filter(Boolean)
  if (named.length !== 1) return null
  if (username !== undefined) return { username }
  if (everyone) return 'everyone'
  const known = memberGroups.find((each) => each === group)
  return known ? { group: known } : null
}

type Required = Extract<ChangeRequired, { people: number }>

function sentenceFor({ is, people, already }: Required, days: number): string {
  const spread = days === 0 ? 'at the next sign-in' : `from a day of the next ${days}`
  const others = already === 0 ? '' : ` ${already} had to already.`
  return is === 'required'
    ? `${people} must choose a new password ${spread}; each is told by mail.${others}`
    : `${people} would have to choose a new password ${spread}.${others} With --apply they are told.`
}

function counts({ people, already, last }: Required): object {
  return { people, already, last: last.toString() }
}
