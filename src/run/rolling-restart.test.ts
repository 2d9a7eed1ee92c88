/** While people sign in, keys are changed and every process is started anew, one after the other: nobody's request fails (X-17, Y-10). */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Balancer, type Crowd, crowdAt, openBalancer } from '../cast/shared-out.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { addJob } from '../store/jobs.ts'
import { usesOfKeys } from '../store/key-use.ts'
import { noteEnded, noteRunning, programsRunning } from '../store/running-programs.ts'
import { sealAnew } from '../actions/seal-anew.ts'
import { openDeployment, type Deployment } from './open-deployment.ts'
import { rotateKeys } from './rotate-keys.ts'
import { readSettings } from './settings.ts'
import { askDatabase, openProductionHouse, type ProductionHouse, type Role } from './test-production-house.ts'

let house: ProductionHouse
let portals: [Role, Role]
let workers: [Role, Role]
let balancer: Balancer
let crowd: Crowd
beforeAll(async () => {
  house = await openProductionHouse()
  const people = []
  for (let place = 0; place < 8; place += 1)
    people.push(await putSignedUp(house.tested, { username: `rull${1_000 + place}` }))
  // the first one makes what the others find
  const first = await house.portal()
  const [other, worker, second] = await Promise.all([house.portal(), house.worker(), house.worker()])
  portals = [first, other]
  workers = [worker, second]
  balancer = await openBalancer()
  await Promise.all(portals.map(async ({ port }) => balancer.add(port)))
  crowd = crowdAt({ port: balancer.port, host: house.host }, people, 4)
  await until(() => crowd.signedIn() >= 5)
}, 180_000)
afterAll(async () => {
  await crowd.end()
  await balancer.close()
  await house.leave()
})

test('new keys are used when every process knows them; everything is sealed anew, and nobody notices', async () => {
  const settings = readSettings('production', house.env())
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const deployment = await openDeployment(settings, {
    log,
    say: () => undefined,
    originOf: () => 'https://x',
    connections: 2,
  })
  try {
    const [world] = deployment.institutions.map((each) => each.world)
    if (!world) throw new Error('there is no institution')
    expect((await programsRunning(house.store)).map(({ role }) => role).toSorted()).toEqual([
      ...['portal', 'portal', 'worker', 'worker'],
    ])
    const old = deployment.keyFile.current
    // somebody who does not read the file: the new key lies ready and is not used
    const deaf = {
      id: crypto.randomUUID(),
      role: 'portal',
      host: 'elsewhere',
      pid: 1,
      version: '0',
      keyIds: [old],
      currentKey: old,
    }
    await noteRunning(house.store, deaf)
    const refused = await rotate(deployment, 10)
    expect(refused).toMatchObject({ is: 'not-known-everywhere', unknowing: [{ host: 'elsewhere' }] })
    await until(() => deployment.keyFile.keys.length === 2)
    expect(deployment.keyFile.current).toBe(old)
    await noteEnded(house.store, deaf.id)
    expect(await rotate(deployment, 30)).toMatchObject({ is: 'rotated', key: refused.key })
    await until(() => deployment.keyFile.current === refused.key)
    expect(deployment.keyFile.keys).toHaveLength(2)
    const before = crowd.signedIn()
    expect((await sealAnew(world, { milliseconds: 60_000, rows: 3 })).done).toBe(true)
    await until(() => crowd.signedIn() >= before + 10)
    const sealed = (await usesOfKeys(house.store)).filter(({ kind }) => kind === 'sealed')
    expect(new Set(sealed.map(({ key }) => key))).toEqual(new Set([refused.key]))
    expect(crowd.failed).toEqual([])
  } finally {
    await deployment.close()
  }
}, 120_000)

test('a portal that ends says so first, answers what still comes, and every process ends with 0 and gives its jobs back', async () => {
  await addWaiting(20)
  const [one, other] = portals
  expect(await one.end()).toBe(0)
  balancer.remove(one.port)
  const fresh = await house.portal()
  await balancer.add(fresh.port)
  const before = crowd.signedIn()
  expect(await other.end()).toBe(0)
  balancer.remove(other.port)
  await until(() => crowd.signedIn() >= before + 10)
  expect(await Promise.all(workers.map(async (worker) => worker.end()))).toEqual([0, 0])
  expect(await askDatabase(house.url, 'SELECT id FROM job WHERE lease_until IS NOT NULL')).toEqual([])
  await crowd.end()
  expect(crowd.failed).toEqual([])
  expect(crowd.asked()).toBeGreaterThan(60)
}, 180_000)

async function rotate(deployment: Deployment, seconds: number) {
  return rotateKeys(deployment, { by: 'operator:anne', within: { seconds } })
}

/** Jobs that a worker is in the midst of when it is told to end. */
async function addWaiting(many: number): Promise<void> {
  const { store, now } = house.tested.world
  for (let place = 0; place < many; place += 1)
    await addJob(store, {
      id: crypto.randomUUID(),
      kind: 'send-new-pin',
      payload: { person: crypto.randomUUID() },
      due: now(),
      createdAt: now(),
    })
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(50)
}
