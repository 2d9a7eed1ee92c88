/** Takes an act back, with a reason of its own. */
import { z } from 'zod'
import { canBeUndone, undoDeskAct } from '../../actions/decide-act.ts'
import { seeAct } from '../../actions/see-act.ts'
import { textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, idIn, nowhere } from '../desk-page.tsx'
import { actTexts } from './texts.ts'

export const undoStep = step({
  path: '/desk/acts/:act/undo',
  opens: { desk: 'look' },
  leadsTo: ['/desk/people/:person'],
  show: (visit) => page(visit, []),
  fields: z.object({ reason: textField(500) }),
  submit: async (visit, { reason }): Promise<Answer> => {
    const id = idIn(visit, 'act')
    const texts = actTexts(visit.language)
    if (!visit.desk || id === null) return nowhere(visit)
    if (reason.trim() === '') return page(visit, [{ field: 'reason', text: texts.noReason }])
    const undone = await undoDeskAct(visit.world, visit.desk, id, reason.trim())
    switch (undone.is) {
      case 'done':
        return finished(visit, id)
      case 'refused':
        return page(
          visit,
          undone.objections.map((objection) => ({ text: texts.objection[objection] })),
        )
      case 'not-now':
      case 'gone':
        return page(visit, [{ text: texts.undo.gone }])
      case 'waits':
      case 'declined':
      case 'own-asking':
      case 'nobody':
        return nowhere(visit)
    }
  },
})

async function page(visit: Visit, errors: readonly SummaryLine[]): Promise<Answer> {
  const id = idIn(visit, 'act')
  const act = id === null ? null : await seeAct(visit.world, id)
  if (!act || act.personId === null || !canBeUndone(act.act)) return nowhere(visit)
  const texts = actTexts(visit.language)
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <DeskPage
        visit={visit}
        title={`${texts.undo.title}: ${texts.acts[act.act].title}`}
        intro={texts.undo.intro}
        layout="form"
        failed={errors.length > 0}
      >
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        <Form action={visit.to(`/desk/acts/${act.id}/undo`)} csrf={visit.csrf}>
          <Field
            name="reason"
            label={texts.undo.reason}
            hint={texts.reasonHint}
            error={errors.find(({ field }) => field === 'reason')?.text}
            maxLength={500}
          />
          <Actions>
            <Button>{texts.undo.button}</Button>
            <ButtonLink href={visit.to(`/desk/people/${act.personId}`)} variant="secondary">
              {texts.back}
            </ButtonLink>
          </Actions>
        </Form>
      </DeskPage>
    ),
  }
}

async function finished(visit: Visit, id: string): Promise<Answer> {
  const act = await seeAct(visit.world, id)
  const texts = actTexts(visit.language)
  if (!act) return nowhere(visit)
  return {
    show: (
      <DeskPage visit={visit} title={texts.undo.done} layout="form">
        <Actions>
          <ButtonLink href={visit.to(`/desk/people/${act.personId ?? ''}`)}>{texts.back}</ButtonLink>
        </Actions>
      </DeskPage>
    ),
  }
}
