/** "Create new link": a member is picked, the link goes by mail, and the secret is shown on this answer and never again (E-1, E-2). */
import { z } from 'zod'
import { makeProjectLink } from '../actions/make-project-link.ts'
import { type ListedMember, type SeenProject, seeProject, whoCanBeHelped } from '../actions/see-projects.ts'
import { errorPage } from '../web/error-answer.tsx'
import { textField } from '../web/form-fields.ts'
import { longMoment } from '../web/dates.ts'
import { Button, ButtonLink } from '../web/look/button.tsx'
import { Details, Prose } from '../web/look/details.tsx'
import { Empty } from '../web/look/empty.tsx'
import { ErrorSummary } from '../web/look/error-summary.tsx'
import { Actions, Form } from '../web/look/form.tsx'
import { ItemList } from '../web/look/item-list.tsx'
import { Link } from '../web/look/link.tsx'
import { RadioGroup } from '../web/look/radio-group.tsx'
import { OneTimeValue } from '../web/look/secret-once.tsx'
import { Page } from '../web/page.tsx'
import { type Answer, step } from '../web/step.ts'
import type { Visit } from '../web/visit.ts'
import { memberName, pathOf } from './names.ts'
import { projectsTexts } from './texts.ts'

export const newLinkStep = step({
  path: '/projects/:project/links/new',
  opens: 'project-administrator',
  leadsTo: ['/projects/:project/links'],
  show: async (visit) => page(visit, {}),
  fields: z.object({ user: textField(64) }),
  submit: async (visit, typed) => {
    const texts = projectsTexts(visit.language)
    const key = visit.params['project'] ?? ''
    if (typed.user === '') return page(visit, { status: 422, errors: [texts.create.choose] })
    const made = await makeProjectLink(visit.world, visit.session, { project: key, member: typed.user })
    switch (made.is) {
      case 'made':
        return secretOnce(visit, key, made)
      case 'not-found':
        return errorPage(visit, 'notFound')
      case 'refused':
        return page(visit, {
          status: 422,
          errors: made.objections.map((objection) => texts.why[objection]),
          refused: made.member === '' ? texts.create.refused : texts.create.refusedOf(made.member),
        })
      case 'too-many': {
        const { linksPerHour } = visit.world.institution.projects
        return page(visit, { status: 429, errors: [texts.create.tooMany(linksPerHour)] })
      }
    }
  },
})

type Failed = { status?: 422 | 429; errors?: readonly string[]; refused?: string }

async function page(visit: Visit, failed: Failed): Promise<Answer> {
  const seen = await seeProject(visit.world, visit.session, visit.params['project'] ?? '')
  if (!seen) return errorPage(visit, 'notFound')
  const members = await whoCanBeHelped(visit.world, visit.session, seen)
  return form(visit, { ...seen, members }, failed)
}

type Listed = Omit<SeenProject, 'members'> & { members: readonly ListedMember[] }

function form(visit: Visit, seen: Listed, { status, errors = [], refused }: Failed): Answer {
  const { create: texts, links } = projectsTexts(visit.language)
  const { key } = seen.project
  const reachable = seen.members.filter(({ objections }) => objections.length === 0)
  const others = seen.members.filter(
    ({ objections, personId }) => objections.length > 0 && personId !== visit.session?.personId,
  )
  const living = seen.links.filter(({ state }) => state === 'waiting' || state === 'opened')
  const lines = [...(refused === undefined ? [] : [refused]), ...errors]
  return {
    ...(status === undefined ? {} : { status }),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={status !== undefined}>
        <ErrorSummary language={visit.language} errors={lines.map((text) => ({ field: 'user', text }))} />
        {reachable.length === 0 ? (
          <Empty title={texts.nobody}>
            <p>{texts.nobodyText}</p>
          </Empty>
        ) : (
          <Form action={visit.to(pathOf(key, '/links/new'))} csrf={visit.csrf}>
            <RadioGroup
              name="user"
              legend={texts.member}
              hint={texts.memberHint}
              error={lines[0]}
              choices={reachable.map((member) => choiceOf(visit, member, living))}
            />
            <Actions>
              <Button>{texts.submit}</Button>
            </Actions>
          </Form>
        )}
        <OutOfReach visit={visit} members={others} open={reachable.length === 0} />
        <p>
          <Link href={visit.to(pathOf(key, '/links'))}>{links.list}</Link>
        </p>
      </Page>
    ),
  }
}

function choiceOf(visit: Visit, member: ListedMember, living: SeenProject['links']) {
  const { create: texts } = projectsTexts(visit.language)
  const notes = [
    member.username ?? texts.newAccount,
    ...(living.some(({ personId }) => personId === member.personId) ? [texts.replaces] : []),
  ]
  return { value: member.id, label: memberName(member, visit), hint: notes.join(' · ') }
}

/** Everybody else, each with every reason, so that the administrator knows whom to send where (field 5.40). */
function OutOfReach({
  visit,
  members,
  open,
}: {
  visit: Visit
  members: readonly ListedMember[]
  open: boolean
}) {
  const { create: texts, why } = projectsTexts(visit.language)
  if (members.length === 0) return null
  const list = (
    <ItemList
      items={members.map((member) => ({
        title: memberName(member, visit),
        text: member.objections.map((objection) => why[objection]).join(' '),
      }))}
    />
  )
  return open ? (
    list
  ) : (
    <Details title={texts.outOfReach(members.length)}>
      <p>{texts.outOfReachText}</p>
      {list}
    </Details>
  )
}

type Made = Extract<Awaited<ReturnType<typeof makeProjectLink>>, { is: 'made' }>

/** No other answer ever shows it: what is kept is a keyed code of it. */
function secretOnce(visit: Visit, key: string, { secret, member, until }: Made): Answer {
  const { made: texts } = projectsTexts(visit.language)
  const moment = longMoment(until, visit.world.institution.timeZone, visit.language)
  return {
    show: (
      <Page visit={visit} title={texts.title(member)}>
        <OneTimeValue label={texts.secret} value={secret} id="secret" />
        <Prose>
          <p>
            <strong>{texts.once}</strong>
          </p>
          <p>{texts.text}</p>
          <p>{texts.other}</p>
          <p>{texts.until(moment)}</p>
        </Prose>
        <Actions>
          <ButtonLink href={visit.to(pathOf(key, '/links'))}>{texts.back}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
