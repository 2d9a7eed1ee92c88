/** Brings a batch of accounts to Active Directory: each its own steps, then all their groups, and only then the opening. */
import { isOfTarget } from '../../../core/targets/trouble.ts'
import type { Trouble } from '../../../core/targets/trouble.ts'
import type { Order, Outcome, PasswordGiven } from '../../../core/targets/target-system.ts'
import { isAnswer } from '../connection.ts'
import { decodeActiveDirectory } from './decode.ts'
import { isOpenThere } from './existing.ts'
import type { Existing } from './existing.ts'
import { findEntries } from './find.ts'
import type { Whereabouts } from './find.ts'
import { setMembers } from './members.ts'
import { mayMakeAccounts } from './rights.ts'
import type { ActiveDirectorySettings } from './settings.ts'
import { wantedOf } from './wanted.ts'
import type { Wanted } from './wanted.ts'
import { mayBeOpen, setControl, setPassword, writeEntry } from './write-entry.ts'
import type { Writing, Written } from './write-entry.ts'

/** Where one order has come to. */
type Step = {
  order: Order
  wanted: Wanted | null
  /** The entry as it was found; null: there was none. */
  entry: Existing | null
  written: Written | null
  /** Taken over just now, closed there, and open again: somebody had closed it. */
  wasClosed: boolean
  passwordTaken: boolean
  /** Why the password was refused; the rest goes on. */
  refused: Trouble | null
  outcome: Outcome | null
}

/**
 * Each order an outcome in the same place. What the directory says of one account is that account's outcome; that the
 * directory went away is thrown, and everything is written again then: no step minds being done twice.
 */
export async function deliverAll(
  writing: Writing,
  orders: readonly Order[],
  signal: AbortSignal,
): Promise<readonly Outcome[]> {
  const { client, settings } = writing
  const steps = orders.map((order) => firstStep(order, settings))
  const wanted = steps.flatMap((step) => step.wanted ?? [])
  const found = await findEntries(client, settings, wanted)
  for (const step of steps) {
    if (step.outcome) continue
    if (signal.aborted) step.outcome = again({ what: 'stopped', said: 'stopped by us' })
    else await oneStep(writing, step, () => writeOne(writing, step, found))
  }
  await groupStep(writing, steps)
  for (const step of steps) {
    if (step.outcome === null) await oneStep(writing, step, () => openOne(writing, step))
  }
  return steps.map((step) => step.outcome ?? (step.refused ? outcomeOf(step.refused) : doneOf(step)))
}

/** What differs may just as well be what we came to change: only a comparison tells who changed it, but for an entry that was not ours. */
function doneOf({ passwordTaken, wasClosed }: Step): Outcome {
  return { is: 'done', passwordTaken, mended: wasClosed ? ['userAccountControl'] : [] }
}

function firstStep(order: Order, settings: ActiveDirectorySettings): Step {
  const wanted = wantedOf(order.truth, settings)
  const said = 'the username is too long for sAMAccountName, or a value holds a character that ends it'
  const outcome = wanted ? null : giveUp({ what: 'value-refused', said })
  const nothingYet = { entry: null, written: null, wasClosed: false, passwordTaken: true, refused: null }
  return { order, wanted, ...nothingYet, outcome }
}

async function writeOne(
  writing: Writing,
  step: Step,
  found: ReadonlyMap<string, Whereabouts>,
): Promise<void> {
  const { order, wanted } = step
  const place = wanted && found.get(wanted.accountId)
  if (!wanted || !place) return
  if (place.is === 'taken') {
    const trouble = { what: 'name-taken', said: 'another entry has this name, or the same id' } as const
    step.outcome = place.forGood ? giveUp(trouble) : again(trouble)
    return
  }
  step.entry = place.is === 'missing' ? null : place.entry
  step.wasClosed = place.is === 'adopt' && !isOpenThere(place.entry)
  step.written = await writeEntry(writing, wanted, place)
  if (step.written && order.password) await passwordStep(writing, step, step.written, order.password)
  else if (step.written && wanted.standing === 'listed') step.passwordTaken = mayBeOpen(step.written)
}

/** A closed account is not opened with an older password than the person's own. */
async function passwordStep(
  writing: Writing,
  step: Step,
  written: Written,
  { plain }: PasswordGiven,
): Promise<void> {
  try {
    step.passwordTaken = plain !== null && (await setPassword(writing, written.name, plain))
  } catch (error) {
    if (!isAnswer(error)) throw error
    step.passwordTaken = false
    step.refused = await nameGuarded(writing, decodeActiveDirectory(error), step.entry)
  }
  step.written = { ...written, hasPassword: step.passwordTaken }
}

async function groupStep({ client, settings }: Writing, steps: readonly Step[]): Promise<void> {
  const members = steps.flatMap(({ outcome, written, wanted }) =>
    outcome === null && written && wanted
      ? [{ name: written.name, now: written.before?.memberOf ?? [], wanted: wanted.groups }]
      : [],
  )
  const errors = await setMembers(client, settings, members)
  for (const step of steps) {
    const error = step.written && errors.get(step.written.name)
    if (error !== null && error !== undefined) step.outcome = outcomeOf(decodeActiveDirectory(error))
  }
}

async function openOne(writing: Writing, step: Step): Promise<void> {
  const { written, wanted } = step
  if (written && wanted) step.wasClosed = (await setControl(writing, wanted, written)) && step.wasClosed
}

/** One account's step; what the directory says against it becomes its outcome, anything else is thrown. */
async function oneStep(writing: Writing, step: Step, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isAnswer(error)) throw error
    step.outcome = outcomeOf(await nameGuarded(writing, decodeActiveDirectory(error), step.entry))
  }
}

/**
 * A right that we have elsewhere and not here: AdminSDHolder guards the entry, or somebody has cut off what it inherits. That
 * is this account's trouble, and no reason to let everybody else wait.
 */
async function nameGuarded(
  { client, settings }: Writing,
  trouble: Trouble,
  entry: Existing | null,
): Promise<Trouble> {
  if (trouble.what === 'base-missing' && entry !== null) return { what: 'not-understood', said: gone }
  if (trouble.what !== 'no-right' || entry === null) return trouble
  if (entry.guarded) return { what: 'protected-by-target', said: guarded }
  return (await mayMakeAccounts(client, settings)) ? { what: 'protected-by-target', said: cutOff } : trouble
}

const gone = 'the entry was moved or removed while it was written. To do: nothing, it is looked for again.'
const guarded =
  'AdminSDHolder guards this entry (adminCount 1). To do: take it out of the protected groups and clear adminCount, or leave it to the domain. By: the domain.'
const cutOff =
  'our account may write elsewhere, but not at this entry. To do: let it inherit rights again. By: the domain.'

/** What only time mends is tried again; what stays wrong until somebody acts is given up. */
function outcomeOf(trouble: Trouble): Outcome {
  return isOfTarget(trouble) || trouble.what === 'not-understood' ? again(trouble) : giveUp(trouble)
}

function again(trouble: Trouble): Outcome {
  return { is: 'again', trouble }
}

function giveUp(trouble: Trouble): Outcome {
  return { is: 'give-up', trouble }
}
