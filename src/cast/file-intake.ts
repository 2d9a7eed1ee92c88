/** A university of the tests that register files come to: its folder, its worker, its keys, and a portal with the door for them. */
import type { FastifyInstance } from 'fastify'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { importTaken } from '../actions/register-intake/import-taken.ts'
import { makeRegisterKey } from '../actions/register-keys.ts'
import { intakeFolder } from '../adapters/register-file/intake-folder.ts'
import { openRegisterFile } from '../adapters/register-file/open-register-file.ts'
import type { RegisterName } from '../core/institution/words.ts'
import type { IntakeReport } from '../core/register/intake.ts'
import { isRefusal } from '../core/register/register-file.ts'
import { type ImportBeside, takeInFiles } from '../jobs/take-in-files.ts'
import { registersDoor } from '../services/registers/door.ts'
import { makePortal } from './made-portal.ts'
import type { TestWorld } from './made-world.ts'

/** What one may want otherwise. */
export type IntakeWish = {
  importBeside?: ImportBeside
  mostBytes?: number
  stillForMs?: number
  silentMs?: number
}

/** An answer of the door. */
export type DoorAnswer = {
  status: number
  headers: Record<string, unknown>
  body: string
  json: Record<string, unknown>
}

/** What the door says of a file. */
export type Told = { id: string; state: string; report: IntakeReport | null }

/** Opens it; `close` ends everything and removes the files. */
export async function openFileIntake(tested: TestWorld, wish: IntakeWish = {}) {
  const { world, keyFile } = tested
  const { key: institution, hosts } = world.institution
  const base = mkdtempSync(join(tmpdir(), 'adgang-intake-'))
  const folder = join(base, 'registers')
  const keys = join(base, 'keys.json')
  writeFileSync(keys, JSON.stringify(keyFile), { mode: 0o600 })
  const mostBytes = wish.mostBytes ?? 64 * 1024 * 1024
  const { stillForMs } = wish
  const own = () =>
    intakeFolder({ folder, institution, mostBytes, ...(stillForMs === undefined ? {} : { stillForMs }) })
  const shared = own()
  await shared.prepare(['fs', 'hr'])
  const portal = await makePortal([tested], [], {
    machines: [registersDoor({ folderOf: () => shared, mostBytes })],
  })
  const workers: { stop(): Promise<void> }[] = []
  const place = (register: RegisterName, ...more: string[]) => join(folder, institution, register, ...more)
  return {
    portal,
    keys,
    base,
    folder: shared,
    place,
    /** Starts one more worker on the folder. */
    work(importBeside: ImportBeside = wish.importBeside ?? importHere(tested)): { stop(): Promise<void> } {
      const { silentMs } = wish
      const worker = takeInFiles(world, {
        folder: own(),
        importBeside,
        mayDeliver: () => Promise.resolve(true),
        idleMs: 100,
        ...(silentMs === undefined ? {} : { silentMs }),
      })
      workers.push(worker)
      return worker
    },
    keyFor: async (register: RegisterName) =>
      (await makeRegisterKey(world, { register, label: 'test', by: 'test' })).key,
    /** Puts a finished file into the folder, as a transfer does: written elsewhere, renamed into place. */
    put(register: RegisterName, name: string, content: string | Uint8Array): void {
      writeFileSync(join(base, name), content)
      renameSync(join(base, name), place(register, name))
    },
    lies: (register: RegisterName, where: string) => readdirSync(place(register, where)).sort(),
    reportBeside: (register: RegisterName, where: string, name: string): IntakeReport =>
      JSON.parse(readFileSync(place(register, where, `${name}.report.json`), 'utf8')) as IntakeReport,
    send: async (
      path: string,
      key: string | null,
      content?: string | Uint8Array,
      headers: Record<string, string> = {},
    ) => ask(portal, { host: hosts[0] ?? '', path, key, content, headers }),
    close: async () => {
      await Promise.all(workers.map(async (worker) => worker.stop()))
      await portal.close()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

export type FileIntake = Awaited<ReturnType<typeof openFileIntake>>

/** The same import without a process of its own. */
export function importHere({ world }: TestWorld): ImportBeside {
  return async ({ register, path }) => {
    const file = await openRegisterFile(path)
    try {
      return await importTaken(world, register, file)
    } finally {
      if (!isRefusal(file)) await file.close()
    }
  }
}

/** Waits until it is so, and says how many milliseconds that took. */
export async function until(isSo: () => Promise<boolean> | boolean, withinMs = 60_000): Promise<number> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > withinMs) throw new Error(`not so within ${withinMs} ms`)
    await pause(50)
  }
  return performance.now() - began
}

type Asked = {
  host: string
  path: string
  key: string | null
  content: string | Uint8Array | undefined
  headers: Record<string, string>
}

async function ask(
  portal: FastifyInstance,
  { host, path, key, content, headers }: Asked,
): Promise<DoorAnswer> {
  const answer = await portal.inject({
    method: content === undefined ? 'GET' : 'POST',
    url: path,
    headers: {
      host,
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/x-ndjson' }),
      ...headers,
    },
    ...(content === undefined ? {} : { payload: Buffer.from(content) }),
  })
  const json: unknown = answer.body.startsWith('{') ? JSON.parse(answer.body) : {}
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.body,
    json: json as Record<string, unknown>,
  }
}
