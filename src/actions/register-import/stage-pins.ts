/** A PIN on a line becomes a keyed code, and only if it is another one than the register gave before (case P-04). */
import type { Temporal } from 'temporal-polyfill'
import { purposes } from '../../core/secrets/purposes.ts'
import { type KnownPin, knownPins, renewPins } from '../../store/register-known.ts'
import type { StagedLine } from '../../store/register-staging.ts'
import { grouped } from './grouped.ts'
import { type ImportRun, noteLeftOut } from './import-run.ts'
import { idBytes } from './row-ids.ts'

/** A line with a PIN, and the person it is for. */
export type PinLine = { at: number; person: string; pin: string }

/** The PIN of somebody who never had one. */
export function firstPin(run: ImportRun, person: string, pin: string | null): StagedLine['pin'] {
  if (pin === null || !run.apply) return null
  return { id: run.newId(), mac: run.world.keys.mac(purposes.accessPin, person, pin), from: null }
}

/** The new PINs among those of known people. The same PIN again is nothing new and refills no tries. */
export async function newPins(
  run: ImportRun,
  lines: readonly PinLine[],
): Promise<Map<number, StagedLine['pin']>> {
  const found = new Map<number, StagedLine['pin']>()
  if (lines.length === 0) return found
  const { most, within } = run.world.institution.pin.access.reissue
  const since = run.now.toZonedDateTimeISO('UTC').subtract(within).toInstant().toString()
  const people = [...new Set(lines.map(({ person }) => person))]
  const pins = grouped(await knownPins(run.connections.second, people, since), ({ person }) => person)
  const old: { id: string; was: Buffer; mac: Buffer; keyId: string }[] = []
  for (const line of lines) {
    const known = pins.get(line.person) ?? []
    const own = known.filter(({ madeBy }) => madeBy === `register:${run.register}`)
    const same = own.filter((pin) => isSame(run, pin, line))
    for (const pin of same.filter(({ keyId }) => keyId !== run.world.keys.keyId))
      old.push({ id: pin.id, was: pin.mac, ...keptAnew(run, line) })
    if (own[0] && same[0] === own[0]) continue
    if (known.filter(({ recent }) => recent).length >= most) {
      noteLeftOut(run.found, line.at, [{ key: 'pin', because: tooMany(within) }])
      continue
    }
    const from = same[0] ? idBytes(same[0].id) : null
    const pin = firstPin(run, line.person, line.pin)
    if (pin) found.set(line.at, { ...pin, from })
  }
  // after a rotation: an old key is needed as long as a PIN is kept under it
  if (run.apply && old.length > 0) await renewPins(run.connections.second, old)
  return found
}

function isSame(run: ImportRun, { mac, keyId }: KnownPin, { person, pin }: PinLine): boolean {
  return run.world.keys.macMatches({ mac, keyId }, purposes.accessPin, person, pin)
}

function keptAnew({ world: { keys } }: ImportRun, { person, pin }: PinLine) {
  return { mac: keys.mac(purposes.accessPin, person, pin), keyId: keys.keyId }
}

function tooMany(within: Temporal.Duration): string {
  return `is one new PIN too many for this person in ${within.toString()}; left out`
}
