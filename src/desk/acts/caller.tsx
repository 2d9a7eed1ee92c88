/** How does the agent know who is calling? Recorded before any act on a credential (case R-17). */
import { z } from 'zod'
import { identifyCaller, judgeCallerCode } from '../../actions/identify-caller.ts'
import { readDeskTarget } from '../../actions/desk-target.ts'
import type { CallerShownBy } from '../../core/institution/desk-work.ts'
import { code as codeField, textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, idIn, nowhere } from '../desk-page.tsx'
import { personTexts } from '../show-person/texts.ts'
import { actTexts } from './texts.ts'

export const callerStep = step({
  path: '/desk/people/:person/caller',
  opens: { desk: 'look' },
  leadsTo: ['/desk/people/:person'],
  show: async (visit) => page(visit, {}),
  fields: z.object({ how: textField(40), code: codeField }),
  submit: async (visit, { how, code }): Promise<Answer> => {
    const id = idIn(visit, 'person')
    const { desk, world } = visit
    const { caller } = actTexts(visit.language)
    if (!desk || id === null) return nowhere(visit)
    if (code !== '') {
      const judged = await judgeCallerCode(world, desk, id, code)
      switch (judged.is) {
        case 'identified':
          return { go: `/desk/people/${id}` }
        case 'wrong':
          return page(visit, { waitsForCode: true, error: { field: 'code', text: caller.wrong } })
        case 'spent':
          return page(visit, { error: { text: caller.spent } })
      }
    }
    const way = ways(visit).find((each) => each === how)
    if (way === undefined) return page(visit, { error: { field: 'how', text: caller.choose } })
    const identified = await identifyCaller(world, desk, id, way)
    switch (identified.is) {
      case 'identified':
        return { go: `/desk/people/${id}` }
      case 'code-sent':
        return page(visit, { waitsForCode: true, sent: caller.sent[identified.channel] })
      case 'no-channel':
        return page(visit, { error: { field: 'how', text: caller.noChannel } })
      case 'own-account':
        return page(visit, { error: { text: caller.own } })
      case 'nobody':
        return nowhere(visit)
    }
  },
})

function ways({ world }: Visit): readonly CallerShownBy[] {
  return world.institution.deskWork.callerShownBy
}

type Shown = { waitsForCode?: boolean; sent?: string; error?: { field?: string; text: string } }

async function page(visit: Visit, { waitsForCode, sent, error }: Shown): Promise<Answer> {
  const id = idIn(visit, 'person')
  const target = id === null ? null : await readDeskTarget(visit.world, id)
  if (!target) return nowhere(visit)
  const { caller, back } = actTexts(visit.language)
  const here = `/desk/people/${target.person.id}`
  return {
    ...(error === undefined ? {} : { status: 422 }),
    show: (
      <DeskPage
        visit={visit}
        title={caller.title}
        intro={caller.intro}
        layout="form"
        failed={error !== undefined}
      >
        {error === undefined ? null : <ErrorSummary language={visit.language} errors={[error]} />}
        {sent === undefined ? null : (
          <Notice kind="success" language={visit.language} announce>
            <p>{sent}</p>
          </Notice>
        )}
        <Form action={visit.to(`${here}/caller`)} csrf={visit.csrf}>
          {waitsForCode ? (
            <Field
              name="code"
              label={caller.code}
              error={error?.field === 'code' ? error.text : undefined}
              inputMode="numeric"
              width="short"
              maxLength={20}
            />
          ) : (
            <RadioGroup
              name="how"
              legend={caller.legend}
              choices={ways(visit).map((way) => ({
                value: way,
                label: personTexts(visit.language).how[way],
                hint: caller.hint[way],
              }))}
              error={error?.field === 'how' ? error.text : undefined}
            />
          )}
          <Actions>
            <Button>{waitsForCode ? caller.codeSubmit : caller.submit}</Button>
            <ButtonLink href={visit.to(here)} variant="secondary">
              {back}
            </ButtonLink>
          </Actions>
        </Form>
      </DeskPage>
    ),
  }
}
