/** The page of one act: the sentence that says what will happen, reason and ticket number, one button. All acts look alike. (Long: one page in all its states.) */
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { type Acted, actAtDesk, objectionsNow } from '../../actions/act-at-desk.ts'
import { readDeskTarget } from '../../actions/desk-target.ts'
import type { Target } from '../../actions/desk-acts/target.ts'
import { type ActDetails, type DeskAct, needsSecondPerson } from '../../core/desk/act.ts'
import { textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { type AnyStep, type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, idIn, nowhere } from '../desk-page.tsx'
import { BecauseFields, becauseFields, becauseOf, missingOf } from './because.tsx'
import { actTexts } from './texts.ts'

/** What one act asks besides reason and ticket. */
export type ActForm = {
  act: DeskAct
  /** The name and the most letters of its own fields. */
  own?: Readonly<Record<string, number>>
  /** The own fields, drawn; `errorAt` says what was wrong. */
  fields?: (visit: Visit, target: Target, kept: Kept) => ComponentChildren
  /** What was typed as the act takes it, or what is wrong with it. */
  read?: (visit: Visit, typed: Readonly<Record<string, string>>, target: Target) => ActDetails | SummaryLine[]
  /** After it was done: what the agent tells the person. */
  said?: (visit: Visit, say: Readonly<Record<string, string>>) => ComponentChildren
}

/** What was typed, shown again; nothing here is a secret. */
export type Kept = {
  typed: Readonly<Record<string, string>>
  errorAt: (field: string) => string | undefined
}

/** Makes the step. `opens` is the act itself: a rank that may not do it has no such page (case Z-06). */
export function actStep(form: ActForm): AnyStep {
  const own = Object.fromEntries(
    Object.entries(form.own ?? {}).map(([name, most]) => [name, textField(most)]),
  )
  return step({
    path: `/desk/people/:person/${form.act}`,
    opens: { desk: form.act },
    leadsTo: ['/desk/people/:person', '/desk/people/:person/caller'],
    query: z.object({ lock: textField(60).optional() }),
    show: async (visit) => answer(visit, form, { typed: fromQuery(visit), errors: [] }),
    fields: z.object({ ...own, ...becauseFields }),
    submit: async (visit, typed) => submitted(visit, form, typed as Record<string, string>),
  })
}

function fromQuery({ query }: Visit): Record<string, string> {
  const { lock } = query
  return lock === undefined ? {} : { lock }
}

async function targetOf(visit: Visit): Promise<Target | null> {
  const id = idIn(visit, 'person')
  return id === null || !visit.desk ? null : readDeskTarget(visit.world, id)
}

async function submitted(visit: Visit, form: ActForm, typed: Record<string, string>): Promise<Answer> {
  const target = await targetOf(visit)
  if (!target || !visit.desk) return nowhere(visit)
  const { reason = '', ticket = '' } = typed
  const because = { reason, ticket }
  const read = form.read?.(visit, typed, target) ?? {}
  const errors = [...(Array.isArray(read) ? read : []), ...missingOf(visit, because)]
  if (errors.length > 0 || Array.isArray(read)) return answer(visit, form, { typed, errors })
  const acted = await actAtDesk(visit.world, visit.desk, {
    act: form.act,
    personId: target.person.id,
    ...becauseOf(because),
    details: read,
  })
  return outcome(visit, form, { typed, target, acted })
}

function outcome(
  visit: Visit,
  form: ActForm,
  { typed, target, acted }: { typed: Record<string, string>; target: Target; acted: Acted },
): Promise<Answer> | Answer {
  const texts = actTexts(visit.language)
  switch (acted.is) {
    case 'done':
      return done(visit, target, {
        title: texts.acts[form.act].done,
        children: form.said?.(visit, acted.say) ?? null,
      })
    case 'waits':
      return done(visit, target, { title: texts.waits, children: <p>{texts.waitsText}</p> })
    case 'refused':
      return answer(visit, form, { typed, errors: [] }, acted.objections.includes('budget-spent') ? 429 : 422)
    case 'not-now':
      return answer(visit, form, { typed, errors: [{ text: texts.notNow[acted.because] }] })
    case 'nobody':
      return nowhere(visit)
  }
}

type Shown = { typed: Readonly<Record<string, string>>; errors: readonly SummaryLine[] }

/** The form, or every reason why there is none: the very rule that the act itself asks. */
async function answer(visit: Visit, form: ActForm, shown: Shown, refusedAs?: 422 | 429): Promise<Answer> {
  const target = await targetOf(visit)
  if (!target || !visit.desk) return nowhere(visit)
  const objections = await objectionsNow(visit.world, visit.desk, form.act, target)
  const texts = actTexts(visit.language)
  const { title, will } = texts.acts[form.act]
  const here = `/desk/people/${target.person.id}`
  const name = `${target.person.given} ${target.person.family}`.trim()
  const errorAt = (field: string) => shown.errors.find((error) => error.field === field)?.text
  const status = refusedAs ?? (shown.errors.length > 0 ? 422 : undefined)
  return {
    ...(status === undefined ? {} : { status }),
    show: (
      <DeskPage visit={visit} title={title} intro={name} layout="form" failed={shown.errors.length > 0}>
        {shown.errors.length > 0 ? <ErrorSummary language={visit.language} errors={shown.errors} /> : null}
        {objections.length > 0 ? (
          <Notice kind="warning" language={visit.language} title={texts.closed}>
            <ul>
              {objections.map((objection) => (
                <li key={objection}>{texts.objection[objection]}</li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Form action={visit.to(`${here}/${form.act}`)} csrf={visit.csrf}>
            <Prose>
              <p>{will}</p>
              {needsSecondPerson(target.rank, visit.world.institution) ? <p>{texts.needsTwo}</p> : null}
            </Prose>
            {form.fields?.(visit, target, { typed: shown.typed, errorAt })}
            <BecauseFields visit={visit} typed={shown.typed} errorAt={errorAt} />
            <Actions>
              <Button>{texts.acts[form.act].button}</Button>
              <ButtonLink href={visit.to(here)} variant="secondary">
                {texts.back}
              </ButtonLink>
            </Actions>
          </Form>
        )}
        {objections.length > 0 ? (
          <Actions>
            {objections.includes('caller-not-identified') ? (
              <ButtonLink href={visit.to(`${here}/caller`)}>{texts.identify}</ButtonLink>
            ) : null}
            <ButtonLink href={visit.to(here)} variant="secondary">
              {texts.back}
            </ButtonLink>
          </Actions>
        ) : null}
      </DeskPage>
    ),
  }
}

function done(
  visit: Visit,
  target: Target,
  { title, children }: { title: string; children: ComponentChildren },
): Answer {
  const texts = actTexts(visit.language)
  return {
    show: (
      <DeskPage
        visit={visit}
        title={title}
        intro={`${target.person.given} ${target.person.family}`.trim()}
        layout="form"
      >
        {children}
        <Actions>
          <ButtonLink href={visit.to(`/desk/people/${target.person.id}`)}>{texts.back}</ButtonLink>
        </Actions>
      </DeskPage>
    ),
  }
}
