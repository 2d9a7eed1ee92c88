/** A thousand pairs at every door that anybody may knock at, one known and one nobody: nobody can tell them apart by the clock (E-02, E-04). */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { dice } from '../src/adapters/crypto/dice.ts'
import { deskCodeFor } from '../src/cast/desk-code.ts'
import { cookieHeader, get, type Jar, jarAt, post } from '../src/cast/knock.ts'
import { makePortal } from '../src/cast/made-portal.ts'
import { makeWorld, type TestWorld } from '../src/cast/made-world.ts'
import { isAlike, judgeTimings } from '../src/cast/paired-timing.ts'
import { workOff } from '../src/cast/post.ts'
import { walkedWish } from '../src/cast/recovery-walks/walked-place.ts'
import { putWalker, type Walker } from '../src/cast/recovery-walks/walkers.ts'
import { makeNationalNumber } from '../src/cast/synthetic-numbers.ts'
import { purposes } from '../src/core/secrets/purposes.ts'
import { journeys } from '../src/run/journeys.ts'
import { addTemporaryPassword } from '../src/store/temporary-passwords.ts'
import { provingGround } from './ground/proving-ground.ts'
import type { Given } from './proof.ts'

export const about = 'whoever knocks at a public form waits as long whether anybody knows them or not'
export const rounds = 10

type State = Record<string, number[]>
type Portal = Awaited<ReturnType<typeof makePortal>>

const pairsPerRound = 100
const host = 'oslomet.localhost'

/** A door: what is sent there for somebody known, or for nobody; `before` happens out of sight of the clock. */
type Door = {
  path: string
  typed: (one: Walker | null, nth: number) => Record<string, string>
  asksFirst?: true
  /** The answer is a page that says what is wrong, and not the next one. */
  refuses?: true
  /** What the known one has waiting, and nobody has. */
  pending?: (tested: TestWorld, one: Walker) => Promise<void>
}

const doors: Record<string, Door> = {
  'forgotten password': { path: '/forgotten-password', typed: byMail },
  'forgotten username': { path: '/forgotten-username', typed: byMail },
  'forgotten PIN': { path: '/forgotten-pin', typed: byNumber },
  'a wrong code': {
    path: '/forgotten-password/code',
    typed: () => ({ code: '12345678' }),
    asksFirst: true,
    refuses: true,
  },
  'activation with a wrong PIN': {
    path: '/activate-account/student',
    typed: (one, nth) => ({ ...byNumber(one, nth), pin: '9998' }),
    refuses: true,
  },
  'a wrong code of the desk': {
    path: '/forgotten-password/desk-code',
    typed: (one, nth) => ({ username: one?.username ?? `ingen${nth}`, code: '7KQ4M-2XDA9-TRB' }),
    refuses: true,
    pending: async (tested, one) => void (await deskCodeFor(tested, one)),
  },
  'a wrong temporary password': {
    path: '/sign-in',
    typed: (one, nth) => ({ username: one?.username ?? `ingen${nth}`, password: '7KQ4-M2XDA-9TRBP' }),
    refuses: true,
    pending: putTemporary,
  },
  'a wrong password': {
    path: '/sign-in',
    typed: (one, nth) => ({
      username: one?.username ?? `ingen${nth}`,
      password: 'Ingen har dette passordet 1',
    }),
    refuses: true,
  },
}

async function putTemporary({ world }: TestWorld, { personId }: Walker): Promise<void> {
  const { id, epoch } = await world.store
    .selectFrom('account')
    .select(['id', 'credential_epoch as epoch'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const madeAt = world.now()
  await addTemporaryPassword(world.store, {
    id: randomUUID(),
    accountId: id,
    mac: world.keys.mac(purposes.temporaryPassword, id, 'another'),
    keyId: world.keys.keyId,
    askedBy: 'mail-code',
    credentialEpoch: epoch,
    madeAt,
    expiresAt: madeAt.add({ hours: 8 }),
  })
}

function byMail(one: Walker | null, nth: number): Record<string, string> {
  return { email: one?.mail ?? `ingen${nth}@example.org` }
}

function byNumber(one: Walker | null, nth: number): Record<string, string> {
  const idNumber = one?.idNumber ?? makeNationalNumber({ born: '1931-05-05', serial: 1 + (nth % 300) })
  return { idNumber, studentNumber: one?.studentNumber ?? String(920_000 + nth) }
}

export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = Object.fromEntries(Object.entries(state).map(([key, value]) => [key, value ?? []]))
  const ground = await provingGround()
  const tested = makeWorld(ground.store, 'oslomet', walkedWish)
  const portal = await makePortal([tested], journeys)
  await portal.listen({ port: 0, host: '127.0.0.1' })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const bench = { tested, portal, agent, port: portOf(portal) }
  try {
    for (const door of Object.values(doors)) await measure(bench, door, 15)
    for (let round = 0; round < left; round++) {
      for (const [name, door] of Object.entries(doors)) {
        const { known, nobody } = await measure(bench, door, pairsPerRound)
        so[`${name}: known`] = [...(so[`${name}: known`] ?? []), ...known]
        so[`${name}: nobody`] = [...(so[`${name}: nobody`] ?? []), ...nobody]
        log(`${name}: ${JSON.stringify(judgeTimings(known, nobody, dice))}`)
      }
      yield { ...so }
    }
  } finally {
    agent.destroy()
    await portal.close()
    tested.close()
    await ground.leave()
  }
  return judgeAll(so)
}

function judgeAll(so: State): string {
  const says = Object.keys(doors).map((name) => {
    const [known, nobody] = [so[`${name}: known`] ?? [], so[`${name}: nobody`] ?? []]
    const judged = judgeTimings(known, nobody, dice)
    const words = `${name}: ${known.length} pairs, median difference ${judged.median.toFixed(3)} ms (95 %: ${judged.from.toFixed(3)} to ${judged.to.toFixed(3)}), best threshold right in ${(judged.best * 100).toFixed(1)} %`
    if (!isAlike(judged)) throw new Error(words)
    return words
  })
  return says.join('\n')
}

type Bench = { tested: TestWorld; portal: Portal; agent: Agent; port: number }

let asked = 0

/** Known and nobody right after each other, which one first by the dice; each in a browser of its own. */
async function measure(
  bench: Bench,
  door: Door,
  pairs: number,
): Promise<{ known: number[]; nobody: number[] }> {
  const { tested } = bench
  const measured = { known: [] as number[], nobody: [] as number[] }
  for (let pair = 0; pair < pairs; pair++) {
    asked += 1
    // nobody's limits of an hour fill up, and no job of before waits
    tested.advance('PT3M')
    const one = await putWalker(tested, { name: `tid${10_000 + asked}`, factor: 'none', pinBy: 'fs' })
    await door.pending?.(tested, one)
    const jars = { known: await ready(bench, door, one), nobody: await ready(bench, door, null) }
    if (door.asksFirst) await workOff(tested)
    const kinds = dice.below(2) === 0 ? (['known', 'nobody'] as const) : (['nobody', 'known'] as const)
    for (const kind of kinds)
      measured[kind].push(
        await timeOf(bench, jars[kind], door, door.typed(kind === 'known' ? one : null, asked)),
      )
    if (pair % 20 === 0) await workOff(tested)
  }
  return measured
}

async function ready({ portal }: Bench, door: Door, one: Walker | null): Promise<Jar> {
  const from = `10.${asked >> 8}.${asked & 255}.${one ? 1 : 2}`
  const jar = await jarAt(portal, host, { path: door.asksFirst ? '/forgotten-password' : door.path, from })
  if (!door.asksFirst) return jar
  await post(portal, jar, '/forgotten-password', byMail(one, asked))
  await get(portal, jar, '/forgotten-password/code')
  return jar
}

async function timeOf(
  { port, agent }: Bench,
  jar: Jar,
  { path, refuses }: Door,
  typed: Record<string, string>,
): Promise<number> {
  const body = new URLSearchParams({ csrf: jar.csrf, ...typed }).toString()
  const headers = {
    host,
    cookie: cookieHeader(jar),
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  }
  const began = performance.now()
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', path, agent, headers })
    sent.on('error', reject)
    sent.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    sent.end(body)
  })
  const took = performance.now() - began
  const wanted = refuses ? [422] : [200, 303]
  if (status === undefined || !wanted.includes(status)) throw new Error(`${path} answered ${String(status)}`)
  return took
}

function portOf(portal: Portal): number {
  const address = portal.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the portal listens nowhere')
  return address.port
}
