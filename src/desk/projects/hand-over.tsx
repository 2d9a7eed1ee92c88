/** The right to administer a project goes to another member, with a reason that the member reads. */
import { z } from 'zod'
import { confirmAdministrator } from '../../actions/confirm-administrator.ts'
import { type ProjectMember, seeOrphan } from '../../actions/see-projects.ts'
import { textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, nowhere } from '../desk-page.tsx'
import { deskTexts } from '../texts.ts'
import { projectName } from '../../web/project-name.ts'
import { orphanTexts } from './texts.ts'

export const handOverStep = step({
  path: '/desk/projects/:project',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/projects'],
  show: (visit) => page(visit, { user: '', reason: '' }, []),
  fields: z.object({ user: textField(60), reason: textField(500) }),
  submit: async (visit, typed): Promise<Answer> => {
    const texts = orphanTexts(visit.language)
    const seen = await seeOrphan(visit.world, visit.params['project'] ?? '')
    if (!visit.desk || !seen) return nowhere(visit)
    const member = seen.members.find(({ id }) => id === typed.user)
    const errors: SummaryLine[] = [
      ...(member ? [] : [{ field: 'user', text: texts.choose }]),
      ...(typed.reason.trim() === '' ? [{ field: 'reason', text: texts.noReason }] : []),
    ]
    if (!member || errors.length > 0) return page(visit, typed, errors)
    const given = await confirmAdministrator(visit.world, {
      project: seen.project.key,
      member: member.id,
      by: `desk:${visit.desk.username}`,
      because: typed.reason.trim(),
    })
    return given ? done(visit, member) : page(visit, typed, [{ field: 'user', text: texts.gone }])
  },
})

type Typed = { user: string; reason: string }

async function page(visit: Visit, typed: Typed, errors: readonly SummaryLine[]): Promise<Answer> {
  const seen = await seeOrphan(visit.world, visit.params['project'] ?? '')
  if (!seen) return nowhere(visit)
  const texts = orphanTexts(visit.language)
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <DeskPage
        visit={visit}
        title={projectName(seen.project, visit)}
        intro={texts.handOverText}
        layout="form"
        failed={errors.length > 0}
      >
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        {seen.members.length === 0 ? (
          <Empty title={texts.noMembers} />
        ) : (
          <Form action={visit.to(`/desk/projects/${seen.project.key}`)} csrf={visit.csrf}>
            <RadioGroup
              name="user"
              legend={texts.who}
              choices={seen.members.map((member) => ({
                value: member.id,
                label: nameOf(visit, member),
                ...(member.role === 'admin' ? { hint: texts.isAdmin } : {}),
              }))}
              value={typed.user}
              error={errorAt('user')}
            />
            <Field
              name="reason"
              label={texts.reason}
              value={typed.reason}
              error={errorAt('reason')}
              maxLength={500}
            />
            <Actions>
              <Button>{texts.handOver}</Button>
            </Actions>
          </Form>
        )}
        <Back visit={visit} />
      </DeskPage>
    ),
  }
}

function done(visit: Visit, member: ProjectMember): Answer {
  return {
    show: (
      <DeskPage visit={visit} title={orphanTexts(visit.language).done(nameOf(visit, member))} layout="form">
        <Back visit={visit} />
      </DeskPage>
    ),
  }
}

function Back({ visit }: { visit: Visit }) {
  return (
    <Actions>
      <ButtonLink href={visit.to('/desk/projects')} variant="secondary">
        {orphanTexts(visit.language).title}
      </ButtonLink>
    </Actions>
  )
}

/** Whoever has a protected address is told apart by the username. */
function nameOf(visit: Visit, member: ProjectMember): string {
  const { isProtected } = deskTexts(visit.language).find
  return member.protected
    ? [isProtected, member.username].filter((part) => part !== null).join(': ')
    : `${member.given} ${member.family}`.trim()
}
