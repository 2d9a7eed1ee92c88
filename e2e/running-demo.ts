/** The real program, started as anybody starts it: a free port, a folder of its own, ended by its own process id. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ask } from './ask.ts'

export const root = join(import.meta.dirname, '..')
const program = join(root, 'bin/adgang.js')

/** A message as `/demo/inbox.json` shows it. */
export type Received = {
  id: string
  at: string
  institution: string
  channel: 'sms' | 'mail'
  to: string
  subject: string | null
  text: string
}

/** What a command said and how it ended. */
export type Ended = { code: number | null; out: string; err: string }

export type DemoWish = {
  /** An instant at which its clock begins; a second start goes on with the clock it has. */
  now?: string
  folder?: string
  port?: number
  env?: Readonly<Record<string, string>>
}

/** A running demo as everybody reaches it from outside, also from another process. */
export type Demo = {
  readonly port: number
  readonly folder: string
  /** `http://oslomet.localhost:4711` */
  origin(institution: string): string
  /** What its clock shows. */
  now(): Promise<string>
  advance(duration: string): Promise<string>
  /** Sets the clock, which keeps ticking from there. */
  set(moment: string): Promise<void>
  inbox(): Promise<Received[]>
  /** Waits for messages, 20 seconds unless told; they come a moment later than the page. */
  received(wanted: (message: Received) => boolean, atLeast: number, seconds?: number): Promise<Received[]>
  /** `adgang <words…>` beside it, on the same folder. */
  command(...words: string[]): Promise<Ended>
}

/** A demo that was started here, and can be ended here. */
export type RunningDemo = Demo & {
  readonly pid: number
  /** What it has printed so far. */
  readonly said: () => string
  /** Ctrl-C; gives the exit code. */
  stop(): Promise<number | null>
  /** `kill -9`. */
  kill(): Promise<void>
}

/** What one must know of a demo to reach it. */
export type Whereabouts = { port: number; folder: string; env?: Readonly<Record<string, string>> }

/** Reaches a demo that runs. */
export function reach({ port, folder, env }: Whereabouts): Demo {
  const bare = async (method: 'GET' | 'POST', path: string, body?: string) => {
    const answer = await ask({ port, host: 'localhost', method, path, body, type: 'application/json' })
    if (answer.status !== 200) throw new Error(`${path} said ${answer.status}: ${answer.text}`)
    return JSON.parse(answer.text) as unknown
  }
  const inbox = async () => (await bare('GET', '/demo/inbox.json')) as Received[]
  return {
    port,
    folder,
    origin: (institution) => `http://${institution}.localhost:${port}`,
    now: async () => ((await bare('GET', '/demo/clock')) as { now: string }).now,
    advance: async (duration) =>
      ((await bare('POST', '/demo/clock', JSON.stringify({ advance: duration }))) as { now: string }).now,
    set: async (moment) => void (await bare('POST', '/demo/clock', JSON.stringify({ set: moment }))),
    inbox,
    received: async (wanted, atLeast, seconds = 20) => {
      const patience = performance.now() + seconds * 1_000
      for (;;) {
        const found = (await inbox()).filter(wanted)
        if (found.length >= atLeast || performance.now() > patience) return found
        await wait(100)
      }
    },
    command: async (...words) => adgang(words, { ADGANG_DATA: folder, ...env }),
  }
}

/** The settings of the shell that runs the tests must not reach the program. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(ADGANG_|DATABASE_URL$|PG|NODE_ENV$|VITEST)/.test(name),
  )
  return { ...Object.fromEntries(kept), ...more }
}

/** A folder that the database's own account may walk through. */
export async function newFolder(name = 'adgang-e2e-'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), name))
  await chmod(folder, 0o755)
  return folder
}

/**
 * A port that nobody listens on. Below the range from which a system takes the ports of outgoing connections: one of those
 * might be taken by a connection of the demo's own before it listens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + randomInt(12_000)
    const probe = createServer()
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!free) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}

/** Runs `adgang <words…>` to its end. */
export async function adgang(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words], { cwd: root, env: cleanEnvironment(env) })
  const said = listenTo(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out: said.out(), err: said.err() }
}

/** A command that can be killed on its way. */
export function adgangOnItsWay(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { ended: Promise<Ended>; kill: () => void } {
  const child = spawn(process.execPath, [program, ...words], { cwd: root, env: cleanEnvironment(env) })
  const said = listenTo(child)
  const ended = once(child, 'close').then(([code]: unknown[]) => ({
    code: typeof code === 'number' ? code : null,
    out: said.out(),
    err: said.err(),
  }))
  return { ended, kill: () => void child.kill('SIGKILL') }
}

/** Starts `adgang demo` and waits until it is ready. */
export async function startDemo(wish: DemoWish = {}): Promise<RunningDemo> {
  const folder = wish.folder ?? join(await newFolder(), 'data')
  const port = wish.port ?? (await freePort())
  const words = ['demo', '--port', String(port), '--data', folder]
  const child = spawn(process.execPath, [program, ...words, ...(wish.now ? ['--now', wish.now] : [])], {
    cwd: root,
    env: cleanEnvironment(wish.env),
  })
  const said = listenTo(child)
  const ended = once(child, 'close').then(([code]: unknown[]) => (typeof code === 'number' ? code : null))
  const goodbye = () => void child.kill('SIGKILL')
  process.once('exit', goodbye)
  void ended.then(() => process.removeListener('exit', goodbye))
  await untilReady(said, ended).catch(async (error: unknown) => {
    await takeAway(folder)
    throw error
  })
  return {
    ...reach({ port, folder, ...(wish.env ? { env: wish.env } : {}) }),
    pid: child.pid ?? 0,
    said: said.out,
    stop: async () => {
      child.kill('SIGINT')
      return ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Ends a demo and takes its folder away, as far as it is one of ours. */
export async function endDemo(demo: RunningDemo | undefined): Promise<void> {
  if (!demo) return
  await demo.stop()
  await takeAway(demo.folder)
}

/** A demo's data, and what lies around them. */
async function takeAway(folder: string): Promise<void> {
  if (folder.startsWith(join(tmpdir(), 'adgang-e2e-')))
    await rm(join(folder, '..'), { recursive: true, force: true })
}

type Said = { out: () => string; err: () => string }

function listenTo(child: ChildProcess): Said {
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
  return { out: () => out, err: () => err }
}

async function untilReady(said: Said, ended: Promise<number | null>): Promise<void> {
  let over: number | null | undefined
  void ended.then((code) => (over = code))
  while (!said.out().includes('Ready in')) {
    if (over !== undefined) throw new Error(`the demo ended with ${over}:\n${said.out()}${said.err()}`)
    await wait(50)
  }
}
