/** The page where number, student number (or birth date) and PIN are typed; the same answer for everybody whose are not all right. */
import { askActivationLink } from '../../actions/ask-activation-link.ts'
import type { TypedNumbers } from '../../actions/claimed-person.ts'
import { proveByPin } from '../../actions/prove-by-pin.ts'
import { emptyIdentityText, IdentityFields } from '../../web/identity-fields.tsx'
import { Button } from '../../web/look/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Page } from '../../web/page.tsx'
import { SharedComputerTick } from '../../web/shared-computer/tick.tsx'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { durationInWords } from '../../web/durations.ts'
import { hindered } from '../../web/activation-hindered/hindered.tsx'
import { activationTexts } from './texts.ts'
import { type Activator, whoByPin } from './who-by-pin.ts'
import { Way } from './way.tsx'

/** What was typed on either page; the fields of the other page are empty. */
export type Typed = { idNumber: string; studentNumber: string; birthDate: string; pin: string }
type Kept = Omit<Typed, 'pin'>

/** The form, empty. Where this kind of person does not activate here, the first page says what to do. */
export function provePage(visit: Visit, who: Activator): Answer {
  if (!whoByPin(visit.world.institution).includes(who)) return { go: '/activate-account' }
  return page(visit, who, { idNumber: '', studentNumber: '', birthDate: '' }, null)
}

/** The answer to what was typed. */
export async function prove(visit: Visit, who: Activator, typed: Typed): Promise<Answer> {
  if (!whoByPin(visit.world.institution).includes(who)) return { go: '/activate-account' }
  const empty = emptyFields(visit, who, typed)
  if (empty.length > 0) return page(visit, who, typed, { status: 422, errors: empty })
  const numbers: TypedNumbers =
    who === 'student'
      ? { by: 'student-number', idNumber: typed.idNumber, studentNumber: typed.studentNumber }
      : { by: 'birth-date', idNumber: typed.idNumber, birthDate: typed.birthDate }
  const proved = await proveByPin(visit.world, { ...numbers, pin: typed.pin }, visit.browser(), visit.from)
  const texts = activationTexts(visit.language).prove
  switch (proved.is) {
    case 'proved':
      visit.opened(proved.opened)
      return { go: proved.next }
    case 'hindered':
      return hindered(visit, proved.hindrances, { reminded: proved.reminded })
    case 'link-needed':
      await askActivationLink(visit.world, numbers, visit.from)
      return linkSent(visit)
    case 'slow-down':
      return page(visit, who, typed, { status: 429, errors: [{ text: texts.slowDown }] })
    case 'no-match':
    case 'link-dead':
      return page(visit, who, typed, {
        status: 422,
        errors: [{ field: 'idNumber', text: texts.noMatch[who] }],
      })
  }
}

/** An empty field says nothing about anybody, so it is named and costs no try. */
function emptyFields(visit: Visit, who: Activator, typed: Typed): Failed['errors'] {
  const { language } = visit
  const asked = ['idNumber', who === 'student' ? 'studentNumber' : 'birthDate', 'pin'] as const
  return asked
    .filter((field) => typed[field].trim() === '')
    .map((field) => ({
      field,
      at: field,
      text: field === 'pin' ? activationTexts(language).prove.emptyPin : emptyIdentityText(field, language),
    }))
}

/** `at`: the one field that is wrong. What does not belong together is no field's mistake alone, its line only leads to the first. */
type Failed = { status: 422 | 429; errors: readonly (SummaryLine & { at?: string })[] }

function page(visit: Visit, who: Activator, kept: Kept, failed: Failed | null): Answer {
  const { prove: texts } = activationTexts(visit.language)
  const errorAt = (field: string) => failed?.errors.find((error) => error.at === field)?.text
  const other = who === 'student' ? 'employee' : 'student'
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page
        visit={visit}
        title={texts[`${who}Title`]}
        intro={texts.intro}
        failed={failed !== null}
        above={<Way visit={visit} at="proof" />}
      >
        {failed ? (
          <>
            <ErrorSummary language={visit.language} errors={failed.errors} />
            <Advice visit={visit} />
          </>
        ) : null}
        <Form action={visit.to(`/activate-account/${who}`)} csrf={visit.csrf}>
          <IdentityFields
            visit={visit}
            beside={who === 'student' ? 'studentNumber' : 'birthDate'}
            kept={kept}
            errorAt={errorAt}
          />
          <Pin visit={visit} error={errorAt('pin')} />
          <SharedComputerTick visit={visit} />
          <Actions>
            <Button>{texts.next}</Button>
          </Actions>
        </Form>
        <p>
          <Link href={visit.to('/forgotten-pin')}>{texts.newPin}</Link>
        </p>
        {whoByPin(visit.world.institution).includes(other) ? (
          <p>
            <Link href={visit.to(`/activate-account/${other}`)}>{texts.otherKind[who]}</Link>
          </p>
        ) : null}
      </Page>
    ),
  }
}

/** Where the PIN comes from stands beside its field. */
export function Pin({ visit, error }: { visit: Visit; error?: string | undefined }) {
  const { comesFrom } = visit.world.institution.pin.access
  return (
    <Field
      name="pin"
      label={activationTexts(visit.language).prove.pin}
      hint={comesFrom?.[visit.language]}
      error={error}
      secret
      width="short"
      maxLength={40}
    />
  )
}

/** What may have gone wrong, the same for everybody. */
export function Advice({ visit }: { visit: Visit }) {
  const texts = activationTexts(visit.language).prove
  return (
    <Notice kind="info" language={visit.language}>
      <p>{texts.checkDigits}</p>
      <p>{texts.noMatchAdvice(visit.world.institution.pin.access.wrongTries)}</p>
      <p>
        <Link href={visit.to('/forgotten-pin')}>{texts.newPin}</Link>
      </p>
    </Notice>
  )
}

/** Said to everybody alike while the breaker is open; a job finds out whether there is somebody to send to. */
function linkSent(visit: Visit): Answer {
  const texts = activationTexts(visit.language).prove.linkSent
  const { validFor } = visit.world.institution.recovery.link
  return {
    show: (
      <Page visit={visit} title={texts.title}>
        <Notice kind="info" language={visit.language} announce>
          <p>{texts.text(durationInWords(validFor, visit.language))}</p>
          <p>{texts.also}</p>
        </Notice>
      </Page>
    ),
  }
}
