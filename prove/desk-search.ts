/** The desk looks for people among a million: every way of searching, 200 times a round, by the clock; the plan is shown once. */
import { sql } from 'kysely'
import { putCrowd } from './ground/crowd.ts'
import { readWanted } from '../src/core/desk/search.ts'
import { nameQuery, searchPeople } from '../src/store/desk-search.ts'
import { provingGround } from './ground/proving-ground.ts'
import type { Prove } from './proof.ts'

export const about = 'The desk finds somebody among 1,000,000 people: 99 of 100 answers within 50 ms'
export const rounds = 5

const people = 1_000_000
const allowed = 50
const names =
  'Nora Emma Ella Olivia Sofie Ingrid Kari Jakob Noah Emil Ola Per Øystein Aisha Hansen Johansen Olsen Berg Haugen Nordmann Ødegård Kowalski Müller Tveit'.split(
    ' ',
  )

type State = { milliseconds: readonly number[]; slowest: string }

export const prove: Prove<State> = async function* ({ rounds: left, state, log }) {
  const took = [...(state.milliseconds ?? [])]
  let slowest = state.slowest ?? ''
  const ground = await provingGround(4)
  try {
    const began = performance.now()
    await putCrowd(ground.store, people)
    log(`${people.toLocaleString('en')} people made in ${((performance.now() - began) / 1_000).toFixed(0)} s`)
    for (const line of await planOf(ground.store)) log(`  ${line}`)
    for (let round = 0; round < left; round += 1) {
      const times: number[] = []
      for (const typed of searches(round)) {
        const wanted = readWanted(typed, { realms: ['crowd.example'] })
        if (wanted.is !== 'words') throw new Error(`${typed} is ${wanted.is}`)
        const start = performance.now()
        await searchPeople(ground.store, wanted, { most: 25, from: (round % 3) * 25 })
        const milliseconds = performance.now() - start
        if (milliseconds > Math.max(0, ...took, ...times)) slowest = `${typed}: ${milliseconds.toFixed(1)} ms`
        times.push(milliseconds)
      }
      const p99 = percentile(times, 99)
      log(`p50 ${percentile(times, 50).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
      if (p99 > allowed) throw new Error(`p99 was ${p99.toFixed(1)} ms; slowest: ${slowest}`)
      took.push(...times.map((time) => Math.round(time * 10) / 10))
      yield { milliseconds: took, slowest }
    }
  } finally {
    await ground.leave()
  }
  return `${took.length} searches: p50 ${percentile(took, 50)} ms, p99 ${percentile(took, 99)} ms, slowest ${slowest}`
}

/** Common and rare names, whole and begun, in both orders; usernames, numbers and addresses. */
function searches(round: number): string[] {
  const at = (place: number) => names[(place + round * 7) % names.length] ?? 'Hansen'
  return Array.from({ length: 50 }, (_, place) => {
    const number = (round * 50 + place) * 3_989 + 17
    return [
      at(place),
      `${at(place)} ${at(place * 5 + 3)}`,
      `${at(place).slice(0, 3)} ${at(place * 3 + 11).slice(0, 4)}`,
      [
        `p${number}@example.org`,
        `+479${String(number % 10_000_000).padStart(7, '0')}`,
        `s${1_000_000 + number}`,
        'gho',
      ][place % 4] ?? '',
    ]
  }).flat()
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1)] ?? 0
}

async function planOf(store: Parameters<typeof putCrowd>[0]): Promise<string[]> {
  const { rows } = await sql<Record<string, string>>`
    explain (analyze, costs off, buffers off) select p.id from person p where not p.protected
      and to_tsvector('simple', folded_name(p.given || ' ' || p.family)) @@ to_tsquery('simple', ${nameQuery(['han', 'nor'], 'begun')})
    limit 300`.execute(store)
  return rows.map((row) => Object.values(row)[0] ?? '').filter((line) => !/Cond|Recheck/.test(line))
}
