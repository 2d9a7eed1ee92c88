/** A second person says yes or no. */
import { z } from 'zod'
import { decideWaitingAct } from '../../actions/decide-act.ts'
import { seeAct } from '../../actions/see-act.ts'
import { readDeskTarget } from '../../actions/desk-target.ts'
import { textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { Prose } from '../../web/look/details.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { actTexts } from '../acts/texts.ts'
import { DeskPage, idIn, nowhere } from '../desk-page.tsx'

export const decideStep = step({
  path: '/desk/waiting/:act',
  opens: { desk: 'look' },
  leadsTo: ['/desk/waiting'],
  show: (visit) => page(visit, []),
  fields: z.object({ answer: textField(10) }),
  submit: async (visit, { answer }): Promise<Answer> => {
    const id = idIn(visit, 'act')
    const texts = actTexts(visit.language)
    if (!visit.desk || id === null) return nowhere(visit)
    if (answer !== 'yes' && answer !== 'no')
      return page(visit, [{ field: 'answer', text: texts.waiting.choose }])
    const decided = await decideWaitingAct(visit.world, visit.desk, id, answer === 'yes')
    switch (decided.is) {
      case 'done':
        return finished(visit, texts.waiting.done)
      case 'declined':
        return finished(visit, texts.waiting.declined)
      case 'gone':
        return finished(visit, texts.waiting.gone)
      case 'own-asking':
        return page(visit, [{ text: texts.waiting.own }])
      case 'refused':
        return page(
          visit,
          decided.objections.map((objection) => ({ text: texts.objection[objection] })),
        )
      case 'not-now':
        return page(visit, [{ text: texts.notNow[decided.because] }])
      case 'waits':
      case 'nobody':
        return nowhere(visit)
    }
  },
})

async function page(visit: Visit, errors: readonly SummaryLine[]): Promise<Answer> {
  const id = idIn(visit, 'act')
  const act = id === null ? null : await seeAct(visit.world, id)
  const target = act?.personId ? await readDeskTarget(visit.world, act.personId) : null
  if (!act || !target || act.state !== 'waiting') return nowhere(visit)
  const { waiting, acts } = actTexts(visit.language)
  const words = acts[act.act]
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <DeskPage
        visit={visit}
        title={words.title}
        intro={`${target.person.given} ${target.person.family}`.trim()}
        layout="form"
        failed={errors.length > 0}
      >
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        <Prose>
          <p>{words.will}</p>
        </Prose>
        <DefinitionList
          facts={[
            { term: waiting.askedBy, value: act.agent },
            { term: waiting.because, value: act.reason },
            { term: waiting.ticket, value: act.ticket },
          ]}
        />
        <Form action={visit.to(`/desk/waiting/${act.id}`)} csrf={visit.csrf}>
          <RadioGroup
            name="answer"
            legend={waiting.legend}
            choices={[
              { value: 'yes', label: waiting.agree },
              { value: 'no', label: waiting.decline },
            ]}
            error={errors.find(({ field }) => field === 'answer')?.text}
          />
          <Actions>
            <Button>{waiting.decide}</Button>
          </Actions>
        </Form>
      </DeskPage>
    ),
  }
}

function finished(visit: Visit, title: string): Answer {
  const nav = actTexts(visit.language).waiting.title
  return {
    show: (
      <DeskPage visit={visit} title={title} layout="form">
        <Actions>
          <ButtonLink href={visit.to('/desk/waiting')}>{nav}</ButtonLink>
        </Actions>
      </DeskPage>
    ),
  }
}
