/** The form that orders a new PIN, and the one answer that everybody gets to it (A-4, E-08). */
import type { TypedNumbers } from '../../actions/claimed-person.ts'
import { orderPin } from '../../actions/order-pin.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { DeskWays } from '../../web/desk-ways.tsx'
import { activatesByEid, EidCard } from '../../web/eid-card.tsx'
import { emptyIdentityText, IdentityFields } from '../../web/identity-fields.tsx'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Page } from '../../web/page.tsx'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { forgottenPinTexts } from './texts.ts'

export type Who = 'student' | 'employee'
export const paths = { student: '/forgotten-pin', employee: '/forgotten-pin/employee' } as const

/** What was typed; the field of the other form is empty. */
export type Typed = { idNumber: string; studentNumber: string; birthDate: string }

/** The form, empty. */
export function orderPage(visit: Visit, who: Who): Answer {
  if (!isOffered(visit.world.institution)) return notHere(visit)
  return page(visit, who, { idNumber: '', studentNumber: '', birthDate: '' }, null)
}

/** Writes down that somebody asked. Whether there is such a person is found out later, out of sight. */
export async function order(visit: Visit, who: Who, typed: Typed): Promise<Answer> {
  if (!isOffered(visit.world.institution)) return notHere(visit)
  const texts = forgottenPinTexts(visit.language)
  const beside = who === 'student' ? 'studentNumber' : 'birthDate'
  const empty = (['idNumber', beside] as const).filter((field) => typed[field].trim() === '')
  if (empty.length > 0) {
    const errors = empty.map((field) => ({ field, text: emptyIdentityText(field, visit.language) }))
    return page(visit, who, typed, { status: 422, errors })
  }
  const numbers: TypedNumbers =
    who === 'student'
      ? { by: 'student-number', idNumber: typed.idNumber, studentNumber: typed.studentNumber }
      : { by: 'birth-date', idNumber: typed.idNumber, birthDate: typed.birthDate }
  const outcome = await orderPin(visit.world, numbers, visit.from)
  switch (outcome.is) {
    case 'ordered':
      return ordered(visit)
    case 'slow-down':
      return page(visit, who, typed, { status: 429, errors: [{ text: texts.slowDown }] })
  }
}

/** Where no PIN is used, or none is sent by mail, the page says whom to ask. */
function isOffered({ recovery, features }: Institution): boolean {
  return features.recovery && recovery.pin.includes('personal-mail')
}

type Failed = { status: 422 | 429; errors: readonly SummaryLine[] }

function page(visit: Visit, who: Who, kept: Typed, failed: Failed | null): Answer {
  const texts = forgottenPinTexts(visit.language)
  const { activation, features } = visit.world.institution
  const errorAt = (field: string) => failed?.errors.find((error) => error.field === field)?.text
  const other = who === 'student' ? 'employee' : 'student'
  const byEid = visit.world.institution.recovery.pin.includes('eid') && activatesByEid(visit)
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={failed !== null}>
        {failed ? <ErrorSummary language={visit.language} errors={failed.errors} /> : null}
        {byEid ? <EidCard visit={visit} purpose="activate-account" quiet text={texts.byEid} /> : null}
        <Form action={visit.to(paths[who])} csrf={visit.csrf}>
          <IdentityFields
            visit={visit}
            beside={who === 'student' ? 'studentNumber' : 'birthDate'}
            kept={kept}
            errorAt={errorAt}
          />
          <Actions>
            <Button>{texts.order}</Button>
          </Actions>
        </Form>
        {activation.who.includes(other) ? (
          <p>
            <Link href={visit.to(paths[other])}>{texts.otherKind[who]}</Link>
          </p>
        ) : null}
        {features.doorPin ? <p>{texts.doorPin}</p> : null}
      </Page>
    ),
  }
}

/** One answer for everybody, with every reason why no mail may come: it tells nothing about anybody. */
function ordered(visit: Visit): Answer {
  const texts = forgottenPinTexts(visit.language).ordered
  const { institution } = visit.world
  const { most } = institution.pin.access.reissue
  const rest = institution.recovery.contactRest.lasts.total({ unit: 'days', relativeTo: '2026-01-01' })
  return {
    show: (
      <Page visit={visit} title={texts.title}>
        <Notice kind="info" language={visit.language} announce>
          <p>{texts.text}</p>
        </Notice>
        <Prose>
          <p>{texts.noneComes}</p>
          <ul>
            {texts.reasons(most, rest).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Prose>
        <Desk visit={visit} lead={texts.ask} />
        <Actions>
          <ButtonLink href={visit.to('/activate-account')} variant="secondary">
            {texts.back}
          </ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

function notHere(visit: Visit): Answer {
  const { notHere: texts, ordered: more } = forgottenPinTexts(visit.language)
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.text}>
        <Desk visit={visit} lead={more.ask} />
      </Page>
    ),
  }
}

function Desk({ visit, lead }: { visit: Visit; lead: string }) {
  const { desks } = visit.world.institution
  const desk = desks.find((candidate) => candidate.role === 'it') ?? desks[0]
  return desk ? <DeskWays visit={visit} desk={desk} lead={lead} /> : null
}
