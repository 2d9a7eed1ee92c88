/** Two portals and two workers are started anew, again and again, while people sign in through a load balancer: no request fails. */
import { crowdAt, openBalancer } from '../src/cast/shared-out.ts'
import { putSignedUp } from '../src/cast/signed-up.ts'
import { openProductionHouse, type Role } from '../src/run/test-production-house.ts'
import type { Prove } from './proof.ts'

export const about =
  'rolling restart of two portals and two workers under load: no failed request, every exit code 0'
export const rounds = 50

export const prove: Prove<{ restarts: number; asked: number }> = async function* ({
  rounds: left,
  state,
  log,
}) {
  let [restarts, before] = [state.restarts ?? 0, state.asked ?? 0]
  const house = await openProductionHouse()
  const balancer = await openBalancer()
  try {
    const people = []
    for (let place = 0; place < 20; place += 1)
      people.push(await putSignedUp(house.tested, { username: `rull${1_000 + place}` }))
    const portals: Role[] = [await house.portal()]
    portals.push(await house.portal())
    const workers: Role[] = [await house.worker(), await house.worker()]
    for (const { port } of portals) await balancer.add(port)
    const crowd = crowdAt({ port: balancer.port, host: house.host }, people, 8)
    try {
      for (let round = 0; round < left; round += 1) {
        const began = performance.now()
        const [asked, signedIn] = [crowd.asked(), crowd.signedIn()]
        for (const [place, old] of [...portals].entries()) {
          await endWell(old)
          balancer.remove(old.port)
          const fresh = await house.portal()
          await balancer.add(fresh.port)
          portals[place] = fresh
        }
        for (const [place, old] of [...workers].entries()) {
          await endWell(old)
          workers[place] = await house.worker()
        }
        if (crowd.failed.length > 0) throw new Error(crowd.failed.slice(0, 10).join('\n'))
        if (crowd.signedIn() === signedIn) throw new Error('nobody signed in meanwhile')
        const seconds = (performance.now() - began) / 1_000
        log(`${crowd.asked() - asked} requests in ${seconds.toFixed(0)} s, none failed`)
        restarts += 4
        yield { restarts, asked: before + crowd.asked() }
      }
    } finally {
      await crowd.end()
      before += crowd.asked()
    }
  } finally {
    await balancer.close()
    await house.leave()
  }
  return `${restarts} processes were started anew during ${before} requests; none failed.`
}

async function endWell(role: Role): Promise<void> {
  const code = await role.end()
  if (code !== 0) throw new Error(`a process ended with ${String(code)}:\n${role.said().slice(-2_000)}`)
}
