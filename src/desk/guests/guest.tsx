/** One guest's stay: another last day, or over now (field 5.34). */
import { z } from 'zod'
import { actAtDesk, objectionsNow } from '../../actions/act-at-desk.ts'
import type { Target } from '../../actions/desk-acts/target.ts'
import { readDeskTarget } from '../../actions/desk-target.ts'
import type { ActDetails } from '../../core/desk/act.ts'
import { readDay } from '../../core/desk/guest-stay.ts'
import { longDay } from '../../web/dates.ts'
import { textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { type Because, BecauseFields, becauseFields, becauseOf, missingOf } from '../acts/because.tsx'
import { actTexts } from '../acts/texts.ts'
import { DeskPage, idIn, nowhere } from '../desk-page.tsx'
import { guestTexts } from './texts.ts'

type Typed = Because & { deed: string; until: string }

export const guestStep = step({
  path: '/desk/guests/:person',
  opens: { desk: 'sponsor-guest' },
  leadsTo: ['/desk/guests', '/desk/people/:person'],
  show: async (visit) => page(visit, { deed: '', until: '', reason: '', ticket: '' }, []),
  fields: z.object({
    deed: textField(20),
    until: textField(20),
    ...becauseFields,
  }),
  submit: async (visit, typed): Promise<Answer> => {
    const target = await targetOf(visit)
    if (!target || !visit.desk) return nowhere(visit)
    const texts = actTexts(visit.language)
    const { details, errors } = read(visit, typed)
    if (errors.length > 0) return page(visit, typed, errors)
    const acted = await actAtDesk(visit.world, visit.desk, {
      act: 'sponsor-guest',
      personId: target.person.id,
      ...becauseOf(typed),
      details,
    })
    switch (acted.is) {
      case 'done':
        return said(visit, guestTexts(visit.language).one.done)
      case 'waits':
        return said(visit, texts.waits)
      case 'refused':
        return page(
          visit,
          typed,
          acted.objections.map((objection) => ({ text: texts.objection[objection] })),
        )
      case 'not-now':
        return page(visit, typed, [{ field: 'until', text: texts.notNow[acted.because] }])
      case 'nobody':
        return nowhere(visit)
    }
  },
})

function read(visit: Visit, typed: Typed): { details: ActDetails; errors: SummaryLine[] } {
  const { deed, until } = typed
  const { one } = guestTexts(visit.language)
  const known = deed === 'prolong' || deed === 'end'
  return {
    details: { deed, ...(deed === 'prolong' ? { until: readDay(until) } : {}) },
    errors: [
      ...(known ? [] : [{ field: 'deed', text: one.choose }]),
      ...(deed === 'prolong' && readDay(until) === null ? [{ field: 'until', text: one.noDay }] : []),
      ...missingOf(visit, typed),
    ],
  }
}

/** Only somebody who is or was a guest has such a page. */
async function targetOf(visit: Visit): Promise<Target | null> {
  const id = idIn(visit, 'person')
  const target = id === null || !visit.desk ? null : await readDeskTarget(visit.world, id)
  return target?.person.facts.guest ? target : null
}

function said(visit: Visit, title: string): Answer {
  const { one } = guestTexts(visit.language)
  return {
    show: (
      <DeskPage visit={visit} title={title} layout="form">
        <Actions>
          <ButtonLink href={visit.to('/desk/guests')}>{one.back}</ButtonLink>
        </Actions>
      </DeskPage>
    ),
  }
}

async function page(visit: Visit, typed: Typed, errors: readonly SummaryLine[]): Promise<Answer> {
  const target = await targetOf(visit)
  if (!target || !visit.desk) return nowhere(visit)
  const { one, ...texts } = guestTexts(visit.language)
  const acts = actTexts(visit.language)
  const objections = await objectionsNow(visit.world, visit.desk, 'sponsor-guest', target)
  const { person } = target
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text
  const shown = (name: keyof Typed) => ({ name, value: typed[name], error: errorAt(name) })
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <DeskPage
        visit={visit}
        title={`${person.given} ${person.family}`.trim()}
        intro={`${texts.until}: ${longDay(person.facts.guest?.until ?? '', visit.language)}`}
        layout="form"
        failed={errors.length > 0}
      >
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        {objections.map((objection) => (
          <p key={objection}>{acts.objection[objection]}</p>
        ))}
        {objections.length > 0 ? null : (
          <Form action={visit.to(`/desk/guests/${person.id}`)} csrf={visit.csrf}>
            <RadioGroup
              {...shown('deed')}
              legend={one.legend}
              choices={[
                { value: 'prolong', label: one.prolong },
                { value: 'end', label: one.end, hint: one.endHint },
              ]}
            />
            <Field {...shown('until')} label={texts.until} hint={texts.day} width="medium" required={false} />
            <BecauseFields visit={visit} typed={typed} errorAt={errorAt} />
            <Actions>
              <Button>{one.button}</Button>
              <ButtonLink href={visit.to('/desk/guests')} variant="secondary">
                {one.back}
              </ButtonLink>
            </Actions>
          </Form>
        )}
      </DeskPage>
    ),
  }
}
