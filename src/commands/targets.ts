/** `adgang targets <institution>`: how the other systems are; compares one with the truth, mends it, tries it again. Shows only what it would do until told to. (Long: four things that are done to targets.) */
import { compareTarget } from '../actions/compare-target.ts'
import type { OpenTarget } from '../actions/deliver.ts'
import { type SeenTarget, seeTargets, tryTargetAgain } from '../actions/see-targets.ts'
import type { World } from '../actions/world.ts'
import { troubleText } from '../core/targets/trouble-words.ts'

/** What was typed. */
export type AskedTargets = {
  world: World | null
  key: string
  /** `list` all, or do something with one. */
  what: 'list' | 'compare' | 'mend' | 'try-again' | 'check'
  target: string | null
  /** Why more than the brake allows may be mended. */
  because: string | null
  /** Also takes away what carries an id of ours that is no account here. */
  leftOvers: boolean
  operator: string
  apply: boolean
  json: boolean
  /** Opens one of the targets of the settings; only asked for when it is to be spoken to. */
  open: (world: World, key: string) => OpenTarget
}

type Out = { write(text: string): unknown }
type Say = (is: string, sentence: string, exit: 0 | 1, more?: object) => 0 | 1

/** Prints what became of it. 0: done or shown; 1: it cannot be meant like this, or something is wrong there. */
export async function targetsCommand(asked: AskedTargets, out: Out): Promise<number> {
  const { world, key, json, target } = asked
  const say: Say = (is, sentence, exit, more = {}) => {
    out.write(json ? `${JSON.stringify({ is, sentence, ...more })}\n` : `${sentence}\n`)
    return exit
  }
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  if (asked.what === 'list') return list(world, say)
  if (!world.institution.targets.some((each) => each.key === target))
    return say('unknown-target', `${key} has no target called "${target ?? ''}".`, 1)
  if (asked.leftOvers && (asked.what !== 'mend' || asked.because === null))
    return say('not-so', '--left-overs is said together with --mend and --because.', 1)
  if (asked.what === 'try-again') return tryAgain(world, target ?? '', asked, say)
  return speakTo(world, asked, say)
}

async function list(world: World, say: Say): Promise<number> {
  const targets = await seeTargets(world)
  if (targets.length === 0)
    return say('none', 'No other systems are known; a worker gets to know them at its start.', 0)
  const wrong = targets.some(
    ({ trouble, counts, farewells }) => trouble !== null || counts.givenUp > 0 || farewells.givenUp > 0,
  )
  return say('listed', targets.map(inWords).join('\n'), wrong ? 1 : 0, { targets: targets.map(asJson) })
}

function inWords(target: SeenTarget): string {
  const { key, counts, farewells, trouble, said, troubleSince, writes } = target
  const lines = [
    `${key}: ${writes ? 'is written to' : 'only reports'}, ${counts.accounts} accounts, ${counts.onTheirWay} on their way${putOffOf(counts)}, ${counts.givenUp} given up, ${counts.waitForPerson} wait for the person`,
  ]
  if (trouble !== null) {
    const { cause, fix, owner } = troubleText(trouble, target.name.en, 'en')
    lines.push(
      `  since ${troubleSince?.toString({ smallestUnit: 'second' }) ?? ''}: ${cause} ${fix} (${owner}; ${said ?? ''})`,
    )
  }
  for (const each of target.givenUp)
    lines.push(`  ${each.username}: ${troubleText(each.trouble, target.name.en, 'en').cause} (${each.said})`)
  if (farewells.waiting > 0 || farewells.givenUp > 0)
    lines.push(`  erased here: ${farewells.waiting} are being removed there, ${farewells.givenUp} given up`)
  for (const each of farewells.notGone)
    lines.push(`  ${each.accountId}: ${troubleText(each.trouble, target.name.en, 'en').cause} (${each.said})`)
  const [last] = target.reports
  if (last)
    lines.push(
      `  compared ${last.startedAt.toString({ smallestUnit: 'second' })}: ${inCounts(last.counts, last.looked)}`,
    )
  return lines.join('\n')
}

function putOffOf({ putOff }: { putOff: number }): string {
  return putOff === 0 ? '' : ` (${putOff} tried in vain so far)`
}

function inCounts(counts: Readonly<Record<string, number>>, looked: number): string {
  const found = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  return found.length === 0 ? `${looked} accounts, no difference` : `${looked} accounts: ${found.join(', ')}`
}

function asJson({ key, writes, trouble, said, counts, farewells, reports }: SeenTarget) {
  const [last] = reports
  return {
    key,
    writes,
    trouble,
    said,
    ...counts,
    farewells: { waiting: farewells.waiting, givenUp: farewells.givenUp },
    compared: last?.startedAt.toString() ?? null,
    found: last?.counts ?? {},
  }
}

async function tryAgain(world: World, target: string, { apply }: AskedTargets, say: Say): Promise<number> {
  if (!apply)
    return say('shown', `Everything that ${target} did not take would be tried again. With --apply it is.`, 0)
  const { givenUp, putOff } = await tryTargetAgain(world, target)
  const sentence = `${givenUp} that had been given up are tried again, and ${putOff} that waited are tried at once.`
  return say('tried', sentence, 0, { count: givenUp, putOff })
}

async function speakTo(world: World, asked: AskedTargets, say: Say): Promise<number> {
  const target = asked.open(world, asked.target ?? '')
  try {
    return asked.what === 'check' ? await check(target, say) : await compare(world, target, asked, say)
  } finally {
    await target.system.close()
  }
}

async function check({ key, system }: OpenTarget, say: Say): Promise<number> {
  const things = await system.check(AbortSignal.timeout(60_000))
  const lines = things.map(({ what, is, said }) => `${key} ${what}: ${is} (${said})`)
  return say('checked', lines.join('\n'), things.some(({ is }) => is === 'wrong') ? 1 : 0, { things })
}

async function compare(world: World, target: OpenTarget, asked: AskedTargets, say: Say): Promise<number> {
  const mend = asked.what === 'mend' && asked.apply
  const { because, leftOvers } = asked
  const wish = { by: `operator:${asked.operator}`, mend, because, leftOvers }
  const { counts, looked, held, mended, takenAway, opens } = await compareTarget(
    world,
    target,
    wish,
    new AbortController().signal,
  )
  const found = inCounts(counts, looked)
  const more = { counts, looked, held, mended, takenAway, opens }
  if (held === 'stopped') return say('stopped', `The comparison was stopped; ${found} until then.`, 1, more)
  if (held === 'trouble')
    return say('stopped', `${target.key} did not answer to the end; ${found} until then.`, 1, more)
  if (held === 'brake')
    return say(
      'held',
      `${found}. That is more than the brake allows: nothing is mended without --because.`,
      1,
      more,
    )
  if (mend)
    return say('mended', `${found}. ${mended} are being mended, ${takenAway} of them taken away.`, 0, more)
  const hint = asked.what === 'mend' ? hintOf(asked) : ''
  return say('compared', `${found}.${hint}${openingOf(opens)}`, 0, more)
}

/** So many names are printed; the desk's page and --json hold more. */
const mostPrinted = 50

function openingOf(opens: readonly string[]): string {
  if (opens.length === 0) return ''
  const names = opens.slice(0, mostPrinted).join(', ')
  const rest = opens.length > mostPrinted ? ', …' : ''
  return `\nClosed there and open here, so they are opened when they are taken over: ${names}${rest}`
}

function hintOf({ leftOvers }: AskedTargets): string {
  const also = leftOvers ? ', and everything left over is taken away' : ''
  return ` With --apply what was changed there is mended${also}.`
}
