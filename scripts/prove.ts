/** `npm run prove -- <name> [--rounds N] [--fresh]`: runs one long proof, or goes on where it was stopped. */
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Facts, Proof } from '../prove/proof.ts'

type Kept = { done: number; rounds: number; state: Facts; milliseconds: number }

const root = join(import.meta.dirname, '..')
const folder = join(root, 'prove')
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, fresh: { type: 'boolean', default: false } },
})

const names = (await readdir(folder))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'proof.ts')
  .map((file) => file.slice(0, -'.ts'.length))
const [name] = positionals
if (name === undefined) await list()
else if (names.includes(name)) process.exitCode = await run(name)
else {
  console.error(`There is no proof called "${name}". There are: ${names.join(', ') || 'none'}.`)
  process.exitCode = 2
}

async function list(): Promise<void> {
  console.log('Proofs (npm run prove -- <name>):\n')
  const wide = Math.max(0, ...names.map((each) => each.length))
  for (const each of names) {
    const { about, rounds } = await load(each)
    console.log(`  ${each.padEnd(wide)}  ${about} (${rounds} rounds)`)
  }
}

/** 0 when every round held, 1 when one did not: the state before that round is kept, so it is tried again. */
async function run(proofName: string): Promise<number> {
  const proof = await load(proofName)
  const kept = await resume(proofName, wantedRounds(proof))
  const went = `${kept.done} of ${kept.rounds} rounds done before`
  console.log(`${proof.about}\n${kept.done > 0 ? went : `${kept.rounds} rounds`}\n`)
  try {
    const said = await goOn(proofName, proof, kept)
    console.log(
      `\n${said}\n${proofName}: ${kept.done} of ${kept.rounds} rounds held, ${seconds(kept)} in all.`,
    )
    await rm(place(proofName), { force: true })
    return 0
  } catch (error) {
    console.error(`\n${proofName}: round ${kept.done + 1} of ${kept.rounds} did not hold.`, error)
    return 1
  }
}

async function goOn(proofName: string, proof: Proof, kept: Kept): Promise<string> {
  const log = (line: string): void => console.log(`  ${line}`)
  const rounds = proof.prove({ rounds: kept.rounds - kept.done, state: kept.state, log })
  for (let started = performance.now(); ; started = performance.now()) {
    const next = await rounds.next()
    if (next.done) return next.value
    kept.done += 1
    kept.state = next.value
    kept.milliseconds += performance.now() - started
    await keep(proofName, kept)
    console.log(`round ${kept.done} of ${kept.rounds} held (${seconds(kept)})`)
  }
}

function wantedRounds(proof: Proof): number {
  const rounds = values.rounds === undefined ? proof.rounds : Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1')
  return rounds
}

async function load(proofName: string): Promise<Proof> {
  const proof = (await import(join(folder, `${proofName}.ts`))) as Partial<Proof>
  const { about, rounds, prove } = proof
  if (about === undefined || rounds === undefined || prove === undefined) {
    throw new Error(`prove/${proofName}.ts must export about, rounds and prove`)
  }
  return { about, rounds, prove }
}

async function resume(proofName: string, rounds: number): Promise<Kept> {
  const anew: Kept = { done: 0, rounds, state: {}, milliseconds: 0 }
  if (values.fresh) return anew
  const text = await readFile(place(proofName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return anew
  const kept = JSON.parse(text) as Kept
  return { ...kept, rounds: Math.max(kept.done, rounds) }
}

/** Written beside and renamed, so that a proof killed at any moment finds a whole file. */
async function keep(proofName: string, kept: Kept): Promise<void> {
  await mkdir(dirname(place(proofName)), { recursive: true })
  await writeFile(`${place(proofName)}.new`, JSON.stringify(kept, null, 2))
  await rename(`${place(proofName)}.new`, place(proofName))
}

function place(proofName: string): string {
  return join(root, '.cache/prove', `${proofName}.json`)
}

function seconds(kept: Kept): string {
  return `${(kept.milliseconds / 1000).toFixed(1)} s`
}
