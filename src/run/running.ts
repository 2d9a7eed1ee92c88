/** Lets a command find the program that is already running on the same data folder, and act on its database. */
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { announce, whoIsHere } from './presence.ts'

const running = z.object({
  mode: z.enum(['demo', 'serve', 'worker']),
  /** Where people reach the portal, when it has one. */
  url: z.string().optional(),
  /** Connection to the maintenance database as the owner of the cluster, or the given DATABASE_URL. */
  databaseUrl: z.string(),
  /** The folder of the embedded database's socket; absent when the database is somebody else's. */
  socketDir: z.string().optional(),
  /** The key file in use. */
  keyFile: z.string().optional(),
  startedAt: z.string(),
})

/** What a running program tells the commands beside it. Holds a database password: files are 0600. */
export type Running = z.infer<typeof running>

/** Writes down that this program runs on the data folder; call what it returns when it ends. */
export function writeRunning(dataDir: string, says: Running): () => void {
  return announce(folderOf(dataDir), running.parse(says))
}

/** The program running on this data folder now: a demo before a server, the newest first; null when none does. */
export function findRunning(dataDir: string): (Running & { readonly pid: number }) | null {
  const all = whoIsHere(folderOf(dataDir)).map(({ mark, says }) => ({
    ...running.parse(says),
    pid: mark.pid,
  }))
  const order = ['demo', 'serve', 'worker']
  all.sort((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode) || b.startedAt.localeCompare(a.startedAt))
  return all[0] ?? null
}

function folderOf(dataDir: string): string {
  return join(resolve(dataDir), 'running')
}
