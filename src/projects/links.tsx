/** The links of a project: to whom, by whom, until when, and what became of each. */
import { z } from 'zod'
import { type SeenLink, seeProject } from '../actions/see-projects.ts'
import type { LinkState } from '../core/projects/link-state.ts'
import { errorPage } from '../web/error-answer.tsx'
import { longMoment } from '../web/dates.ts'
import { ButtonLink } from '../web/look/button.tsx'
import { Card } from '../web/look/card.tsx'
import { Actions } from '../web/look/form.tsx'
import { Link } from '../web/look/link.tsx'
import { Notice } from '../web/look/notice.tsx'
import { Tag, type TagKind } from '../web/look/tag.tsx'
import { Page } from '../web/page.tsx'
import { type Answer, step } from '../web/step.ts'
import type { Visit } from '../web/visit.ts'
import { pathOf } from './names.ts'
import { projectsTexts } from './texts.ts'

export const linksStep = step({
  path: '/projects/:project/links',
  opens: 'project-administrator',
  leadsTo: ['/projects/:project/links/new', '/projects/:project/links/:link/revoke', '/projects/:project'],
  query: z.object({ done: z.enum(['revoked', 'over']).optional() }),
  show: async (visit): Promise<Answer> => {
    const seen = await seeProject(visit.world, visit.session, visit.params['project'] ?? '')
    if (!seen) return errorPage(visit, 'notFound')
    const { links: texts } = projectsTexts(visit.language)
    const { key } = seen.project
    const done = visit.query['done']
    const { validFor } = visit.world.institution.projects.link
    const hours = Math.round(validFor.total({ unit: 'hours', relativeTo: '2026-01-01' }))
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.intro(hours)} layout="page">
          {done === undefined ? null : (
            <Notice kind={done === 'revoked' ? 'success' : 'warning'} language={visit.language} announce>
              <p>{done === 'revoked' ? texts.revoked : texts.over}</p>
            </Notice>
          )}
          <Card title={texts.list} id="links">
            {seen.links.length === 0 ? (
              <p>{`${texts.none}. ${texts.noneText}`}</p>
            ) : (
              <Links visit={visit} project={key} links={seen.links} />
            )}
            <Actions>
              <ButtonLink href={visit.to(pathOf(key, '/links/new'))}>{texts.create}</ButtonLink>
            </Actions>
          </Card>
          <p>
            <Link href={visit.to(pathOf(key))}>{texts.back}</Link>
          </p>
        </Page>
      ),
    }
  },
})

const kinds: Record<LinkState, TagKind> = {
  waiting: 'info',
  opened: 'warning',
  used: 'success',
  revoked: 'neutral',
  replaced: 'neutral',
  void: 'danger',
  'ran-out': 'neutral',
}

type LinksProps = { visit: Visit; project: string; links: readonly SeenLink[] }

/** A table on a large screen; on a phone each line is a card with its own labels. */
function Links({ visit, project, links }: LinksProps) {
  const { links: texts } = projectsTexts(visit.language)
  return (
    <table class="ds-table ad-table">
      <caption class="ds-sr-only">{texts.list}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.to}</th>
          <th scope="col">{texts.made}</th>
          <th scope="col">{texts.until}</th>
          <th scope="col">{texts.state}</th>
          <th scope="col">
            <span class="ds-sr-only">{texts.revoke}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <Line key={link.id} visit={visit} project={project} link={link} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ visit, project, link }: Omit<LinksProps, 'links'> & { link: SeenLink }) {
  const { links: texts, project: words } = projectsTexts(visit.language)
  const { timeZone } = visit.world.institution
  const name = link.protected ? words.hidden : link.member
  const isLiving = link.state === 'waiting' || link.state === 'opened'
  return (
    <tr>
      <th scope="row">
        {name}
        <span class="ad-table__note">{`${texts.by} ${link.madeBy}`}</span>
      </th>
      <td data-label={texts.made}>{longMoment(link.madeAt, timeZone, visit.language)}</td>
      <td data-label={texts.until}>{longMoment(link.expiresAt, timeZone, visit.language)}</td>
      <td data-label={texts.state}>
        <Tag kind={kinds[link.state]}>{texts.states[link.state]}</Tag>
      </td>
      <td>
        {isLiving ? (
          <Link href={visit.to(pathOf(project, `/links/${link.id}/revoke`))}>
            {texts.revoke}
            <span class="ds-sr-only">{`: ${name}`}</span>
          </Link>
        ) : null}
      </td>
    </tr>
  )
}
