/** A process that runs one night, and may be killed at any moment: `night-in-child.ts <url> <now>`. */
import { runNight } from '../../actions/run-night.ts'
import { openStore } from '../../store/database.ts'
import { makeWorld } from '../made-world.ts'
import { ofTheYear } from './plan.ts'

const [url = '', now = ''] = process.argv.slice(2)
const { store } = openStore(url)
const { world, close } = makeWorld(store, 'oslomet', { settings: ofTheYear, now })
process.stdout.write('night\n')
const outcome = await runNight(world, { by: 'operator:year', apply: true, releaseBrake: null })
process.stdout.write(`${outcome.is}\n`)
close()
await store.destroy()
