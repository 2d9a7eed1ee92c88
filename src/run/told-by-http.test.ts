/** From the person to the other system: what happens to an account reaches a SCIM server and door systems by the wiring of the worker, a lock within five seconds. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDoorKey } from '../actions/door-keys.ts'
import { knowTargets } from '../actions/keep-targets.ts'
import { setDoorPin } from '../actions/set-door-pin.ts'
import { settleDue } from '../actions/settle-verdicts.ts'
import { until } from '../cast/file-intake.ts'
import { makePortal } from '../cast/made-portal.ts'
import { putSignedUp, type SignedUp } from '../cast/signed-up.ts'
import { doorSettings, receiver, startDoors } from '../cast/test-doors.ts'
import { startScim } from '../cast/test-scim.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { everythingIn } from '../cast/whole-database.ts'
import type { SessionFacts } from '../core/account/session.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { noFacts } from '../core/person/facts.ts'
import type { DoorRecord } from '../core/targets/door-list.ts'
import { deliverToTarget, type TargetRunner } from '../jobs/deliver-to-targets.ts'
import { doorsDoor } from '../services/doors/door.ts'
import { liftLocks, placeLock } from '../store/placed-locks.ts'
import { firstStudy, paidAutumn } from '../cast/newcomers.ts'
import { closeTargets, openTargets } from './open-targets.ts'

const scim = await startScim()
const canvas = await startScim()
const gates = await startDoors()
const key = await receiver('gates-2026')
const name = { nb: 'Lab', nn: 'Lab', en: 'Lab' }
const tested = await testWorld('oslomet', {
  settings: (as) => ({
    ...demandsNoFactor(as),
    targets: [
      ...targetsSetting.parse([
        { kind: 'scim', key: 'lab', name, dryRun: false, address: scim.address, secretFrom: 'lab-token' },
        {
          kind: 'scim',
          key: 'canvas',
          name,
          service: 'learning-platform',
          dryRun: false,
          address: canvas.address,
          secretFrom: 'canvas-token',
        },
      ]),
      doorSettings({ receiverKey: key.publicKey }),
      doorSettings({
        key: 'sent',
        delivery: 'push',
        address: gates.address,
        secretFrom: 'door-token',
        receiverKey: key.publicKey,
      }),
    ],
  }),
})
const { world, workerKeys } = tested
const secrets = new Map([
  ['lab-token', scim.token],
  ['canvas-token', canvas.token],
  ['door-token', 'token-of-the-gates'],
])
const { open: targets } = openTargets(world, { secret: (wanted) => secrets.get(wanted) ?? null })
const portal = await makePortal([tested], [], { machines: [doorsDoor()] })
let runners: TargetRunner[] = []
let doorKey = ''

beforeAll(async () => {
  await knowTargets(world)
  doorKey = (await makeDoorKey(world, { target: 'gates', label: '', by: 'test' })).key
  runners = targets.map((target) =>
    deliverToTarget(world, { keys: workerKeys, target, mayDeliver: () => Promise.resolve(true) }),
  )
})
afterAll(async () => {
  await Promise.all(runners.map(async (runner) => runner.stop()))
  await closeTargets(targets)
  await Promise.all([scim.close(), canvas.close(), gates.close()])
})

let kept: DoorRecord[] = []
/** As a door system does: what it has stays until it is given a whole list. */
const fetched = async (): Promise<DoorRecord[]> => {
  const headers = { host: 'oslomet.localhost', authorization: `Bearer ${doorKey}` }
  const answer = await portal.inject({ url: '/doors/gates/cards', headers })
  expect([200, 503]).toContain(answer.statusCode)
  if (answer.statusCode === 200) kept = answer.json<{ cards: DoorRecord[] }>().cards
  return kept
}
const fetchedCard = async (card: string) => (await fetched()).find((each) => each.card === card)
const entryOf = ({ accountId }: SignedUp, { store } = scim) =>
  [...store.people.values()].find((each) => each['externalId'] === accountId)
const hasPin = (record: DoorRecord | undefined) => typeof record?.pin === 'string'
const sessionOf = ({ accountId }: SignedUp) => ({ accountId }) as SessionFacts
const factsWith = (card: string) => ({
  ...noFacts,
  registers: ['fs' as const],
  studies: [{ ...firstStudy, from: '2024-08-10', until: '2029-06-30' }],
  semesters: [{ ...paidAutumn, void: false }],
  card,
})
/** As the worker does, all the time. */
const settled = async (isSo: () => boolean | Promise<boolean>) =>
  until(async () => {
    await settleDue(world)
    return isSo()
  })

test('a student with a card and a PIN is there in each, the PIN readable by the door system alone', async () => {
  const one = await putSignedUp(tested, { username: 'apne1', facts: factsWith('900001') })
  expect(await setDoorPin(world, sessionOf(one), '5093')).toEqual({ is: 'set' })
  await settled(async () => hasPin(await fetchedCard('900001')) && hasPin(gates.cards.get('900001')))
  await settled(() => entryOf(one)?.['active'] === true)
  for (const record of [await fetchedCard('900001'), gates.cards.get('900001')]) {
    expect(record).toMatchObject({ state: 'open', account: one.accountId, pinVersion: 1 })
    expect(await key.open(record?.pin ?? '')).toMatchObject({ pin: '5093', account: one.accountId })
  }
  // four digits by themselves: ids, seals and fractions of seconds hold any four digits
  expect(await everythingIn(world.store)).not.toMatch(/(?<![\w.-])5093(?![\w-])/)
  expect([...scim.wentBy, ...gates.came].map((each) => JSON.stringify(each)).join('')).not.toMatch(
    /(?<![\w.-])5093(?![\w-])|2004-02-29/,
  )
  expect(await setDoorPin(world, sessionOf(one), '8264')).toEqual({ is: 'set' })
  await settled(
    async () =>
      (await fetchedCard('900001'))?.pinVersion === 2 && gates.cards.get('900001')?.pinVersion === 2,
  )
  expect(await key.open((await fetchedCard('900001'))?.pin ?? '')).toMatchObject({ pin: '8264' })
})

test('a lock closes card and entry within five seconds, its end opens them with the same PIN', async () => {
  const one = await putSignedUp(tested, { username: 'apne2', facts: factsWith('900002') })
  await setDoorPin(world, sessionOf(one), '5093')
  const isOpen = async (open: boolean) =>
    (await fetchedCard('900002'))?.state === (open ? 'open' : 'closed') &&
    gates.cards.get('900002')?.state === (open ? 'open' : 'closed') &&
    entryOf(one)?.['active'] === open
  await settled(async () => isOpen(true))
  const lock = {
    id: crypto.randomUUID(),
    accountId: one.accountId,
    class: 'security' as const,
    since: world.now(),
  }
  await placeLock(world.store, { ...lock, placedBy: 'desk:test', mayLift: 'security', because: 'x' })
  expect(await settled(async () => isOpen(false))).toBeLessThan(5_000)
  expect((await fetchedCard('900002'))?.pin).toBe(null)
  await liftLocks(world.store, one.accountId, ['security'], { by: 'desk:test', at: world.now() })
  await settled(async () => isOpen(true))
  expect(await key.open(gates.cards.get('900002')?.pin ?? '')).toMatchObject({ pin: '5093' })
})

test('a new card closes the old one; the account’s end closes the new one', async () => {
  const one = await putSignedUp(tested, { username: 'apne3', facts: factsWith('900003') })
  const setFacts = async (facts: object) =>
    world.store
      .updateTable('person')
      .set({ facts: JSON.stringify(facts) })
      .where('id', '=', one.personId)
      .execute()
  const isOpen = async () => (await fetchedCard('900003'))?.state === 'open'
  await settled(async () => (await isOpen()) && gates.cards.get('900003')?.state === 'open')
  await setFacts(factsWith('900093'))
  await settled(async () => (await fetchedCard('900093'))?.state === 'open')
  expect((await fetchedCard('900003'))?.state).toBe('closed')
  await settled(
    () => gates.cards.get('900003')?.state === 'closed' && gates.cards.get('900093')?.state === 'open',
  )
  await world.store
    .updateTable('account')
    .set({ closed_at: world.now() })
    .where('id', '=', one.accountId)
    .execute()
  await settled(async () => (await fetchedCard('900093'))?.state === 'closed')
  await settled(() => gates.cards.get('900093')?.state === 'closed' && entryOf(one)?.['active'] === false)
})

test('the learning platform closes on the day the studies end, everything else with the account (field 29, row O-16)', async () => {
  const one = await putSignedUp(tested, { username: 'apne4', facts: factsWith('900004') })
  const activeAt = (where: typeof scim) => entryOf(one, where)?.['active']
  await settled(() => activeAt(scim) === true && activeAt(canvas) === true)
  const { studies, ...facts } = factsWith('900004')
  const yesterday = world.now().toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 }).toString()
  const ended = studies.map((study) => ({ ...study, ended: { on: yesterday, why: 'completed' } }))
  await world.store
    .updateTable('person')
    .set({ facts: JSON.stringify({ ...facts, studies: ended }) })
    .where('id', '=', one.personId)
    .execute()
  await settled(() => activeAt(canvas) === false)
  expect(activeAt(scim)).toBe(true)
  expect((await fetchedCard('900004'))?.state).toBe('open')
})
