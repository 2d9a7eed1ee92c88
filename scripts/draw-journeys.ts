// `npm run journeys`: draws the map of every journey into docs/journeys, from the journeys themselves.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { journeys } from '../src/run/journeys.ts'
import { drawMap } from '../src/web/draw-map.ts'

const folder = fileURLToPath(new URL('../docs/journeys/', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder).filter((name) => name.endsWith('.mmd'))) rmSync(`${folder}${file}`)
for (const journey of journeys) writeFileSync(`${folder}${journey.name}.mmd`, drawMap(journey))
console.log(`${journeys.length} maps are drawn.`)
