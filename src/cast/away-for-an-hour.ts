/** A directory is away for an hour while people go on changing their passwords on the real pages: nobody notices, nothing is lost, nothing readable waits (cases X-06, Y-03, Y-06, Y-11). (Long: the hour, the return and what must hold.) */
import type { FastifyInstance } from 'fastify'
import { wipeOld } from '../actions/copies-for-targets.ts'
import { deliverOnce, type OpenTarget } from '../actions/deliver.ts'
import { knowTargets } from '../actions/keep-targets.ts'
import { randomId } from '../actions/random.ts'
import { readTruths } from '../actions/read-truths.ts'
import { settleDue } from '../actions/settle-verdicts.ts'
import { poolOf } from '../store/database.ts'
import { placeLock } from '../store/placed-locks.ts'
import { type Jar, jarAt, post, tryToSignIn } from './knock.ts'
import type { TestWorld } from './made-world.ts'
import { putSignedUp, type SignedUp } from './signed-up.ts'
import type { TestSlapd } from './test-slapd.ts'
import { tellTargets } from './told-targets.ts'
import { everythingIn } from './whole-database.ts'

/** What came of it. `minutes`: of the world's clock, from the return until the directory had it all. */
export type Away = { changes: number; locks: number; minutes: number; seconds: number; texts: number }

type Changing = SignedUp & { jar: Jar; passwords: string[] }

export type AwayWish = {
  portal: FastifyInstance
  host: string
  slapd: TestSlapd
  target: OpenTarget
  people: number
  changes: number
}

/** The whole hour. Throws what does not hold. The world's institution has this target, and one that needs passwords as typed. */
export async function awayForAnHour(tested: TestWorld, wish: AwayWish): Promise<Away> {
  const { world } = tested
  const { portal, host, slapd, target } = wish
  await knowTargets(world)
  const people = await signedIn(tested, wish)
  const locked = await lockedLater(tested, Math.ceil(wish.people / 10))
  await tellTargets(tested, [target])
  await slapd.kill()

  const each = Math.floor(3_600_000 / wish.changes)
  let locks = 0
  for (let at = 0; at < wish.changes; at += 1) {
    tested.advance(`PT${each / 1_000}S`)
    const one = people[at % people.length]
    if (one) await changePassword(portal, one, `Setning nummer ${at} i kveld`)
    const closing = at % Math.ceil(wish.changes / locked.length) === 0 ? locked[locks] : undefined
    if (closing) {
      locks += 1
      await lock(tested, closing)
      const { headers } = await tryToSignIn(portal, host, closing.username, closing.password)
      if (headers.location !== '/why-no-access')
        throw new Error('whoever was locked was let in while the directory was away')
    }
    await settleDue(world)
    await deliverOnce(world, tested.workerKeys, target, AbortSignal.timeout(10_000))
  }
  await restIsShort(tested, target)
  const texts = await nothingReadable(tested, people)
  const back = await untilTold(tested, wish)
  await everythingIsThere(tested, wish, people, locked.slice(0, locks))
  await copiesEnd(tested)
  return { changes: wish.changes, locks, ...back, texts }
}

async function signedIn(
  tested: TestWorld,
  { portal, host, people }: Pick<AwayWish, 'portal' | 'host' | 'people'>,
): Promise<Changing[]> {
  const all: Changing[] = []
  for (let at = 0; at < people; at += 1) {
    const one = await putSignedUp(tested, { username: `borte${at}` })
    const jar = await jarAt(portal, host, { from: `198.51.100.${at % 250}` })
    const { username, password } = one
    const { headers } = await post(portal, jar, '/sign-in', { username, password })
    if (headers.location !== '/my-account') throw new Error(`${username} was not let in`)
    all.push({ ...one, jar, passwords: [password] })
  }
  return all
}

async function lockedLater(tested: TestWorld, most: number): Promise<SignedUp[]> {
  const all: SignedUp[] = []
  for (let at = 0; at < most; at += 1) all.push(await putSignedUp(tested, { username: `sperret${at}` }))
  return all
}

async function changePassword(portal: FastifyInstance, one: Changing, newPassword: string): Promise<void> {
  const currentPassword = one.passwords.at(-1) ?? ''
  const sent = { currentPassword, newPassword }
  const { statusCode, headers, body } = await post(portal, one.jar, '/my-account/password', sent)
  if (headers.location !== '/my-account/password/changed')
    throw new Error(`${one.username} saw ${statusCode}: ${body.slice(0, 2_000)}`)
  one.passwords.push(newPassword)
}

async function lock({ world }: TestWorld, { accountId }: SignedUp): Promise<void> {
  const id = randomId(world.dice)
  const by = { class: 'security' as const, placedBy: 'desk:test', mayLift: 'security' as const }
  await placeLock(world.store, { id, accountId, since: world.now(), because: 'x', ...by })
}

/** However long it was away, it is knocked at again soon. */
async function restIsShort({ world }: TestWorld, { key }: OpenTarget): Promise<void> {
  const { rows } = await poolOf(world.store).query<{ n: number }>(
    `SELECT count(*)::int AS n FROM target WHERE key = $1 AND rests_until <= $2`,
    [key, world.now().add({ minutes: 1 }).toString()],
  )
  if (rows[0]?.n !== 1) throw new Error('it is knocked at again in more than a minute')
}

/** Copies wait for the other system: sealed, and nothing of what was typed can be read anywhere. Gives back how many texts were looked for. */
async function nothingReadable({ world }: TestWorld, people: readonly Changing[]): Promise<number> {
  const { rows } = await poolOf(world.store).query<{ n: number }>(
    'SELECT count(*)::int AS n FROM sealed_copy',
  )
  if (rows[0]?.n !== people.length) throw new Error(`${rows[0]?.n} copies wait for ${people.length} people`)
  const held = await everythingIn(world.store)
  const texts = [...new Set(people.flatMap(({ passwords }) => passwords))]
  for (const text of texts)
    for (const form of formsOf(text)) if (held.includes(form)) throw new Error('a password can be read')
  return texts.length
}

/** As it is, and as bytes are written by the database or by us; UTF-16 is how Active Directory is sent one. */
function formsOf(text: string): string[] {
  const utf16 = Buffer.from(`"${text}"`, 'utf16le')
  return [text, ...[Buffer.from(text), utf16].flatMap((as) => [as.toString('hex'), as.toString('base64')])]
}

async function untilTold(
  tested: TestWorld,
  { slapd, target }: AwayWish,
): Promise<Pick<Away, 'minutes' | 'seconds'>> {
  const { world, workerKeys } = tested
  await slapd.start()
  const [back, began] = [world.now(), performance.now()]
  for (;;) {
    tested.advance('PT5S')
    await settleDue(world)
    while ((await deliverOnce(world, workerKeys, target, AbortSignal.timeout(60_000))).taken > 0);
    const { rows } = await poolOf(world.store).query<{ n: number }>(
      'SELECT count(*)::int AS n FROM delivery WHERE target = $1 AND applied < wanted',
      [target.key],
    )
    const minutes = world.now().since(back).total('minutes')
    if (rows[0]?.n === 0) return { minutes, seconds: (performance.now() - began) / 1_000 }
    if (minutes > 5) throw new Error(`${rows[0]?.n} accounts are not told five minutes after the return`)
  }
}

async function everythingIsThere(
  { world }: TestWorld,
  { slapd, target }: AwayWish,
  people: readonly Changing[],
  locked: readonly SignedUp[],
): Promise<void> {
  const ids = [...people, ...locked].map(({ accountId }) => accountId)
  const read = await readTruths(world, world.store, ids, { hash: false, number: false, service: null })
  const truths = [...read.truths.values()].map(({ truth }) => truth)
  const differences = await target.system.compare(truths, AbortSignal.timeout(60_000))
  if (differences.length > 0) throw new Error(`the directory differs: ${JSON.stringify(differences)}`)
  const { rows } = await poolOf(world.store).query(
    'SELECT account_id FROM delivery WHERE target = $1 AND (given_up_at IS NOT NULL OR lease_token IS NOT NULL)',
    [target.key],
  )
  if (rows.length > 0) throw new Error(`given up or held by nobody: ${JSON.stringify(rows)}`)
  const dn = ({ username }: SignedUp) => `uid=${username},ou=people,${slapd.base}`
  for (const one of people) {
    const [newest = '', before = ''] = one.passwords.toReversed()
    if (!(await slapd.letsIn(dn(one), newest))) throw new Error(`${one.username} does not get in`)
    if (await slapd.letsIn(dn(one), before)) throw new Error(`${one.username} gets in with an older password`)
  }
  for (const one of locked)
    if (await slapd.letsIn(dn(one), one.password)) throw new Error(`${one.username} is locked and gets in`)
}

/** A day later no copy is left, and the next right sign-in is waited for (row O-20). */
async function copiesEnd(tested: TestWorld): Promise<void> {
  tested.advance('PT24H')
  await wipeOld(tested.world)
  const { rows } = await poolOf(tested.world.store).query('SELECT account_id FROM sealed_copy')
  if (rows.length > 0) throw new Error(`${rows.length} copies are older than a day`)
}
