/** Guests: who is here as one, until when, and the form that registers another (field 5.34). (Long: one page in all its states.) */
import { z } from 'zod'
import {
  type GuestObjection,
  seeGuests,
  sponsorGuest,
  takesGuests,
  type TypedGuest,
} from '../../actions/sponsor-guest.ts'
import { dayAt } from '../../core/account/access.ts'
import { languages } from '../../core/language.ts'
import { longDay } from '../../web/dates.ts'
import { durationInWords } from '../../web/durations.ts'
import { birthDate, email, textField, username } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { actTexts } from '../acts/texts.ts'
import { DeskPage, nowhere } from '../desk-page.tsx'
import { guestTexts } from './texts.ts'

const fields = z.object({
  given: textField(200),
  family: textField(200),
  birthDate,
  email,
  mobile: textField(60),
  language: textField(10),
  username,
  from: textField(20),
  until: textField(20),
  reason: textField(500),
  ticket: textField(60),
})

export const guestsStep = step({
  path: '/desk/guests',
  opens: { desk: 'sponsor-guest' },
  leadsTo: ['/desk/guests', '/desk/guests/:person', '/desk/people/:person'],
  query: z.object({ done: z.literal('registered').optional() }),
  show: async (visit) => page(visit, nothing, []),
  fields,
  submit: async (visit, typed): Promise<Answer> => {
    if (!visit.desk || !takesGuests(visit.world)) return page(visit, typed, [])
    const sponsored = await sponsorGuest(visit.world, visit.desk, typed)
    switch (sponsored.is) {
      case 'sponsored':
        return { go: '/desk/guests?done=registered' }
      case 'objections':
        return page(visit, typed, linesOf(visit, sponsored.objections))
      case 'not-yours':
        return nowhere(visit)
    }
  },
})

const nothing: TypedGuest = {
  given: '',
  family: '',
  birthDate: '',
  email: '',
  mobile: '',
  language: '',
  username: '',
  from: '',
  until: '',
  reason: '',
  ticket: '',
}

const fieldOf: Readonly<Record<GuestObjection, keyof TypedGuest>> = {
  'no-name': 'given',
  'no-birth-date': 'birthDate',
  'no-email': 'email',
  'no-mobile': 'mobile',
  'no-language': 'language',
  'no-sponsor': 'username',
  'too-many-guests': 'username',
  'known-already': 'email',
  'no-days': 'from',
  'ends-before-it-begins': 'until',
  'over-already': 'until',
  'too-long': 'until',
  'no-reason': 'reason',
  'no-ticket': 'ticket',
}

function linesOf(visit: Visit, objections: readonly GuestObjection[]): SummaryLine[] {
  const { errors } = guestTexts(visit.language)
  return objections.map((objection) => ({ field: fieldOf[objection], text: errors[objection] }))
}

async function page(visit: Visit, typed: TypedGuest, errors: readonly SummaryLine[]): Promise<Answer> {
  const texts = guestTexts(visit.language)
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <DeskPage visit={visit} title={texts.title} intro={texts.intro} failed={errors.length > 0}>
        {visit.query['done'] === undefined ? null : (
          <Notice kind="success" language={visit.language} announce>
            <p>{texts.registered}</p>
          </Notice>
        )}
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        <Card title={texts.list} id="guests">
          <Guests visit={visit} guests={await seeGuests(visit.world)} />
        </Card>
        <Card title={texts.register} id="register">
          {takesGuests(visit.world) ? (
            <Register visit={visit} typed={typed} errors={errors} />
          ) : (
            <p>{texts.notHere}</p>
          )}
        </Card>
      </DeskPage>
    ),
  }
}

function Guests({ visit, guests }: { visit: Visit; guests: Awaited<ReturnType<typeof seeGuests>> }) {
  const texts = guestTexts(visit.language)
  const today = dayAt(visit.world.now(), visit.world.institution)
  if (guests.length === 0) return <Empty title={texts.none} />
  return (
    <ItemList
      items={guests.map((guest) => ({
        title: `${guest.given} ${guest.family}`.trim(),
        text: (
          <>
            <p>
              {texts.line(
                longDay(guest.from, visit.language),
                longDay(guest.until, visit.language),
                guest.sponsor,
              )}
            </p>
            <p>
              <Link href={visit.to(`/desk/guests/${guest.personId}`)}>{texts.change}</Link>
            </p>
          </>
        ),
        ...(guest.until < today
          ? { tag: { words: texts.over, kind: 'neutral' as const } }
          : guest.activated
            ? {}
            : { tag: { words: texts.waits, kind: 'info' as const } }),
      }))}
    />
  )
}

type RegisterProps = { visit: Visit; typed: TypedGuest; errors: readonly SummaryLine[] }

function Register({ visit, typed, errors }: RegisterProps) {
  const texts = guestTexts(visit.language)
  const acts = actTexts(visit.language)
  const errorAt = (field: keyof TypedGuest) => errors.find((error) => error.field === field)?.text
  const shown = (name: keyof TypedGuest) => ({ name, value: typed[name], error: errorAt(name) })
  const longest = durationInWords(visit.world.institution.lifecycle.guest.longest, visit.language)
  return (
    <Form action={visit.to('/desk/guests')} csrf={visit.csrf}>
      <p>{texts.will}</p>
      <Field {...shown('given')} label={texts.given} autocomplete="off" />
      <Field {...shown('family')} label={texts.family} autocomplete="off" />
      <Field {...shown('birthDate')} label={texts.birthDate} hint={texts.day} width="medium" />
      <Field {...shown('email')} type="email" label={texts.email} autocomplete="off" />
      <Field
        {...shown('mobile')}
        type="tel"
        label={texts.mobile}
        hint={texts.mobileHint}
        autocomplete="off"
        width="medium"
      />
      <RadioGroup
        {...shown('language')}
        legend={texts.language}
        choices={languages.map((each) => ({ value: each, label: texts.languages[each] }))}
      />
      <Field
        {...shown('username')}
        label={texts.sponsor}
        hint={texts.sponsorHint}
        autocomplete="off"
        width="medium"
      />
      <Field {...shown('from')} label={texts.from} hint={texts.day} width="medium" />
      <Field {...shown('until')} label={texts.until} hint={texts.untilHint(longest)} width="medium" />
      <Field {...shown('reason')} label={acts.reason} hint={acts.reasonHint} maxLength={500} />
      <Field {...shown('ticket')} label={acts.ticket} hint={acts.ticketHint} width="medium" />
      <Actions>
        <Button>{texts.button}</Button>
      </Actions>
    </Form>
  )
}
