/** Activations per second, from the PIN to the open account over HTTP, against the bare password hash on the same cores. */
import { join } from 'node:path'
import { importRegister } from '../src/actions/import-register.ts'
import type { World } from '../src/actions/world.ts'
import { openRegisterFile } from '../src/adapters/register-file/open-register-file.ts'
import { registerFileParts, writeRegisterFile } from '../src/cast/register-file-maker.ts'
import { isRefusal } from '../src/core/register/register-file.ts'
import { isPassword, preparePassword } from '../src/core/secrets/password.ts'
import type { Row } from './row.ts'
import { type Answered, BenchBrowser, percentile, race, tokenOf } from './town/browser-pool.ts'
import { openTown, type Town } from './town/open-town.ts'

const cases = [
  { memoryKiB: 19_456, passes: 2, aim: '>= 0.85', people: 800 },
  { memoryKiB: 65_536, passes: 3, aim: '>= 0.95', people: 200 },
]
const browsers = 8
/** Before anything is measured: a program that has just started is not yet compiled where it is hot. */
const warmUp = 400
const typed = 'Lavendeltoget gjekk 47 gonger forbi Otta'

/** Each person once. The limit is `hash` of the same parameters, as many at once as the portal allows itself. */
export async function run(): Promise<Row[]> {
  const rows: Row[] = []
  for (const one of cases) {
    const town = await openTown(one)
    try {
      rows.push(...(await measure(town, one)))
    } finally {
      await town.close()
    }
  }
  return rows
}

async function measure(town: Town, one: (typeof cases)[number]): Promise<Row[]> {
  const world = town.deployment.institutions[0]?.world
  if (!world) throw new Error('the town is empty')
  const people = await fill(town, world, warmUp + one.people)
  const pool = Array.from({ length: browsers }, () => new BenchBrowser(town.port, town.host))
  const activateNext = async (index: number, lane: number) => {
    const browser = pool[lane]
    const person = people.pop()
    if (!browser || !person) throw new Error(`nobody to activate as number ${index}`)
    await activate(browser, person)
  }
  await race(warmUp, browsers, activateNext)
  const before = await rawRate(world, one.people)
  const done = await race(one.people, browsers, activateNext)
  const raw = (before + (await rawRate(world, one.people))) / 2
  pool.forEach((browser) => browser.close())
  const name = `activations, m=${one.memoryKiB / 1_024} MiB t=${one.passes}`
  return [
    {
      name,
      value: one.people / done.seconds,
      unit: '/s',
      limit: raw,
      limitName: 'raw argon2id',
      aim: one.aim,
    },
    { name: `${name}, p99 of all steps together`, value: percentile(done.each, 0.99), unit: 'ms' },
  ]
}

type Person = { idNumber: string; studentNumber: string; pin: string }

async function fill(town: Town, world: World, count: number): Promise<Person[]> {
  const path = join(town.folder, 'fs.jsonl')
  const now = world.now()
  const wanted = {
    register: 'fs' as const,
    institution: 'bench',
    people: count,
    generated: now.toString(),
    change: (line: Record<string, unknown> & { id: string }) => ({ ...line, studies: [studyAround(now)] }),
  }
  await writeRegisterFile(path, wanted)
  const file = await openRegisterFile(path)
  if (isRefusal(file)) throw new Error(file.detail)
  const outcome = await importRegister(world, { file, apply: true, releaseBrake: null })
  await file.close()
  if (outcome.is !== 'done') throw new Error(`the import ended with ${outcome.is}`)
  return [...registerFileParts(wanted)]
    .join('')
    .split('\n')
    .slice(1, count + 1)
    .map(personOf)
}

function studyAround(now: ReturnType<World['now']>) {
  const today = now.toZonedDateTimeISO('Europe/Oslo').toPlainDate()
  const [from, until] = [today.subtract({ days: 30 }).toString(), today.add({ days: 300 }).toString()]
  return { programme: 'BENCH', kind: 'ordinary', from, until }
}

function personOf(line: string): Person {
  const read = JSON.parse(line) as { identity: { number: string }[]; studentNumber: string; pin: string }
  return { idNumber: read.identity[0]?.number ?? '', studentNumber: read.studentNumber, pin: read.pin }
}

async function rawRate(world: World, count: number): Promise<number> {
  const password = preparePassword(typed)
  if (!isPassword(password)) throw new Error('not a password')
  const { seconds } = await race(count, browsers, async () => void (await world.passwords.hash(password)))
  return count / seconds
}

async function activate(browser: BenchBrowser, person: Person): Promise<void> {
  browser.cookies.clear()
  const first = await browser.get('/activate-account/student')
  const proved = await browser.post('/activate-account/student', { csrf: tokenOf(first.body), ...person })
  const next = expectNext(proved)
  const page = await browser.get(next)
  const done = await browser.post(next, { csrf: tokenOf(page.body), newPassword: typed })
  const last = done.status === 303 ? await browser.get(done.location ?? '/') : done
  if (!last.body.includes('id="username"')) throw new Error(`activation ended with ${last.status}`)
}

function expectNext(answer: Answered): string {
  if (answer.status === 303 && answer.location !== null) return answer.location
  throw new Error(`the proof answered ${answer.status}`)
}
