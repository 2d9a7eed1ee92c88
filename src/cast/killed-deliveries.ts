/** A worker that tells a directory of accounts is killed at every message it sends and at random; nothing may be lost, twice or different (cases ). (Long: the changes, the kills and what must hold after each.) */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { NetConnectOpts } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { OpenTarget } from '../actions/deliver.ts'
import { knowTargets } from '../actions/keep-targets.ts'
import { randomId } from '../actions/random.ts'
import { readTruths } from '../actions/read-truths.ts'
import type { Dice } from '../core/chance.ts'
import { poolOf } from '../store/database.ts'
import { takeName } from '../store/names.ts'
import { liftLocks, placeLock } from '../store/placed-locks.ts'
import { directoryTarget } from './directory-target.ts'
import { killingProxy, type Strike } from './killing-proxy.ts'
import type { TestWorld } from './made-world.ts'
import { quiet } from './quiet-database.ts'
import { putSignedUp, sealed } from './signed-up.ts'
import type { TestSlapd } from './test-slapd.ts'
import { tellTargets } from './told-targets.ts'

type Somebody = {
  accountId: string
  personId: string
  username: string
  password: string
  before: string
  locked: boolean
}
type Spoken = 'database' | 'directory'
type Child = ChildProcessByStdio<null, Readable, null>

/** Everything the kills need; made once, used for any number of them. */
export type DeliveryGround = {
  /** Every message of one piece of work is struck once, each moment: a round. `each`: only every so many messages. */
  strikeEverywhere: (each?: number) => Promise<{ struck: number; notReached: number }>
  /** Kills at random while accounts go on changing. */
  strikeBlindly: (kills: number, longestMs: number) => Promise<void>
  changes: () => number
  close: () => Promise<void>
}

export type GroundWish = {
  database: { listens: NetConnectOpts; through: (port: number) => string }
  slapd: TestSlapd
  folder: string
  dice: Dice
}

/** `database`: where the world's listens, and its address by another port, for the process that is killed. */
export async function deliveryGround(
  tested: TestWorld,
  { database, slapd, folder, dice }: GroundWish,
): Promise<DeliveryGround> {
  const keys = join(folder, 'keys.json')
  writeFileSync(keys, JSON.stringify(tested.keyFile))
  const target = directoryTarget(slapd)
  const { hostname, port } = new URL(slapd.url)
  const proxies = {
    database: await killingProxy(database.listens),
    directory: await killingProxy({ host: hostname, port: Number(port) }),
  }
  const throughProxies = () => [
    database.through(proxies.database.port),
    `ldap://127.0.0.1:${proxies.directory.port}/`,
    keys,
  ]
  const people: Somebody[] = []
  let changes = 0
  await knowTargets(tested.world)

  const start = (untilDone = ''): Child => {
    // a strike that was never reached would cut off somebody else
    for (const proxy of Object.values(proxies)) proxy.arm(null)
    tested.advance('PT20M')
    const script = join(import.meta.dirname, 'deliver-in-child.ts')
    const now = tested.world.now().toString()
    return spawn(process.execPath, ['--import', 'tsx', script, ...throughProxies(), now, untilDone], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }
  const change = async (): Promise<void> => {
    changes += 1
    await changeSomebody(tested, people, dice)
  }
  const settled = async (): Promise<void> => {
    await quiet(tested.world.store)
    await noEntryTwice(target)
    await minutePasses(tested)
    tested.advance('PT20M')
    await tellTargets(tested, [target])
    await everythingHolds(tested, target, slapd, people)
  }
  /** One piece of work, and a strike in it. False: it was over before. */
  const work = async (which: Spoken, strike: Omit<Strike, 'strike'> | null): Promise<boolean> => {
    for (let at = 0; at < 4; at += 1) await change()
    const child = start('until-done')
    const ended = once(child, 'exit')
    if (strike) proxies[which].arm({ ...strike, strike: () => child.kill('SIGKILL') })
    await ended
    if (child.signalCode !== 'SIGKILL' && child.exitCode !== 0)
      throw new Error(`the worker ended with ${child.exitCode}`)
    return child.signalCode === 'SIGKILL'
  }
  for (let at = 0; at < 8; at += 1) await change()
  await settled()

  return {
    changes: () => changes,
    strikeEverywhere: async (each = 1) => {
      const counts = { struck: 0, notReached: 0 }
      for (const which of ['directory', 'database'] as const) {
        await work(which, null)
        const messages = proxies[which].heard()
        await settled()
        for (let message = 1; message <= messages; message += each)
          for (const moment of ['before', 'after'] as const) {
            const struck = await work(which, { message, moment })
            counts[struck ? 'struck' : 'notReached'] += 1
            await settled()
          }
      }
      return counts
    },
    strikeBlindly: async (kills, longestMs) => {
      for (let kill = 1; kill <= kills; kill += 1) {
        const child = start()
        const ended = once(child, 'exit')
        await Promise.race([once(child.stdout, 'data'), ended])
        const until = performance.now() + dice.below(longestMs)
        while (performance.now() < until) {
          await change()
          await pause(dice.below(10))
        }
        child.kill('SIGKILL')
        await ended
        if (child.signalCode !== 'SIGKILL') throw new Error(`the worker ended with ${child.exitCode}`)
        await settled()
      }
    },
    close: async () => {
      await target.system.close()
      for (const proxy of Object.values(proxies)) await proxy.close()
    },
  }
}

/** Somebody new, a password, a lock, its end, or another username. Whoever was changed stands last. */
async function changeSomebody(tested: TestWorld, people: Somebody[], dice: Dice): Promise<void> {
  const { world } = tested
  const one = people[dice.below(Math.max(people.length, 1))]
  if (one) people.push(...people.splice(people.indexOf(one), 1))
  const deed = one === undefined || people.length < 6 ? 0 : dice.below(6)
  if (one === undefined || deed === 0) {
    const username = `drept${people.length}`
    const { accountId, personId, password } = await putSignedUp(tested, { username })
    people.push({ accountId, personId, username, password, before: 'never had', locked: false })
  } else if (deed <= 2) {
    const password = `Setning nummer ${dice.below(1_000_000)} i dag`
    await world.store
      .updateTable('account')
      .set({ password_sealed: await sealed(world, one.accountId, password) })
      .set({ password_set_at: world.now().add({ milliseconds: dice.below(60_000) }) })
      .where('id', '=', one.accountId)
      .execute()
    Object.assign(one, { before: one.password, password })
  } else if (deed === 3) {
    const username = `${one.username.slice(0, 10)}x${dice.below(10_000)}`
    const name = { name: username, personId: one.personId, kind: 'username' as const, since: world.now() }
    if (!(await takeName(world.store, name))) return
    await world.store.updateTable('account').set({ username }).where('id', '=', one.accountId).execute()
    one.username = username
  } else if (one.locked) {
    await liftLocks(world.store, one.accountId, ['security'], { by: 'desk:test', at: world.now() })
    one.locked = false
  } else {
    const lock = { id: randomId(world.dice), accountId: one.accountId, since: world.now(), because: 'x' }
    const by = { class: 'security' as const, placedBy: 'desk:test', mayLift: 'security' as const }
    await placeLock(world.store, { ...lock, ...by })
    one.locked = true
  }
}

/** What a minute does to what the dead worker held; the ledger's leases run by the database's own clock. */
async function minutePasses({ world }: TestWorld): Promise<void> {
  await poolOf(world.store).query(
    `UPDATE delivery SET lease_until = lease_until - interval '61 seconds' WHERE lease_until IS NOT NULL`,
  )
}

async function noEntryTwice({ system }: OpenTarget): Promise<Map<string, boolean>> {
  const seen = new Map<string, boolean>()
  for await (const { accountId, username, listed } of system.survey(AbortSignal.timeout(30_000))) {
    if (accountId === null) continue
    if (seen.has(accountId)) throw new Error(`${username} is in the directory twice`)
    seen.set(accountId, listed)
  }
  return seen
}

/** Must be empty when everything was told (security.md, appendix A.4, in this ledger's words). */
const mustBeEmpty: Readonly<Record<string, string>> = {
  'not converged': `SELECT account_id FROM delivery WHERE applied <> wanted OR given_up_at IS NOT NULL`,
  'held by nobody': `SELECT account_id FROM delivery WHERE lease_token IS NOT NULL OR lease_until IS NOT NULL`,
  'not known to the ledger': `SELECT id FROM account a CROSS JOIN target t
    WHERE NOT EXISTS (SELECT FROM delivery d WHERE d.account_id = a.id AND d.target = t.key)`,
  'an older password': `SELECT account_id FROM delivery d JOIN account a ON a.id = d.account_id
    WHERE d.password_applied <> a.password_version`,
  'a copy left behind': `SELECT account_id FROM sealed_copy`,
  'not judged': `SELECT account_id FROM verdict_due`,
}

async function everythingHolds(
  { world }: TestWorld,
  target: OpenTarget,
  slapd: TestSlapd,
  people: readonly Somebody[],
): Promise<void> {
  for (const [what, query] of Object.entries(mustBeEmpty)) {
    const { rows } = await poolOf(world.store).query(query)
    if (rows.length > 0) throw new Error(`${what}: ${JSON.stringify(rows)}`)
  }
  const ids = people.map(({ accountId }) => accountId)
  const read = await readTruths(world, world.store, ids, { hash: false, number: false, service: null })
  const truths = [...read.truths.values()].map(({ truth }) => truth)
  const differences = await target.system.compare(truths, AbortSignal.timeout(30_000))
  if (differences.length > 0) throw new Error(`the directory differs: ${JSON.stringify(differences)}`)
  const seen = await noEntryTwice(target)
  for (const { accountId, username, locked } of people)
    // whoever was locked before anybody heard of them is not there at all
    if ((seen.get(accountId) ?? false) === locked)
      throw new Error(`${username} is ${locked ? 'seen' : 'not seen'}`)
  for (const { username, password, before, locked } of people.slice(-5)) {
    const dn = `uid=${username},ou=people,${slapd.base}`
    if ((await slapd.letsIn(dn, password)) === locked)
      throw new Error(`${username} ${locked ? 'gets in' : 'does not get in'}`)
    if (before !== password && (await slapd.letsIn(dn, before)))
      throw new Error(`${username} gets in with the password of before`)
  }
}
