/** Two portals and two workers are started anew one after the other while people sign in: nobody's request fails. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askDatabase, openProductionHouse, type ProductionHouse } from './test-production-house.ts'
import { crowdAt, openBalancer } from '../cast/shared-out.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { addJob } from '../store/jobs.ts'

let house: ProductionHouse
beforeAll(async () => {
  house = await openProductionHouse()
}, 120_000)
afterAll(async () => house.leave())

test('a portal that ends says so first, answers what still comes, and every process ends with 0 and gives its jobs back', async () => {
  const people = []
  for (let place = 0; place < 8; place += 1)
    people.push(await putSignedUp(house.tested, { username: `rull${1_000 + place}` }))
  const [first, other, worker, second] = await Promise.all([
    house.portal(),
    house.portal(),
    house.worker(),
    house.worker(),
  ])
  let one = first
  const balancer = await openBalancer()
  await Promise.all([balancer.add(one.port), balancer.add(other.port)])
  // jobs that no carrier takes: the workers are in the midst of them when they are told to end
  await addWaiting(20)
  const crowd = crowdAt({ port: balancer.port, host: house.host }, people, 4)
  try {
    await until(() => crowd.signedIn() >= 10)
    expect(await one.end()).toBe(0)
    balancer.remove(one.port)
    one = await house.portal()
    await balancer.add(one.port)
    const before = crowd.signedIn()
    expect(await other.end()).toBe(0)
    balancer.remove(other.port)
    await until(() => crowd.signedIn() >= before + 10)
    expect(await Promise.all([worker.end(), second.end()])).toEqual([0, 0])
    expect(await askDatabase(house.url, 'SELECT id FROM job WHERE lease_until IS NOT NULL')).toEqual([])
    await crowd.end()
    expect(crowd.failed).toEqual([])
    expect(crowd.asked()).toBeGreaterThan(60)
  } finally {
    await crowd.end()
    await balancer.close()
    await Promise.all([one.end(), other.end()])
  }
}, 180_000)

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
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50))
}
