/** Keys are changed under load, and the sealing anew is killed on its way: nobody fails to sign in, and everything opens (Y-10). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { crowdAt, openBalancer } from '../src/cast/shared-out.ts'
import { putSignedUp } from '../src/cast/signed-up.ts'
import {
  bareEnvironment,
  openProductionHouse,
  type ProductionHouse,
} from '../src/run/test-production-house.ts'
import { usesOfKeys } from '../src/store/key-use.ts'
import type { Prove } from './proof.ts'

export const about =
  'keys rotated under load, the sealing anew killed on its way: no failed sign-in, everything opens'
export const rounds = 10

const people = 400

export const prove: Prove<{ rotations: number; killed: number }> = async function* ({
  rounds: left,
  state,
  log,
}) {
  let [rotations, killed] = [state.rotations ?? 0, state.killed ?? 0]
  const house = await openProductionHouse()
  const balancer = await openBalancer()
  try {
    const known = []
    for (let place = 0; place < people; place += 1)
      known.push(await putSignedUp(house.tested, { username: `rull${1_000 + place}` }))
    for (const portal of [await house.portal(), await house.portal()]) await balancer.add(portal.port)
    const crowd = crowdAt({ port: balancer.port, host: house.host }, known, 8)
    try {
      for (let round = 0; round < left; round += 1) {
        const before = crowd.signedIn()
        const old = await currentOf(house)
        const rotated = await house.command('keys', 'rotate', '--json')
        if (rotated.code !== 0) throw new Error(`not rotated: ${rotated.out}${rotated.err}`)
        for (let kill = 0; kill < 3; kill += 1) {
          await killedOnItsWay(house, old)
          killed += 1
        }
        // what was killed is gone through to its end
        const dropped = await house.command('keys', 'drop', old, '--ends-sessions', '--apply', '--json')
        if (dropped.code !== 0) throw new Error(`not dropped: ${dropped.out}${dropped.err}`)
        const left_ = (await usesOfKeys(house.store)).filter(({ key }) => key === old)
        if (left_.length > 0) throw new Error(`still under the old key: ${JSON.stringify(left_)}`)
        const then = crowd.signedIn()
        while (crowd.signedIn() < then + people / 4) await pause(50)
        if (crowd.failed.length > 0) throw new Error(crowd.failed.slice(0, 10).join('\n'))
        rotations += 1
        log(`${crowd.signedIn() - before} sign-ins, none failed`)
        yield { rotations, killed }
      }
    } finally {
      await crowd.end()
    }
  } finally {
    await balancer.close()
    await house.leave()
  }
  return `${rotations} rotations; the sealing anew was killed ${killed} times.`
}

async function currentOf(house: ProductionHouse): Promise<string> {
  const { out } = await house.command('keys', 'status', '--json')
  const { keys } = JSON.parse(out) as { keys: { id: string; state: string }[] }
  return keys.find(({ state }) => state === 'in use')?.id ?? ''
}

/** `keys drop` without --apply seals anew and drops nothing; it is killed at some moment of that. */
async function killedOnItsWay(house: ProductionHouse, key: string): Promise<void> {
  const program = join(import.meta.dirname, '../bin/adgang.js')
  const env = { ...bareEnvironment(), ...house.env() }
  const child = spawn(process.execPath, [program, 'keys', 'drop', key], { env, stdio: 'ignore' })
  const ended = once(child, 'close')
  await pause(1_500 + Math.random() * 2_500)
  child.kill('SIGKILL')
  await ended
}
