/** How much work something is, whoever else works on this machine: processor time of this process and of the database. */
import { readdir, readFile } from 'node:fs/promises'
import type { Store } from '../../src/store/database.ts'
import { poolOf } from '../../src/store/database.ts'

/** Counts processor time in seconds since it was made; null where the system keeps no account of it in /proc. */
export async function processorTime(store: Store): Promise<(() => Promise<number>) | null> {
  const { rows } = await poolOf(store).query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const backend = await statOf(rows[0]?.pid ?? 0)
  if (!backend) return null
  const postmaster = backend.parent
  const started = await secondsOf(postmaster)
  return async () => (await secondsOf(postmaster)) - started
}

async function secondsOf(postmaster: number): Promise<number> {
  const { user, system } = process.cpuUsage()
  const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf))
  // the server's own account holds that of its ended sessions
  const ticks = all.reduce((sum, stat) => {
    if (stat?.pid === postmaster) return sum + stat.own + stat.ended
    return stat?.parent === postmaster ? sum + stat.own : sum
  }, 0)
  return (user + system) / 1e6 + ticks / ticksPerSecond
}

/** Linux counts for programs in hundredths of a second, on every machine (proc(5), USER_HZ). */
const ticksPerSecond = 100

async function statOf(pid: number | string) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [, parent = 0] = fields
  const [own = 0, ownSystem = 0, ended = 0, endedSystem = 0] = fields.slice(11, 15)
  return { pid: Number(pid), parent, own: own + ownSystem, ended: ended + endedSystem }
}
