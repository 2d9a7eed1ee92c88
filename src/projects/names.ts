/** How the pages name a person and a day, and where a project's page is. */
import type { Temporal } from 'temporal-polyfill'
import type { ProjectMember } from '../actions/see-projects.ts'
import { longDay } from '../web/dates.ts'
import type { Visit } from '../web/visit.ts'
import { projectsTexts } from './texts.ts'

/** Whoever has a protected address is named to nobody. */
export function memberName(
  member: Pick<ProjectMember, 'given' | 'family' | 'protected'>,
  visit: Visit,
): string {
  if (member.protected) return projectsTexts(visit.language).project.hidden
  return `${member.given} ${member.family}`.trim()
}

/** The day of a moment at the institution. */
export function dayOf(at: Temporal.Instant, visit: Visit): string {
  return longDay(at.toZonedDateTimeISO(visit.world.institution.timeZone).toPlainDate(), visit.language)
}

/** The address of a project's page; the key comes from a register. */
export function pathOf(key: string, rest = ''): string {
  return `/projects/${encodeURIComponent(key)}${rest}`
}
