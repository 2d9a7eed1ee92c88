/** The frame of the desk's pages: its own menu, who sits there with which rank, and how one leaves. */
import { seesAlarms } from '../actions/see-alarms.ts'
import { reaches } from '../core/desk/rank.ts'
import { errorPage } from '../web/error-answer.tsx'
import { Page, type PageProps } from '../web/page.tsx'
import type { Answer } from '../web/step.ts'
import type { Visit } from '../web/visit.ts'
import { nightTexts } from './nights/texts.ts'
import { contactsTexts } from './contacts/texts.ts'
import { alarmPageTexts } from './alarms/texts.ts'
import { orphanTexts } from './projects/texts.ts'
import { targetTexts } from './targets/texts.ts'
import { statisticsTexts } from './statistics/texts.ts'
import { deskTexts } from './texts.ts'

/** A page of the desk. */
export function DeskPage({ visit, ...page }: PageProps) {
  const { nav, rank, agent } = deskTexts(visit.language)
  const { desk } = visit
  const may = desk === null ? [] : visit.world.institution.deskWork.may[desk.rank]
  const pages = [
    { path: '/desk', label: nav.find, offered: true },
    { path: '/desk/waiting', label: nav.waiting, offered: true },
    { path: '/desk/contacts', label: contactsTexts(visit.language).nav, offered: true },
    { path: '/desk/alarms', label: alarmPageTexts(visit.language).title, offered: seesAlarms(desk) },
    {
      path: '/desk/targets',
      label: targetTexts(visit.language).title,
      offered: seesAlarms(desk) && visit.world.institution.targets.length > 0,
    },
    {
      path: '/desk/statistics',
      label: statisticsTexts(visit.language).title,
      offered: desk !== null && reaches(desk.rank, 'senior'),
    },
    {
      path: '/desk/nights',
      label: nightTexts(visit.language).nav,
      offered: desk !== null && reaches(desk.rank, 'senior'),
    },
    { path: '/desk/guests', label: nav.guests, offered: may.includes('sponsor-guest') },
    {
      path: '/desk/projects',
      label: orphanTexts(visit.language).title,
      offered: desk !== null && reaches(desk.rank, 'senior') && visit.world.institution.projects.offered,
    },
    { path: '/desk/merges', label: nav.merges, offered: may.includes('merge-people') },
    { path: '/desk/roles', label: nav.roles, offered: may.includes('grant-rank') },
    { path: '/desk/close', label: nav.close, offered: true },
  ].filter(({ offered }) => offered)
  return (
    <Page
      visit={visit}
      layout="page"
      above={desk === null ? null : <p class="ad-desk-agent">{agent(desk.username, rank[desk.rank])}</p>}
      nav={pages.map(({ path, label }) => ({ href: visit.to(path), label, current: visit.path === path }))}
      {...page}
    />
  )
}

/** What does not exist, or must not be seen to exist, is answered alike (cases Z-01, Z-06). */
export function nowhere(visit: Visit): Answer {
  return errorPage(visit, 'notFound')
}

/** An id of ours as it stands in an address; anything else is nobody's. */
export function idIn(visit: Visit, name: string): string | null {
  const value = visit.params[name]
  return value !== undefined && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)
    ? value
    : null
}
