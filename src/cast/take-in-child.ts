/** A worker of register files that may be killed at any moment: `take-in-child.ts <url> <keys> <folder>`. */
import { readFileSync } from 'node:fs'
import { openKeyring } from '../adapters/crypto/open-keyring.ts'
import { intakeFolder } from '../adapters/register-file/intake-folder.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { takeInFiles } from '../jobs/take-in-files.ts'
import { openStore } from '../store/database.ts'
import { importHere } from './file-intake.ts'
import { makeWorld } from './made-world.ts'

const [url = '', keys = '', folder = ''] = process.argv.slice(2)
const { store } = openStore(url)
const made = makeWorld(store, 'ntnu', { now: '2026-09-01T08:00:00Z' })
const keyFile = JSON.parse(readFileSync(keys, 'utf8')) as KeyFile
const world = { ...made.world, keys: openKeyring(keyFile, 'ntnu') }
process.stdout.write('at work\n')
takeInFiles(world, {
  folder: intakeFolder({ folder, institution: 'ntnu', mostBytes: 100_000_000 }),
  importBeside: importHere({ ...made, world }),
  mayDeliver: () => Promise.resolve(true),
  idleMs: 20,
})
