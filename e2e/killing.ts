/** `kill -9` at random, again and again, while files are imported and people activate; and what must still be true afterwards. */
import { setTimeout as wait } from 'node:timers/promises'
import { activateAll, type Try } from './at-once.ts'
import { type Newcomer, student, writeFileOf } from './newcomers.ts'
import { outsider, signIn } from './outsider.ts'
import { adgangOnItsWay, type RunningDemo } from './running-demo.ts'

const institution = 'ntnu'
const firstPlace = 2_000
const perFile = 150
const perRound = 10

/** What a killed worker had taken is taken again when its lease of 60 seconds is over. */
const leaseIsOver = 75

/** Whose last page was seen, and with which password. */
export type Sure = { one: Newcomer; username: string; password: string }

/** What is known between two rounds. */
export type Killing = {
  demo: RunningDemo
  round: number
  sure: readonly Sure[]
  /** Everybody whom a file has brought; the first ones activate in the next round. */
  waiting: readonly Newcomer[]
  /** Everything that should not be; empty when all holds. */
  whatIsWrong(): Promise<string[]>
}

export function startOfKilling(demo: RunningDemo): Killing {
  return killing(demo, 0, [], [])
}

export type Means = { again: () => Promise<RunningDemo>; log: (line: string) => void }

/** One round: a file is on its way in, people activate, and the program ends without a word at some moment. */
export async function killRound(before: Killing, { again, log }: Means): Promise<Killing> {
  const { demo, round } = before
  const from = firstPlace + round * perFile
  const people = Array.from({ length: perFile }, (_, place) => student(from + place))
  const file = await writeFileOf(demo, { institution, generated: await demo.now(), people })
  const moment = Math.random() * 3_500
  const importing = adgangOnItsWay(['import', file, '--apply'], { ADGANG_DATA: demo.folder })
  const tries = before.waiting.slice(0, perRound).map(tryOf)
  const activating = activateAll(demo, institution, tries)
  await wait(moment)
  importing.kill()
  await Promise.all([demo.kill(), importing.ended])
  const { outcomes } = await activating
  const after = await again()
  const sure = outcomes.flatMap((outcome): Sure[] =>
    outcome.is === 'activated'
      ? [{ one: outcome.one, username: outcome.username, password: outcome.password }]
      : [],
  )
  const unsure = tries.filter(({ one }) => !sure.some((each) => each.one === one))
  log(`killed after ${Math.round(moment)} ms: ${sure.length} of ${tries.length} had seen their username`)
  await wholeAgain(after, file)
  const rest = await finish(after, unsure)
  return killing(
    after,
    round + 1,
    [...before.sure, ...sure, ...rest],
    [...before.waiting.slice(perRound), ...people].slice(0, 40),
  )
}

/** The same file once more: what came in stays, what did not comes now, and nobody came by halves. */
async function wholeAgain(demo: RunningDemo, file: string): Promise<void> {
  const said = await demo.command('import', file, '--apply', '--json')
  if (said.code !== 0) throw new Error(`the file is not taken again: ${said.code} ${said.out} ${said.err}`)
}

/** Whoever saw no answer either has the account with the very password that was sent, or activates now as if for the first time. */
async function finish(demo: RunningDemo, unsure: readonly Try[]): Promise<Sure[]> {
  const { outcomes } = await activateAll(demo, institution, unsure)
  return outcomes.flatMap((outcome): Sure[] => {
    if (outcome.is === 'activated')
      return [{ one: outcome.one, username: outcome.username, password: outcome.password }]
    if (outcome.is === 'refused' && /already activated/i.test(outcome.h1)) return []
    throw new Error(`neither activated nor not: ${JSON.stringify(outcome)}`)
  })
}

function tryOf(one: Newcomer): Try {
  return { one, password: `Sju svaner på 1 sky over ${one.studentNumber} Hamar` }
}

function killing(
  demo: RunningDemo,
  round: number,
  sure: readonly Sure[],
  waiting: readonly Newcomer[],
): Killing {
  return { demo, round, sure, waiting, whatIsWrong: async () => wrongIn(demo, sure) }
}

async function wrongIn(demo: RunningDemo, sure: readonly Sure[]): Promise<string[]> {
  const wrong: string[] = []
  const names = new Set(sure.map(({ username }) => username))
  if (names.size !== sure.length) wrong.push('two people have one username')
  for (const { username, password } of sure) {
    const page = await signIn(outsider(demo, institution), username, password)
    if (page.path !== '/my-account') wrong.push(`${username} is lost: ${page.status} at ${page.path}`)
  }
  const mine = new Set(sure.flatMap(({ one }) => [one.email, one.mobile]))
  const told = await demo.received(({ to }) => mine.has(to), mine.size, leaseIsOver)
  const times = new Map<string, number>()
  for (const { to } of told) times.set(to, (times.get(to) ?? 0) + 1)
  for (const to of mine) {
    const count = times.get(to) ?? 0
    if (count !== 1) wrong.push(`${to} was told ${count} times`)
  }
  return wrong
}
