/** The services that an account opens for its person, and which of them are closed at this moment (O-1, U-5). */
import type { Institution } from '../institution/institution.ts'
import type { Day } from '../person/facts.ts'
import { groupsOf, type JudgedPerson } from './access.ts'
import { type Hindrance, stopping } from './hindrance.ts'
import { bestStudy, dayAfter, shift } from './registration.ts'
import type { Closing } from './closing.ts'

/** `stopped`: a hindrance closes it. `ended`: this service closes earlier than the account. */
export type OpenedService = {
  service: Institution['services'][number]
  state: 'open' | 'stopped' | 'ended'
}

/** In the institution's own order; only those of the person's groups. A service account has all of them. */
export function openedServices(
  person: JudgedPerson | null,
  hindrances: readonly Hindrance[],
  institution: Institution,
  today: Day,
): OpenedService[] {
  const groups: readonly string[] | null = person ? groupsOf(person, institution, today) : null
  const ended = person ? endedOn(person, institution, today) : null
  return institution.services
    .filter((service) => groups === null || service.who.some((group) => groups.includes(group)))
    .map((service) => ({
      service,
      state:
        stopping(hindrances, service.part).length > 0
          ? 'stopped'
          : ended !== null && service.closesAfter !== null && today > shift(ended, service.closesAfter, 1)
            ? 'ended'
            : 'open',
    }))
}

/** The day the studies ended, for somebody who is nothing but a leaving student. */
function endedOn(person: JudgedPerson, institution: Institution, today: Day): Day | null {
  const groups = groupsOf(person, institution, today)
  const study = bestStudy(person.facts, today, institution.lifecycle.student)
  return groups.length === 1 && study?.standing.state === 'leaving' ? study.standing.endedOn : null
}

/** The services that close before the account does, each with the first day on which it is closed (row O-16: services may close at different times). */
export function earlierClosings(
  person: JudgedPerson,
  { by, endsOn, on }: Pick<Closing, 'by' | 'endsOn' | 'on'>,
  institution: Institution,
): { service: Institution['services'][number]; on: Day }[] {
  if (by !== 'student') return []
  const groups: readonly string[] = groupsOf(person, institution, endsOn)
  return institution.services.flatMap((service) => {
    const { who, closesAfter } = service
    if (closesAfter === null || !who.some((group) => groups.includes(group))) return []
    const closed = dayAfter(shift(endsOn, closesAfter, 1))
    return closed < on ? [{ service, on: closed }] : []
  })
}
