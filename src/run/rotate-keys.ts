/** New keys while people sign in: first known everywhere, then used, and the old one dropped when nothing needs it any more. */
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { preparedKey, withNextKey, withoutKey, withPreparedKey } from '../adapters/crypto/new-keys.ts'
import { noteKeys } from '../actions/key-uses.ts'
import { programsRunning, type RunningProgram } from '../store/running-programs.ts'
import { databaseName } from './databases.ts'
import { changeKeyFile } from './keyring-file.ts'
import { type Deployment, rolePassword } from './open-deployment.ts'
import { BadSetting } from './settings.ts'

export type Rotated =
  | { is: 'rotated'; key: string }
  /** The new key lies ready, and these do not know it yet. */
  | {
      is: 'not-known-everywhere'
      key: string
      unknowing: readonly Pick<RunningProgram, 'role' | 'host' | 'pid'>[]
    }

/** Whoever started a moment ago reads the key file again in this time. */
const settlesWithin = 2_500

/** `within`: how long the processes that run are waited for. Going on where it was stopped is the same as beginning. */
export async function rotateKeys(
  deployment: Deployment,
  { by, within }: { by: string; within: { seconds: number } },
): Promise<Rotated> {
  const { settings } = deployment
  // the worker's new pair would be made there, private half and all, and no worker would have it
  if (deployment.keyFile.worker.private === undefined)
    throw new BadSetting(
      `${settings.keyFile} is a portal’s key file: new keys are made where the worker’s is, and brought here.`,
    )
  const use = { demo: settings.mode === 'demo' }
  const made = Temporal.Now.instant().toString()
  const file = await changeKeyFile(settings.keyFile, use, (before) => withNextKey(before, made))
  const key = preparedKey(file) ?? file.current
  await pause(settlesWithin)
  const until = performance.now() + within.seconds * 1_000
  let unknowing = await whoDoesNotKnow(deployment, key)
  while (unknowing.length > 0 && performance.now() < until) {
    await pause(500)
    unknowing = await whoDoesNotKnow(deployment, key)
  }
  if (unknowing.length > 0) return { is: 'not-known-everywhere', key, unknowing }
  await changeKeyFile(settings.keyFile, use, withPreparedKey)
  for (const { world } of deployment.institutions) await noteKeys(world, { what: 'keys-rotated', key, by })
  return { is: 'rotated', key }
}

async function whoDoesNotKnow({ institutions }: Deployment, key: string): Promise<RunningProgram[]> {
  const all = await Promise.all(institutions.map(async ({ world }) => programsRunning(world.store)))
  const byId = new Map(all.flat().map((program) => [program.id, program]))
  return [...byId.values()].filter(({ keyIds }) => !keyIds.includes(key))
}

/** Takes a key away that nothing needs; the caller has made sure of that. */
export async function dropKey(deployment: Deployment, key: string, by: string): Promise<void> {
  const { settings, institutions, keyFile } = deployment
  const names = [null, ...institutions.map(({ world }) => world.institution.key)].map(databaseName)
  const roles = Object.fromEntries(names.map((name) => [name, rolePassword(keyFile, name)]))
  await changeKeyFile(settings.keyFile, { demo: settings.mode === 'demo' }, (file) =>
    withoutKey(
      file,
      key,
      file.keys[0]?.id === key ? { ...roles, ...file.rolePasswords } : file.rolePasswords,
    ),
  )
  for (const { world } of institutions) await noteKeys(world, { what: 'key-dropped', key, by })
}
