/** Sign-ins per second, whole ones over HTTP, against the bare password hash of the same parameters on the same cores. */
import type { World } from '../src/actions/world.ts'
import { isPassword, type Password, preparePassword } from '../src/core/secrets/password.ts'
import type { Row } from './row.ts'
import { BenchBrowser, percentile, race, tokenOf } from './town/browser-pool.ts'
import { openTown, type Town } from './town/open-town.ts'
import { rawRate } from './town/raw-rate.ts'
import { settle } from './town/settle.ts'

const cases = [
  { memoryKiB: 19_456, passes: 2, aim: '>= 0.85', signIns: 1_000 },
  { memoryKiB: 65_536, passes: 3, aim: '>= 0.95', signIns: 200 },
]
const typed = 'Lavendeltoget gjekk 47 gonger forbi Otta'
const accounts = 100
/** Before anything is measured: a program that has just started is not yet compiled where it is hot. */
const warmUp = 400
/** Twice as many browsers as hashes at once, so that the line in front of the hashing is never empty. */
const browsers = 8

/** The limit is `verify` of the very same hash, as many at once as the portal allows itself. */
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
  const password = preparePassword(typed)
  if (!world || !isPassword(password)) throw new Error('the town is empty')
  await settle(world, password, accounts)
  await signIns(town, warmUp)
  const before = await rawRate(world, password, { count: one.signIns, atOnce: browsers })
  const { seconds, each } = await signIns(town, one.signIns)
  const raw = (before + (await rawRate(world, password, { count: one.signIns, atOnce: browsers }))) / 2
  const name = `sign-ins, m=${one.memoryKiB / 1_024} MiB t=${one.passes}`
  return [
    { name, value: one.signIns / seconds, unit: '/s', limit: raw, limitName: 'raw argon2id', aim: one.aim },
    { name: `${name}, p99`, value: percentile(each, 0.99), unit: 'ms' },
  ]
}

async function signIns(town: Town, count: number) {
  const pool = Array.from({ length: browsers }, () => new BenchBrowser(town.port, town.host))
  const tokens = await Promise.all(pool.map(async (browser) => tokenOf((await browser.get('/sign-in')).body)))
  const anonymous = pool.map((browser) => new Map(browser.cookies))
  const done = await race(count, browsers, async (index, lane) => {
    const browser = pool[lane]
    if (!browser) throw new Error('no such browser')
    browser.cookies = new Map(anonymous[lane])
    const answer = await browser.post('/sign-in', {
      csrf: tokens[lane] ?? '',
      username: `bench${index % accounts}`,
      password: typed,
    })
    if (answer.status !== 303 || answer.location !== '/my-account')
      throw new Error(`sign-in answered ${answer.status} ${answer.location}`)
  })
  pool.forEach((browser) => browser.close())
  return done
}
