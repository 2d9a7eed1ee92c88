/** A university as it is in its file, for tests and long proofs: real keys, real (but quick) hashing, a clock that is set by hand. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { World } from '../actions/world.ts'
import { dice } from '../adapters/crypto/dice.ts'
import { newKeyFile } from '../adapters/crypto/new-keys.ts'
import { openKeyring } from '../adapters/crypto/open-keyring.ts'
import { openWorkerKeys } from '../adapters/crypto/worker-seal.ts'
import { readInstitution } from '../adapters/institution-file/read-institution.ts'
import { openLeakedPasswords, shippedList } from '../adapters/leaked-passwords/open.ts'
import { openPasskeys } from '../adapters/passkeys/open-passkeys.ts'
import { openHasher } from '../adapters/password-hash/open-hasher.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { RegisterName } from '../core/institution/words.ts'
import type { KeyFile, WorkerKeys } from '../core/secrets/keyring.ts'
import type { Store } from '../store/database.ts'
import { importFile } from './import-world.ts'

/** One line of what the operator would have read. */
export type Told = { event: string; fields: Record<string, unknown> }

export type TestWorld = {
  world: World
  keyFile: KeyFile
  workerKeys: WorkerKeys
  told: Told[]
  /** Sets the clock; it stands still until it is set again. */
  setNow(instant: string): void
  /** Moves the clock on: `PT31M`, `PT25H`. */
  advance(by: string): void
  /** Imports people of one register, as a night would; every file is newer than the one before. */
  takeIn(register: RegisterName, lines: readonly object[]): Promise<void>
}

/** What a test may want otherwise. */
export type WorldWish = {
  now?: string
  /** Changes the settings of the file. */
  settings?: (institution: Institution) => Institution
  dice?: World['dice']
  /** The keys of another process of the same test. */
  keyFile?: KeyFile
  eid?: World['eid']
  feide?: World['feide']
  /** False: no printer for sealed letters was named. */
  printsLetters?: boolean
}

/** The world over this store; `close` what it opened when nobody needs it any more. */
export function makeWorld(store: Store, key: string, wish: WorldWish = {}): TestWorld & { close(): void } {
  const institution = (wish.settings ?? ((as: Institution) => as))(institutionOf(key))
  const keyFile = wish.keyFile ?? newKeyFile({ demo: true, made: '2026-08-01' })
  const leaked = openLeakedPasswords(shippedList)
  const told: Told[] = []
  const origin = `http://${institution.hosts[0] ?? key}:8080`
  let now = Temporal.Instant.from(wish.now ?? '2026-08-20T08:00:00Z')
  const world: World = {
    institution,
    now: () => now,
    dice: wish.dice ?? dice,
    keys: openKeyring(keyFile, key),
    store,
    passwords: openHasher({ memoryKiB: 64, passes: 1, lanes: 1, mostWaiting: 1_000, weakForTests: true }),
    leaked,
    eid: wish.eid ?? null,
    feide: wish.feide ?? null,
    passkeys: openPasskeys(
      { id: institution.identifiers.passkeys, name: institution.names.short, origin },
      wish.dice ?? dice,
    ),
    log: logInto(told),
    origin,
    acceptsSyntheticNumbers: true,
    printsLetters: wish.printsLetters ?? true,
    nudgeJobs: () => undefined,
  }
  let files = 0
  return {
    close: () => leaked.close(),
    world,
    keyFile,
    workerKeys: openWorkerKeys(keyFile, key),
    told,
    setNow: (instant) => {
      now = Temporal.Instant.from(instant)
    },
    advance: (by) => {
      now = now.add(by)
    },
    takeIn: async (register, lines) => {
      files += 1
      const generated = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes: files }).toString()
      const header = { register, institution: key, kind: 'changes', generated, format: 1 }
      await importLines(world, [
        header,
        ...lines,
        { end: true, [register === 'projects' ? 'projects' : 'people']: lines.length },
      ])
    },
  }
}

function institutionOf(key: string): Institution {
  const file = `${key}.yaml`
  const read = readInstitution(
    file,
    readFileSync(join(import.meta.dirname, '../../institutions', file), 'utf8'),
  )
  if ('problems' in read) throw new Error(`${file} cannot be read`)
  return read.institution
}

function logInto(told: Told[]): World['log'] {
  const tell = (event: string, fields: Record<string, unknown> = {}): void =>
    void told.push({ event, fields })
  return {
    info: tell,
    warn: tell,
    error: (event, error, fields = {}) => {
      tell(event, { ...fields, error })
    },
  }
}

async function importLines(world: World, lines: readonly object[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'adgang-test-'))
  try {
    const path = join(folder, 'register.jsonl')
    writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const outcome = await importFile(world, path)
    if (outcome.is !== 'done' || outcome.plan.bad.length > 0)
      throw new Error(`the people of this test were not taken in: ${JSON.stringify(outcome)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
