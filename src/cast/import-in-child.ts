/** A process that imports one register file, and may be killed at any moment: `import-in-child.ts <url> <file> <keys>`. */
import { readFileSync } from 'node:fs'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { openStore } from '../store/database.ts'
import { importFile, importWorld } from './import-world.ts'

const [url = '', path = '', keys = ''] = process.argv.slice(2)
const { store } = openStore(url)
const { world } = importWorld(store, {
  keyFile: JSON.parse(readFileSync(keys, 'utf8')) as KeyFile,
  settings: { registers: { accounts: {} } },
})
let told = false
process.stdout.write('importing\n')
const outcome = await importFile(world, path, {
  onProgress({ step }) {
    if (step === 'applying' && !told) process.stdout.write('applying\n')
    told = step === 'applying'
  },
})
process.stdout.write(`${outcome.is}\n${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
await store.destroy()
