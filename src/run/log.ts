/** The operator's log: one JSON line per event, to standard error. Values are plain words and numbers; errors lose their SQL. */
import pino from 'pino'
import { plainLine } from '../core/journal/plain.ts'
import type { Log } from '../actions/world.ts'

/** `level`: what is written; the demo writes warnings only, so that its own lines stay readable. `to`: a file instead. */
export function openLog(level: 'info' | 'warn', to: string | 2 = 2): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: to, sync: true }),
  )
  return {
    info: (event, fields) => logger.info({ event, ...capped(fields) }),
    warn: (event, fields) => logger.warn({ event, ...capped(fields) }),
    error: (event, error, fields) => logger.error({ event, ...capped(fields), error: describe(error) }),
  }
}

/** No value of a line is longer than this (case Y-07). */
const longest = 500

function capped(fields: Record<string, string | number | boolean | null> | undefined) {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? plainLine(value, longest) : value,
    ]),
  )
}

/** Name, message and place of an error; a database's message may hold values, so of those only code and names are kept. */
function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { message: typeof error }
  const fromDatabase = 'severity' in error && 'code' in error
  return {
    name: plainLine(error.name, 100),
    message: fromDatabase ? `database error ${String(error.code)}` : plainLine(error.message, longest),
    ...('constraint' in error && typeof error.constraint === 'string'
      ? { constraint: error.constraint }
      : {}),
    stack: placesIn(error.stack ?? '')
      .slice(0, 5)
      .map((place) => plainLine(place, 200))
      .join(' < '),
  }
}

/** The lines that say where: a message of several lines stands before them, and may hold values. */
function placesIn(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
}
