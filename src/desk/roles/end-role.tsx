/** Ends somebody's role, with a reason; it is over at their next request. */
import { z } from 'zod'
import { endRank, seeRoles } from '../../actions/grant-rank.ts'
import { textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, idIn, nowhere } from '../desk-page.tsx'
import { deskTexts } from '../texts.ts'
import { roleTexts } from './texts.ts'

export const endRoleStep = step({
  path: '/desk/roles/:grant',
  opens: { desk: 'grant-rank' },
  leadsTo: ['/desk/roles'],
  show: (visit) => page(visit, []),
  fields: z.object({ reason: textField(500) }),
  submit: async (visit, { reason }): Promise<Answer> => {
    const id = idIn(visit, 'grant')
    const texts = roleTexts(visit.language)
    if (!visit.desk || id === null) return nowhere(visit)
    if (reason.trim() === '') return page(visit, [{ field: 'reason', text: texts.errors.because }])
    const ended = await endRank(visit.world, visit.desk, id, reason.trim())
    switch (ended) {
      case 'ended':
        return { go: '/desk/roles?done=ended' }
      case 'gone':
        return nowhere(visit)
      case 'not-yours':
        return page(visit, [{ text: texts.errors['not-yours'] }])
    }
  },
})

async function page(visit: Visit, errors: readonly SummaryLine[]): Promise<Answer> {
  const id = idIn(visit, 'grant')
  const texts = roleTexts(visit.language)
  if (!visit.desk || id === null) return nowhere(visit)
  const role = (await seeRoles(visit.world, visit.desk)).find((each) => each.id === id)
  if (!role) return nowhere(visit)
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <DeskPage
        visit={visit}
        title={texts.endTitle}
        intro={`${role.username}: ${deskTexts(visit.language).rank[role.rank]}`}
        layout="form"
        failed={errors.length > 0}
      >
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        <Form action={visit.to(`/desk/roles/${id}`)} csrf={visit.csrf}>
          <Field
            name="reason"
            label={texts.because}
            hint={texts.becauseHint}
            error={errors.find(({ field }) => field === 'reason')?.text}
            maxLength={500}
          />
          <Actions>
            <Button>{texts.end}</Button>
            <ButtonLink href={visit.to('/desk/roles')} variant="secondary">
              {texts.title}
            </ButtonLink>
          </Actions>
        </Form>
      </DeskPage>
    ),
  }
}
