/** Tells whether a program that wrote its number down is still the one running, or has died since. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One run of one program: the number alone is given out again after a restart, the birth is not. */
export type ProcessMark = { readonly pid: number; readonly born: string }

const UNSEEN = '?'

/** The mark of this program. */
export function ownMark(): ProcessMark {
  return { pid: process.pid, born: birthOf(process.pid) ?? UNSEEN }
}

/** True while exactly that run of that program goes on. A zombie counts as dead. */
export function isRunning(mark: ProcessMark): boolean {
  const born = birthOf(mark.pid)
  if (born === null) return false
  return born === UNSEEN || mark.born === UNSEEN || born === mark.born
}

/** True while any program has this number. */
export function isAlive(pid: number): boolean {
  return birthOf(pid) !== null
}

/** When the program was born, in the words of the operating system; null when no such program runs. */
function birthOf(pid: number): string | null {
  if (!answersSignals(pid)) return null
  return process.platform === 'linux' ? birthFromProc(pid) : birthFromPs(pid)
}

function answersSignals(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function birthFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (afterName[0] === 'Z' || afterName[0] === 'X') return null
    return `${bootId()}/${afterName[19] ?? UNSEEN}`
  } catch (error) {
    // Gone between the signal and the read, or hidden from us (hidepid): then only the signal counts.
    return codeOf(error) === 'ESRCH' || !answersSignals(pid) ? null : UNSEEN
  }
}

/** Changes with every start of the machine, so that a number from before it never looks alive. */
function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}

function birthFromPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || UNSEEN
  } catch {
    // `ps` says "no such process" with an exit code; where there is no `ps`, only the signal counts.
    return answersSignals(pid) ? UNSEEN : null
  }
}

/** The error code the operating system gave, if it gave one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
