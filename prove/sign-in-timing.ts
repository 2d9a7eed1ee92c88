/** Two thousand pairs of wrong sign-ins, one at a real and one at an invented name: nobody can tell them apart by the clock (E-02). */
import { Agent, request } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { World } from '../src/actions/world.ts'
import { dice } from '../src/adapters/crypto/dice.ts'
import { newKeyFile } from '../src/adapters/crypto/new-keys.ts'
import { openKeyring } from '../src/adapters/crypto/open-keyring.ts'
import { readInstitution } from '../src/adapters/institution-file/read-institution.ts'
import { openHasher } from '../src/adapters/password-hash/open-hasher.ts'
import { openPasskeys } from '../src/adapters/passkeys/open-passkeys.ts'
import { cookieHeader, type Jar, jarAt } from '../src/cast/knock.ts'
import { isAlike, judgeTimings } from '../src/cast/paired-timing.ts'
import { putSignedUp } from '../src/cast/signed-up.ts'
import { signIn } from '../src/journeys/sign-in/journey.ts'
import { openShelf } from '../src/web/guides/shelf.ts'
import { filesFor } from '../src/web/look/files.ts'
import { themeFrom } from '../src/web/look/theme.ts'
import { buildPortal } from '../src/web/portal.ts'
import { provingGround } from './ground/proving-ground.ts'
import type { Given } from './proof.ts'

export const about = 'a wrong sign-in takes as long for an invented name as for a real one'
export const rounds = 10

type State = { real: number[]; invented: number[] }

const pairsPerRound = 200
const accounts = 50

/** Each round two hundred pairs in random order; the judgement is over all of them, with a control that must be found out. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { real: state.real ?? [], invented: state.invented ?? [] }
  const ground = await provingGround()
  const world = worldOf(ground.store)
  const portal = await portalOf(world)
  const port = await listeningAt(portal)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const jar = await jarAt(portal, 'oslomet.localhost')
  const measure = async (pairs: number) => measurePairs({ world, port, agent, jar }, pairs)
  try {
    for (let each = 0; each < accounts; each++)
      await putSignedUp({ world } as Parameters<typeof putSignedUp>[0], { username: nameOf('real', each) })
    await measure(20)
    for (let round = 0; round < left; round++) {
      const measured = await measure(pairsPerRound)
      so.real = [...so.real, ...measured.real]
      so.invented = [...so.invented, ...measured.invented]
      log(JSON.stringify(judgeTimings(measured.real, measured.invented, dice)))
      yield { ...so }
    }
    const honest = world.passwords
    world.passwords = { ...honest, burn: async () => undefined }
    const control = await measure(50)
    if (isAlike(judgeTimings(control.real, control.invented, dice)))
      throw new Error('a build that answers invented names at once was not found out')
  } finally {
    agent.destroy()
    await portal.close()
    await ground.leave()
  }
  const judged = judgeTimings(so.real, so.invented, dice)
  const says = `${so.real.length} pairs: median difference ${judged.median.toFixed(3)} ms (95 %: ${judged.from.toFixed(3)} to ${judged.to.toFixed(3)}), best threshold right in ${(judged.best * 100).toFixed(1)} %.`
  if (!isAlike(judged)) throw new Error(says)
  return says
}

type Bench = { world: World; port: number; agent: Agent; jar: Jar }

/** Real and invented right after each other, which one first by the dice. */
async function measurePairs(bench: Bench, pairs: number): Promise<State> {
  const measured: State = { real: [], invented: [] }
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % accounts === 0) await bench.world.store.deleteFrom('throttle').execute()
    const kinds = dice.below(2) === 0 ? (['real', 'invented'] as const) : (['invented', 'real'] as const)
    for (const kind of kinds) measured[kind].push(await timeOf(bench, nameOf(kind, pair % accounts)))
  }
  return measured
}

function nameOf(kind: 'real' | 'invented', place: number): string {
  return `${kind === 'real' ? 'abcde' : 'vwxyz'}${1_000 + place}`
}

async function timeOf({ port, agent, jar }: Bench, username: string): Promise<number> {
  const body = new URLSearchParams({ csrf: jar.csrf, username, password: 'et galt passord' }).toString()
  const headers = {
    host: jar.host,
    cookie: cookieHeader(jar),
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  }
  const began = performance.now()
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/sign-in', agent, headers })
    sent.on('error', reject)
    sent.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    sent.end(body)
  })
  const took = performance.now() - began
  if (status !== 422) throw new Error(`a wrong sign-in was answered with ${String(status)}`)
  return took
}

function worldOf(store: World['store']): World {
  const file = 'oslomet.yaml'
  const read = readInstitution(file, readFileSync(join(import.meta.dirname, '../institutions', file), 'utf8'))
  if ('problems' in read) throw new Error(`${file} cannot be read`)
  const silent = () => undefined
  const networks = { ...read.institution.networks, failures: 1_000_000, names: 1_000_000 }
  return {
    institution: { ...read.institution, networks },
    now: () => Temporal.Now.instant(),
    dice,
    keys: openKeyring(newKeyFile({ demo: true, made: '2026-08-01' }), 'oslomet'),
    store,
    // the floor of the parameters: the quicker the honest work, the more a difference would show
    passwords: openHasher({ memoryKiB: 19_456, passes: 2, lanes: 1 }),
    leaked: { has: () => false },
    eid: null,
    feide: null,
    passkeys: openPasskeys(
      { id: 'oslomet.localhost', name: 'OsloMet', origin: 'http://oslomet.localhost:8080' },
      dice,
    ),
    log: { info: silent, warn: silent, error: silent },
    origin: 'http://oslomet.localhost:8080',
    acceptsSyntheticNumbers: true,
    nudgeJobs: silent,
  }
}

async function portalOf(world: World) {
  const theme = await themeFrom(world.institution.look.colours)
  return buildPortal({
    institutions: [{ world, theme, guides: openShelf([]), files: filesFor(theme), campus: [] }],
    journeys: [signIn],
    bareHosts: ['localhost'],
    trustedProxies: [],
    secure: false,
    log: world.log,
    ready: () => Promise.resolve(true),
  })
}

async function listeningAt(portal: Awaited<ReturnType<typeof portalOf>>): Promise<number> {
  await portal.listen({ port: 0, host: '127.0.0.1' })
  const address = portal.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the portal listens nowhere')
  return address.port
}
