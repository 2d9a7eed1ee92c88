/** One question of the merge queue: the records side by side, and the answer with reason and ticket (field 5.4). */
import { z } from 'zod'
import { actAtDesk } from '../../actions/act-at-desk.ts'
import { seeMerge, type SeenCandidate, type Side } from '../../actions/see-merges.ts'
import { textField } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { type Because, BecauseFields, becauseFields, becauseOf, missingOf } from '../acts/because.tsx'
import { actTexts } from '../acts/texts.ts'
import { DeskPage, idIn, nowhere } from '../desk-page.tsx'
import { Sides } from './sides.tsx'
import { mergeTexts } from './texts.ts'

type Typed = Because & { answer: string; keep: string }

export const mergeStep = step({
  path: '/desk/merges/:candidate',
  opens: { desk: 'merge-people' },
  leadsTo: ['/desk/merges', '/desk/people/:person'],
  show: async (visit) => page(visit, { answer: '', keep: '', reason: '', ticket: '' }, []),
  fields: z.object({
    answer: textField(10),
    keep: textField(60),
    ...becauseFields,
  }),
  submit: async (visit, typed): Promise<Answer> => {
    const seen = await seenOf(visit)
    if (!seen || !visit.desk) return nowhere(visit)
    const errors = wrongIn(visit, seen, typed)
    const into = goesOn(seen, typed)
    if (errors.length > 0 || into === null) return page(visit, typed, errors)
    const texts = actTexts(visit.language)
    const others = peopleIn(seen).filter((id) => id !== into)
    const acted = await actAtDesk(visit.world, visit.desk, {
      act: 'merge-people',
      personId: into,
      ...becauseOf(typed),
      details: { candidate: seen.candidate.id, as: typed.answer, others: others.join(' ') },
    })
    switch (acted.is) {
      case 'done':
        return said(visit, mergeTexts(visit.language).done[typed.answer === 'one' ? 'one' : 'two'], into)
      case 'waits':
        return said(visit, texts.waits, into)
      case 'refused':
        return page(
          visit,
          typed,
          acted.objections.map((objection) => ({ text: texts.objection[objection] })),
        )
      case 'not-now':
        return page(visit, typed, [{ text: mergeTexts(visit.language).gone }])
      case 'nobody':
        return nowhere(visit)
    }
  },
})

async function seenOf(visit: Visit): Promise<SeenCandidate | null> {
  const id = idIn(visit, 'candidate')
  return id === null ? null : seeMerge(visit.world, id)
}

function peopleIn({ sides }: SeenCandidate): string[] {
  return sides.map(({ personId }) => personId).filter((id) => id !== null)
}

function withAccounts({ sides }: SeenCandidate): Side[] {
  return sides.filter(({ account }) => account !== null)
}

/** Whoever has the account that goes on; without accounts whoever stands first. */
function goesOn(seen: SeenCandidate, { answer, keep }: Typed): string | null {
  const accounts = withAccounts(seen)
  const chosen =
    answer === 'one' && accounts.length > 1
      ? accounts.find(({ account }) => account?.id === keep)
      : accounts[0]
  return (chosen ?? seen.sides[0])?.personId ?? null
}

function wrongIn(visit: Visit, seen: SeenCandidate, typed: Typed): SummaryLine[] {
  const { answer, keep } = typed
  const texts = mergeTexts(visit.language)
  const accounts = withAccounts(seen)
  const known = answer === 'one' || answer === 'two'
  const undecided =
    answer === 'one' && accounts.length > 1 && !accounts.some(({ account }) => account?.id === keep)
  return [
    ...(known ? [] : [{ field: 'answer', text: texts.answer.choose }]),
    ...(undecided ? [{ field: 'keep', text: texts.keep.choose }] : []),
    ...missingOf(visit, typed),
  ]
}

function said(visit: Visit, title: string, into: string): Answer {
  return {
    show: (
      <DeskPage visit={visit} title={title} layout="form">
        <Actions>
          <ButtonLink href={visit.to('/desk/merges')}>{mergeTexts(visit.language).back}</ButtonLink>
          <ButtonLink href={visit.to(`/desk/people/${into}`)} variant="secondary">
            {actTexts(visit.language).back}
          </ButtonLink>
        </Actions>
      </DeskPage>
    ),
  }
}

async function page(visit: Visit, typed: Typed, errors: readonly SummaryLine[]): Promise<Answer> {
  const seen = await seenOf(visit)
  if (!seen) return nowhere(visit)
  const texts = mergeTexts(visit.language)
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <DeskPage
        visit={visit}
        title={texts.title}
        intro={texts.because[seen.candidate.because] ?? seen.candidate.because}
        failed={errors.length > 0}
      >
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        <Sides visit={visit} sides={seen.sides} />
        {peopleIn(seen).length === 0 ? (
          <p>{texts.onlyRegister}</p>
        ) : (
          <AnswerForm visit={visit} seen={seen} typed={typed} errors={errors} />
        )}
      </DeskPage>
    ),
  }
}

type AnswerFormProps = { visit: Visit; seen: SeenCandidate; typed: Typed; errors: readonly SummaryLine[] }

function AnswerForm({ visit, seen, typed, errors }: AnswerFormProps) {
  const texts = mergeTexts(visit.language)
  const accounts = withAccounts(seen)
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text
  const shown = (name: keyof Typed) => ({ name, value: typed[name], error: errorAt(name) })
  return (
    <Card>
      <Form action={visit.to(`/desk/merges/${seen.candidate.id}`)} csrf={visit.csrf}>
        <RadioGroup
          {...shown('answer')}
          legend={texts.answer.legend}
          choices={[
            { value: 'one', label: texts.answer.one, hint: texts.answer.oneHint },
            { value: 'two', label: texts.answer.two, hint: texts.answer.twoHint },
          ]}
        />
        {accounts.length > 1 ? (
          <RadioGroup
            {...shown('keep')}
            legend={texts.keep.legend}
            hint={texts.keep.hint}
            choices={accounts.map(({ account }) => ({
              value: account?.id ?? '',
              label: texts.keep.account(account?.username ?? ''),
            }))}
          />
        ) : null}
        <BecauseFields visit={visit} typed={typed} errorAt={errorAt} />
        <Actions>
          <Button>{texts.button}</Button>
          <ButtonLink href={visit.to('/desk/merges')} variant="secondary">
            {texts.back}
          </ButtonLink>
        </Actions>
      </Form>
    </Card>
  )
}
