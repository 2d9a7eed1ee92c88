/** A worker that tells one directory of accounts, and may be killed at any moment: `deliver-in-child.ts <database> <directory> <keys> <now>`; with `until-done` it ends when nothing is left. */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { deliverOnce } from '../actions/deliver.ts'
import { settleDue } from '../actions/settle-verdicts.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { openStore } from '../store/database.ts'
import { directoryTarget, withDirectory } from './directory-target.ts'
import { makeWorld } from './made-world.ts'

const [url = '', directory = '', keys = '', now = '', untilDone = ''] = process.argv.slice(2)
const keyFile = JSON.parse(readFileSync(keys, 'utf8')) as KeyFile
const { store } = openStore(url, 2)
const { world, workerKeys, close } = makeWorld(store, 'oslomet', { keyFile, now, settings: withDirectory })
const base = 'dc=uni,dc=example'
const target = directoryTarget({
  url: directory,
  base,
  bindAs: `cn=adgang,${base}`,
  secret: 'only-for-tests',
})

process.stdout.write('delivering\n')
for (;;) {
  await settleDue(world)
  const { taken } = await deliverOnce(world, workerKeys, target, new AbortController().signal)
  if (taken > 0) continue
  if (untilDone !== '') break
  await pause(5)
}
await target.system.close()
await store.destroy()
close()
