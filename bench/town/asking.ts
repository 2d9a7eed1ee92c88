/** Asks the portal from a process of its own, as a RADIUS server does: what asking costs is no part of the answer. */
import { fork } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { BenchBrowser, race } from './browser-pool.ts'

/** What is asked: the same door every time, with these forms one after the other. */
export type Asking = {
  port: number
  host: string
  path: string
  headers: Record<string, string>
  /** null: nothing is sent, and the page is got. */
  forms: (Record<string, string> | null)[]
  /** The answer that each must have. */
  expected: number
  atOnce: number
  /** So many every second, each when it is due, whether or not those before it were answered; null: as many as go. */
  everySecond: number | null
}

/** `late`: milliseconds, sorted, each from when it was due: whoever waits for a connection waits for the answer. */
export type Asked = { seconds: number; late: number[] }

/** Somebody who asks, until it is closed. */
export type Asker = { ask(asking: Asking): Promise<Asked>; close(): void }

type Said = { asked: Asked } | { failed: string }

/** Starts the process. One lives through all of a bench: what is measured is not how it warms up. */
export function openAsker(): Asker {
  const child = fork(import.meta.filename, [], { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  return {
    ask: async (asking) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`who asks ended with ${code}`))
        child.once('exit', ended)
        child.once('message', (said: Said) => {
          child.off('exit', ended)
          if ('asked' in said) resolve(said.asked)
          else reject(new Error(said.failed))
        })
        child.send(asking)
      }),
    close: () => child.disconnect(),
  }
}

if (process.send && process.argv[1] === import.meta.filename)
  process.on('message', (asking: Asking) => {
    askAll(asking).then(
      (asked) => process.send?.({ asked } satisfies Said),
      (error: unknown) => process.send?.({ failed: String(error) } satisfies Said),
    )
  })

async function askAll(asking: Asking): Promise<Asked> {
  const { port, host, path, headers, forms, expected, atOnce, everySecond } = asking
  const pool = Array.from({ length: atOnce }, () => {
    const browser = new BenchBrowser(port, host)
    browser.more = headers
    return browser
  })
  const began = performance.now()
  const late: number[] = []
  const { seconds } = await race(forms.length, atOnce, async (index, lane) => {
    const due = everySecond === null ? performance.now() : began + (index * 1_000) / everySecond
    if (due > performance.now()) await pause(due - performance.now())
    const form = forms[index] ?? null
    const answer = await (form === null ? pool[lane]?.get(path) : pool[lane]?.post(path, form))
    if (answer?.status !== expected)
      throw new Error(`${path} was answered ${answer?.status}: ${answer?.body}`)
    late.push(performance.now() - due)
  })
  pool.forEach((browser) => browser.close())
  return { seconds, late: late.sort((a, b) => a - b) }
}
