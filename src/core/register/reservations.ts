/** What the registers say of showing the number and the picture, and the change that made it so (rows O-17, O-18). */
import { Temporal } from 'temporal-polyfill'
import type { ReservationChange, Reservations } from '../person/facts.ts'
import type { SourcePerson } from './source-person.ts'

/**
 * The reservations of the record that changed them last, with the change of each. The same line again is no change,
 * however often it comes. A difference counts from the register's own stamp, if that is newer than the last one, else from
 * the file that first showed it. A newer stamp over the same values is somebody saying the same again: of what is hidden,
 * or of both where nothing is. What was never reserved and has no stamp is a register that has said nothing. Silence takes
 * nothing away (field 5.34).
 */
export function reservationsOf(
  living: readonly SourcePerson[],
  before: Reservations | null,
  seen: Temporal.Instant,
): Reservations {
  const known = before ?? never
  const speaker = latest(living)
  if (speaker === null) return known
  const { record, reservations } = speaker
  const by = { register: record.register, id: record.id }
  const said = { ...reservations, changed: readable(reservations.changed) }
  const moved = isLater(said.changed, known.changed)
  const sameRecord = known.by?.register === by.register && known.by.id === by.id
  // a stamp that stood still cannot be the time of what is new on this very record
  const stamp = moved || !sameRecord ? said.changed : null
  const differs = said.photo !== known.photo || said.mobile !== known.mobile
  // one stamp for both: beside a reservation, what is open was not necessarily opened
  const nothingReserved = !said.photo && !said.mobile
  const saidAgain = (reserved: boolean) => moved && !differs && (reserved || nothingReserved)
  const changeOf = (
    reserved: boolean,
    was: boolean,
    last: ReservationChange | null,
  ): ReservationChange | null => {
    const isNews = reserved === was ? saidAgain(reserved) : reserved || sameRecord || stamp !== null
    if (isNews) return { said: stamp, seen: seen.toString() }
    return reserved === was ? last : null
  }
  return {
    photo: said.photo,
    mobile: said.mobile,
    changed: moved ? said.changed : known.changed,
    photoChange: changeOf(said.photo, known.photo, known.photoChange ?? null),
    mobileChange: changeOf(said.mobile, known.mobile, known.mobileChange ?? null),
    by,
  }
}

const never: Reservations = { photo: false, mobile: false, changed: null }

type Speaker = { record: SourcePerson; reservations: NonNullable<SourcePerson['reservations']> }

/** The change made last holds; of two made at once the one that hides more; then always the same one. */
function latest(living: readonly SourcePerson[]): Speaker | null {
  const speakers = living.flatMap((record): Speaker[] =>
    record.reservations === null ? [] : [{ record, reservations: record.reservations }],
  )
  return speakers.length < 2 ? (speakers[0] ?? null) : (speakers.sort(bySay)[0] ?? null)
}

function bySay(a: Speaker, b: Speaker): number {
  const [stampA, stampB] = [readable(a.reservations.changed), readable(b.reservations.changed)]
  if (isLater(stampA, stampB)) return -1
  if (isLater(stampB, stampA)) return 1
  return hidden(b) - hidden(a) || a.record.id.localeCompare(b.record.id)
}

function hidden({ reservations: { photo, mobile } }: Speaker): number {
  return Number(photo) + Number(mobile)
}

function isLater(stamp: string | null, than: string | null): boolean {
  if (stamp === null || stamp === than) return false
  if (than === null) return true
  const [one, other] = [readStamp(stamp, 'UTC'), readStamp(than, 'UTC')]
  return one !== null && (other === null || Temporal.Instant.compare(one, other) > 0)
}

/** Whatever has not even the form of a day or a moment is no stamp. */
function readable(stamp: string | null): string | null {
  return stamp !== null && /^\d{4}-\d\d-\d\d($|T\d\d:\d\d)/.test(stamp) ? stamp : null
}

/** A register's stamp as a moment; a day without an hour counts from its last second. Null: it cannot be read. */
export function readStamp(stamp: string, timeZone: string): Temporal.Instant | null {
  try {
    if (/(Z|[+-]\d\d:?\d\d)$/i.test(stamp) && stamp.includes('T')) return Temporal.Instant.from(stamp)
    if (stamp.includes('T')) return Temporal.PlainDateTime.from(stamp).toZonedDateTime(timeZone).toInstant()
    return Temporal.PlainDate.from(stamp)
      .add({ days: 1 })
      .toZonedDateTime(timeZone)
      .subtract({ seconds: 1 })
      .toInstant()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
