/** How fast other systems learn of accounts: a real slapd against ldapadd and ldapmodify of the same entries, and how far behind it is under a steady load. (Long: one directory, from empty to up to date.) */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { freshDatabases } from '../prove/ground/fresh-databases.ts'
import type { OpenTarget } from '../src/actions/deliver.ts'
import { knowTargets } from '../src/actions/keep-targets.ts'
import { directoryTarget, withDirectory } from '../src/cast/directory-target.ts'
import { makeWorld, type TestWorld } from '../src/cast/made-world.ts'
import { runProgram } from '../src/cast/run-program.ts'
import { startTestSlapd, type TestSlapd } from '../src/cast/test-slapd.ts'
import { deliverToTarget, type TargetRunner } from '../src/jobs/deliver-to-targets.ts'
import { poolOf } from '../src/store/database.ts'
import type { Row } from './row.ts'
import { givePasswords, putManyAccounts } from './town/many-accounts.ts'

const accounts = Number(process.env['BENCH_ACCOUNTS'] ?? 20_000)
/** Changes a second while the lag is measured, and for how long. */
const steady = { each: 20, seconds: 30 }

/**
 * As we ship slapd: everything is forced to disk. The limits: ldapadd into an empty one of the same kind, and ldapmodify of the
 * very passwords that we wrote, in the same directory: one whose big groups grew step by step writes a quarter slower than
 * one that was filled at once, whoever writes. What that one does stands beside it.
 */
export async function run(): Promise<Row[]> {
  const databases = await freshDatabases('targets')
  const { folder } = databases
  const [ours, theirs] = [await startTestSlapd({ durable: true }), await startTestSlapd({ durable: true })]
  const target = directoryTarget(ours)
  try {
    const { store } = await databases.open('bench')
    const tested = byTheClock(makeWorld(store, 'oslomet', { settings: withDirectory }))
    await knowTargets(tested.world)
    const ids = await putManyAccounts(tested.world, accounts)

    const added = await untilTold(tested, target)
    const addedRaw = await addRaw(ours, theirs, folder)
    const again = await wantAllAgain(tested, target)
    await givePasswords(tested.world, ids, 'Skarp 8 vindu over fjord')
    const changed = await untilTold(tested, target)
    const changes = await passwordChanges(ours, folder)
    const changedRaw = await changeRaw(ours, changes)
    const changedRawElsewhere = await changeRaw(theirs, changes)
    const lag = await lagOf(tested, target, ids)
    tested.close()
    return [
      {
        name: 'accounts to an empty OpenLDAP',
        value: accounts / added,
        unit: '/s',
        limit: accounts / addedRaw,
        limitName: 'ldapadd of the same entries and groups',
        aim: '>= 0.8',
      },
      {
        name: 'new passwords to OpenLDAP',
        value: accounts / changed,
        unit: '/s',
        limit: accounts / changedRaw,
        limitName: 'ldapmodify of the same passwords there',
        aim: '>= 0.8',
      },
      {
        name: 'the same, against a directory filled at once',
        value: accounts / changed,
        unit: '/s',
        limit: accounts / changedRawElsewhere,
        limitName: 'ldapmodify of the same passwords in that one',
      },
      { name: 'accounts that are right already, looked at', value: accounts / again, unit: '/s' },
      { name: `behind at ${steady.each} changes a second, p50`, value: lag.p50, unit: 'ms' },
      { name: `behind at ${steady.each} changes a second, p99`, value: lag.p99, unit: 'ms', aim: '<= 5000' },
    ]
  } finally {
    await target.system.close()
    await ours.stop()
    await theirs.stop()
    await databases.leave()
  }
}

/** How far behind something is can only be seen with a clock that goes. */
function byTheClock<As extends TestWorld>(tested: As): As {
  return { ...tested, world: { ...tested.world, now: () => Temporal.Now.instant() } }
}

/** As a worker does it, until nothing is left. */
async function untilTold(tested: TestWorld, target: OpenTarget): Promise<number> {
  const began = performance.now()
  const runner = work(tested, target)
  while ((await leftToTell(tested)) > 0) {
    if (performance.now() - began > 600_000) throw new Error('not all accounts were told')
    await pause(100)
  }
  const seconds = (performance.now() - began) / 1_000
  await runner.stop()
  return seconds
}

function work({ world, workerKeys: keys }: TestWorld, target: OpenTarget): TargetRunner {
  return deliverToTarget(world, { keys, target, mayDeliver: () => Promise.resolve(true) })
}

async function leftToTell({ world }: TestWorld): Promise<number> {
  const { rows } = await poolOf(world.store).query<{ n: number }>(
    'SELECT count(*)::int AS n FROM delivery WHERE applied < wanted AND given_up_at IS NULL',
  )
  return rows[0]?.n ?? 0
}

const asOurs = ({ url, bindAs, secret }: TestSlapd) => ['-x', '-H', url, '-D', bindAs, '-w', secret]

/** The places are made first; what is measured is people and groups, as our own delivery writes both. */
async function addRaw(ours: TestSlapd, theirs: TestSlapd, folder: string): Promise<number> {
  const search = async (filter: string, what: string[] = []) =>
    runProgram('ldapsearch', [
      ...asOurs(ours),
      ...['-LLL', '-o', 'ldif-wrap=no', '-b', ours.base, filter, ...what],
    ])
  const places = join(folder, 'places.ldif')
  const people = join(folder, 'people.ldif')
  await writeFile(places, await search('(objectClass=organizationalUnit)'))
  await writeFile(people, `${await search('(uid=*)')}\n${await search('(objectClass=groupOfNames)')}`)
  await runProgram('ldapadd', [...asOurs(theirs), '-c', '-f', places]).catch(() => undefined)
  return timed(async () => runProgram('ldapadd', [...asOurs(theirs), '-f', people]))
}

/** Every entry gets the password of the next one: the very values that we wrote, and each of them a change. */
async function passwordChanges(ours: TestSlapd, folder: string): Promise<string> {
  const found = await runProgram('ldapsearch', [
    ...asOurs(ours),
    ...['-LLL', '-o', 'ldif-wrap=no', '-b', ours.base, '(uid=*)', 'userPassword'],
  ])
  const entries = [...found.matchAll(/^(dn:.*)\n(userPassword:.*)$/gm)]
  if (entries.length !== accounts) throw new Error('the raw changes are not those of all accounts')
  const changes = entries.map(([, dn], at) => {
    const [, , password] = entries[(at + 1) % entries.length] ?? []
    return `${dn}\nchangetype: modify\nreplace: userPassword\n${password}\n`
  })
  const path = join(folder, 'passwords.ldif')
  await writeFile(path, changes.join('\n'))
  return path
}

async function changeRaw(slapd: TestSlapd, changes: string): Promise<number> {
  return timed(async () => runProgram('ldapmodify', [...asOurs(slapd), '-f', changes]))
}

/** Everything is wanted once more, and nothing has to be written but the passwords. */
async function wantAllAgain(tested: TestWorld, target: OpenTarget): Promise<number> {
  await poolOf(tested.world.store).query(
    'UPDATE delivery SET wanted = wanted + 1, wanted_at = clock_timestamp()',
  )
  return untilTold(tested, target)
}

/** From the change's commit until it is written down as applied, while a worker runs. */
async function lagOf(
  tested: TestWorld,
  target: OpenTarget,
  ids: readonly string[],
): Promise<{ p50: number; p99: number }> {
  const runner = work(tested, target)
  const since = new Date().toISOString()
  const until = performance.now() + steady.seconds * 1_000
  for (let at = 0; performance.now() < until; at += 1) {
    const one = ids[(at * 7) % ids.length]
    if (one) await givePasswords(tested.world, [one], `Setning nummer ${at} i kveld`)
    await pause(1_000 / steady.each)
  }
  await runner.stop()
  await untilTold(tested, target)
  const { rows } = await poolOf(tested.world.store).query<{ p50: number; p99: number }>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_cont(0.99) WITHIN GROUP (ORDER BY ms) AS p99
     FROM (SELECT extract(epoch FROM applied_at - wanted_at) * 1000 AS ms FROM delivery WHERE wanted_at > $1) lags`,
    [since],
  )
  return rows[0] ?? { p50: Number.NaN, p99: Number.NaN }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}
