/** Opens the sealed lines of records, and tells what they say together of each person. */
import { Temporal } from 'temporal-polyfill'
import { dayAt } from '../../core/account/access.ts'
import type { LinkedRecord } from '../../core/register/computed-person.ts'
import { readKeptLine } from '../../core/register/read-person-line.ts'
import type { SourcePerson } from '../../core/register/source-person.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import type { SealedRecord } from '../../store/register-known.ts'
import type { World } from '../world.ts'

/** A record that is linked to a person, opened. */
export type OpenedRecord = LinkedRecord & { id: string }

/** The opened records of each person. */
export function openRecords(world: World, sealed: readonly SealedRecord[]): Map<string, OpenedRecord[]> {
  const byPerson = new Map<string, OpenedRecord[]>()
  for (const { person, record, register, sealed: bytes, goneSince } of sealed) {
    const opened = {
      id: record,
      record: openLine(world, { record, register, sealed: bytes }),
      goneSince: goneSince === null ? null : dayAt(Temporal.Instant.from(goneSince), world.institution),
    }
    byPerson.set(person, [...(byPerson.get(person) ?? []), opened])
  }
  return byPerson
}

function openLine(
  world: World,
  { record, register, sealed }: Pick<SealedRecord, 'record' | 'register' | 'sealed'>,
): SourcePerson {
  return readKeptLine(world.keys.unseal(purposes.registerLine, record, sealed).toString('utf8'), register)
}

/** A line sealed for its record: what was copied to another record does not open. */
export function sealLine(world: World, record: string, kept: string): Buffer {
  return world.keys.seal(purposes.registerLine, record, kept)
}
