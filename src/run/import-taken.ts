/** The import process: takes one order on its standard input, imports the file, says what came of it, and ends. */
import { constants, setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { Temporal } from 'temporal-polyfill'
import { checkInstitutions } from '../adapters/institution-file/check-institutions.ts'
import { openLeakedPasswords, shippedList } from '../adapters/leaked-passwords/open.ts'
import { openRegisterFile } from '../adapters/register-file/open-register-file.ts'
import { importTaken } from '../actions/register-intake/import-taken.ts'
import { TooBusy } from '../core/secrets/password-hashing.ts'
import { isRefusal } from '../core/register/register-file.ts'
import type { ImportTold } from '../jobs/take-in-files.ts'
import { type ImportOrder, importOrder } from './import-beside.ts'
import { openLiveKeyFile } from './live-key-file.ts'
import { openLog } from './log.ts'
import { noIdentity } from './open-identity.ts'
import { openInstitution } from './open-institutions.ts'

/** Runs until the file is done. Whoever gave the order is gone: so is this. */
export async function runImportTaken(): Promise<void> {
  const lines = createInterface({ input: process.stdin })
  const order = await new Promise<ImportOrder>((resolve, reject) => {
    lines.once('line', (line) => {
      try {
        resolve(importOrder.parse(JSON.parse(line)))
      } catch (error) {
        reject(error instanceof Error ? error : new Error('no order'))
      }
    })
    // killed at any moment, an import goes on the next time
    lines.once('close', () => process.exit(1))
  })
  // people's pages come first
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  say({ says: 'outcome', outcome: await importOrdered(order).catch(outageOf) })
  process.stdout.write('', () => process.exit(0))
}

async function importOrdered(order: ImportOrder): Promise<ImportTold> {
  const open = await openWorld(order)
  const file = await openRegisterFile(order.path)
  const alive = setInterval(() => say({ says: 'word' }), 5_000)
  try {
    return await importTaken(open.world, order.register, file)
  } finally {
    clearInterval(alive)
    if (!isRefusal(file)) await file.close()
    await open.close()
  }
}

async function openWorld(order: ImportOrder) {
  const checked = await checkInstitutions(order.institutionsDir)
  const institution = checked.ok && checked.institutions.find(({ key }) => key === order.institution)
  if (!institution) throw new Error('the file of the institution cannot be read')
  return openInstitution(institution, {
    databases: { urlOf: () => Promise.resolve(order.databaseUrl) },
    ownAddress: null,
    keyFile: openLiveKeyFile(order.keyFile, { demo: order.demo }, openLog('warn')).now,
    leaked: openLeakedPasswords(shippedList),
    log: openLog(order.demo ? 'warn' : 'info'),
    now: () => Temporal.Now.instant().add({ milliseconds: Math.round(order.aheadMs) }),
    acceptsSyntheticNumbers: order.demo,
    identityOf: noIdentity,
    originOf: ({ hosts }) => `https://${hosts[0] ?? 'localhost'}`,
    connections: 4,
    printsLetters: false,
  })
}

/** The database was away: class 08, 53, 57 and 58 of its codes, or a connection that could not be made or was lost. */
function outageOf(thrown: unknown): ImportTold {
  // the store says that it is busy, and why
  const error = thrown instanceof TooBusy ? thrown.cause : thrown
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const lost = error instanceof Error && error.message.startsWith('Connection terminated')
  if (lost || /^(08|53|57|58)[0-9A-Z]{3}$|^E(CONN|PIPE|NOTFOUND|TIMEDOUT)/.test(code)) return { is: 'outage' }
  throw thrown
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
