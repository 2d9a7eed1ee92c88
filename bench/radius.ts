/** Wi-Fi decisions as a RADIUS server asks for them: where no hash is computed, and with passwords that were changed a moment before. */
import { makeNetworkKey } from '../src/actions/network/keys.ts'
import { randomId } from '../src/actions/random.ts'
import { settleDue } from '../src/actions/settle-verdicts.ts'
import type { World } from '../src/actions/world.ts'
import { purposes } from '../src/core/secrets/purposes.ts'
import { makeWifiSecret, readWifiSecret } from '../src/core/secrets/wifi-secret.ts'
import { isPassword, type Password, preparePassword } from '../src/core/secrets/password.ts'
import { addWifiSecret } from '../src/store/wifi-secrets.ts'
import type { Row } from './row.ts'
import { type Asked, type Asker, openAsker } from './town/asking.ts'
import { percentile } from './town/browser-pool.ts'
import { givePasswords } from './town/many-accounts.ts'
import { openTown, type Town } from './town/open-town.ts'
import { rawRate } from './town/raw-rate.ts'
import { settle } from './town/settle.ts'

/** So many change their password; the first of them have a device with a secret of its own. */
const accounts = Number(process.env['BENCH_ACCOUNTS'] ?? 20_000)
const devices = Math.min(1_000, accounts)
const decisions = Number(process.env['BENCH_DECISIONS'] ?? 20_000)
const warmUp = Math.min(2_000, decisions)
/** A RADIUS server asks about several devices at once, over kept connections. */
const connections = 4
/** As many at once as half of the threads that FreeRADIUS has unless told otherwise: after a change everybody's telephones come. */
const rush = 16
/** As on a busy morning: so many devices join every second, whether or not those before them were answered. */
const steady = { each: 200, seconds: 30 }

/** The limit is the same portal answering `/readyz`: one request, one wait for the store, and nothing decided. */
export async function run(): Promise<Row[]> {
  const town = await openTown({ memoryKiB: 19_456, passes: 2 })
  const asker = openAsker()
  try {
    const world = town.deployment.institutions[0]?.world
    if (!world) throw new Error('the town is empty')
    const ids = await settle(world, passwordOf('Plank seks 7 gule hester'), accounts)
    const secrets = await giveDevices(world, ids.slice(0, devices))
    await settleDue(world)
    const { key } = await makeNetworkKey(world, { label: 'bench', by: 'bench' })
    const ask = decisionsOf(town, asker, key)
    const ofDevice = (index: number) => ({
      'User-Name': `bench${index % devices}@bench.example`,
      'User-Password': secrets[index % devices] ?? '',
      'Calling-Station-Id': stationOf(index % devices),
    })
    const right = async (count: number) => ask(count, 200, ofDevice)
    await right(warmUp)
    const first = await readiness(town, asker)
    const accepted = await right(decisions)
    const second = await readiness(town, asker)
    const limit = (first.rate + second.rate) / 2
    const nobody = await ask(decisions / 4, 401, (index) => ({
      'User-Name': `ingen${index}@bench.example`,
      'User-Password': secrets[0] ?? '',
    }))
    const foreign = await ask(decisions / 4, 401, (index) => ({
      'User-Name': `gjest${index}@elsewhere.example`,
      'User-Password': 'x',
    }))
    const steadily = await ask(steady.each * steady.seconds, 200, ofDevice, {
      atOnce: rush,
      everySecond: steady.each,
    })
    const passwords = await newPasswords(world, ids, ask)
    return [
      {
        name: 'Wi-Fi decisions, a device’s secret',
        value: decisions / accepted.seconds,
        unit: '/s',
        limit,
        limitName: '/readyz of the same portal',
        aim: '>= 0.12',
      },
      {
        name: `Wi-Fi decisions at ${steady.each} a second, p99`,
        value: percentile(steadily.late, 0.99),
        unit: 'ms',
        aim: '<= 10',
      },
      {
        name: 'Wi-Fi decisions, a device’s secret, as many as go, p99',
        value: percentile(accepted.late, 0.99),
        unit: 'ms',
        aim: '<= 10',
      },
      {
        name: 'Wi-Fi decisions, a name nobody has, p99',
        value: percentile(nobody.late, 0.99),
        unit: 'ms',
        aim: '<= 10',
      },
      {
        name: 'Wi-Fi decisions, a foreign realm, p99',
        value: percentile(foreign.late, 0.99),
        unit: 'ms',
        aim: '<= 10',
      },
      ...passwords,
      // how busy the machine is besides: without it the numbers above cannot be read
      { name: '/readyz of the same portal, p99', value: Math.min(first.p99, second.p99), unit: 'ms' },
    ]
  } finally {
    asker.close()
    await town.close()
  }
}

function stationOf(number: number): string {
  const digits = number.toString(16).padStart(8, '0')
  return `02-00-${(digits.match(/../g) ?? []).join('-')}`
}

type Ask = (
  count: number,
  expected: number,
  attributes: (index: number) => Record<string, string>,
  how?: { atOnce: number; everySecond?: number },
) => Promise<Asked>

function decisionsOf({ port, host }: Town, asker: Asker, key: string): Ask {
  return async (count, expected, attributes, { atOnce, everySecond = null } = { atOnce: connections }) =>
    asker.ask({
      ...{ port, host, expected, atOnce, everySecond },
      path: '/network/authenticate',
      headers: { authorization: `Bearer ${key}` },
      forms: Array.from({ length: count }, (_, index) => ({
        ...attributes(index),
        'Called-Station-Id': '0A-00-00-00-00-FF:eduroam',
        'NAS-Identifier': 'wlc-1',
      })),
    })
}

/** Everybody's password is changed; then each comes with it once, which costs one hash: Wi-Fi is never behind. */
async function newPasswords(world: World, ids: readonly string[], ask: Ask): Promise<Row[]> {
  const typed = 'Lavendeltoget gjekk 47 gonger forbi Otta'
  await givePasswords(world, ids, typed)
  const password = passwordOf(typed)
  const given = { count: Math.min(2_000, accounts), atOnce: rush }
  const before = await rawRate(world, password, given)
  const each = (index: number) => ({
    'User-Name': `bench${index}@bench.example`,
    'User-Password': typed,
    'Calling-Station-Id': stationOf(index),
  })
  const asked = await ask(accounts, 200, each, { atOnce: rush })
  const limit = (before + (await rawRate(world, password, given))) / 2
  const name = 'Wi-Fi decisions, a password just changed'
  const value = accounts / asked.seconds
  return [{ name, value, unit: '/s', limit, limitName: 'raw argon2id', aim: '>= 0.8' }]
}

function passwordOf(typed: string): Password {
  const password = preparePassword(typed)
  if (!isPassword(password)) throw new Error('the password of the bench is no password')
  return password
}

async function readiness({ port }: Town, asker: Asker): Promise<{ rate: number; p99: number }> {
  const count = decisions / 2
  const { seconds, late } = await asker.ask({
    ...{ port, host: 'localhost', path: '/readyz', headers: {}, expected: 200 },
    ...{ forms: Array.from({ length: count }, () => null), atOnce: connections, everySecond: null },
  })
  return { rate: count / seconds, p99: percentile(late, 0.99) }
}

/** Each account gets one device with a secret of its own. */
async function giveDevices(world: World, ids: readonly string[]): Promise<string[]> {
  const secrets: string[] = []
  for (const accountId of ids) {
    const secret = makeWifiSecret(world.dice)
    const digest = world.keys.index(purposes.wifiSecret, readWifiSecret(secret) ?? '')
    const kept = { id: randomId(world.dice), accountId, digest, label: 'bench', at: world.now() }
    await addWifiSecret(world.store, kept, 1)
    secrets.push(secret)
  }
  return secrets
}
