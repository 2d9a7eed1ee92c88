/** Setting the PIN that opens doors with the card; the password is asked for again unless that was just done (O-11, U-3). */
import { z } from 'zod'
import { proveAgain } from '../../actions/prove-again.ts'
import { seeDoorPin } from '../../actions/see-account.ts'
import { setDoorPin } from '../../actions/set-door-pin.ts'
import { isFresh } from '../../core/account/session.ts'
import { pinObjectionText, pinRules, unreadablePinText } from '../../core/secrets/pin-texts.ts'
import { distrustedPage, wrongCurrentText } from '../../web/current-password/refused.tsx'
import { longMoment } from '../../web/dates.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { passwordField, pin } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { PasswordField } from '../../web/look/password-field.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { doorPinTexts } from './texts.ts'

export const doorPinStep = step({
  path: '/my-account/pin',
  opens: 'full',
  leadsTo: ['/my-account/pin/saved'],
  sets: ['door-pin'],
  show: async (visit) => (isOffered(visit) ? page(visit, {}) : errorPage(visit, 'notFound')),
  fields: z.object({ newPin: pin, currentPassword: passwordField }),
  submit: async (visit, { newPin, currentPassword }) => {
    if (!visit.session) return { go: '/sign-in' }
    if (!isOffered(visit)) return errorPage(visit, 'notFound')
    const refused = isFresh(visit.session, visit.world.now()) ? null : await prove(visit, currentPassword)
    if (refused) return refused
    const outcome = await setDoorPin(visit.world, visit.session, newPin)
    switch (outcome.is) {
      case 'set':
        return { go: '/my-account/pin/saved' }
      case 'wrong-form':
        return page(visit, { newPin: [unreadablePinText(outcome.length, visit.language)] })
      case 'objections':
        return page(visit, {
          newPin: outcome.objections.map((objection) => pinObjectionText(objection, visit.language)),
        })
    }
  },
})

function isOffered({ world: { institution } }: Visit): boolean {
  return institution.features.doorPin && institution.pin.door.offered
}

/** The current password once more. Null: proved, and this visit goes on as a fresh one. */
async function prove(visit: Visit, currentPassword: string): Promise<Answer | null> {
  if (!visit.session) return { go: '/sign-in' }
  const { world } = visit
  const proved = await proveAgain(world, visit.session, currentPassword, visit.deviceCookie)
  switch (proved.is) {
    case 'right':
      visit.opened(proved.opened)
      visit.session = {
        ...visit.session,
        freshUntil: world.now().add(world.institution.sessions.freshFor),
      }
      return null
    case 'wrong-current':
    case 'locked':
      return page(visit, { currentPassword: [wrongCurrentText(visit, proved)] })
    case 'session-ended':
      return distrustedPage(visit)
  }
}

type Errors = { newPin?: readonly string[]; currentPassword?: readonly string[] }

async function page(visit: Visit, errors: Errors): Promise<Answer> {
  const { language, world, session } = visit
  const texts = doorPinTexts(language)
  const { door, one } = world.institution.pin
  const setAt = session ? await seeDoorPin(world, session) : null
  const summary = (['newPin', 'currentPassword'] as const).flatMap((field): SummaryLine[] =>
    (errors[field] ?? []).map((text) => ({ field, text })),
  )
  const when = setAt ? longMoment(setAt, world.institution.timeZone, language) : null
  return {
    ...(summary.length > 0 ? { status: 422 } : {}),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={summary.length > 0}>
        <ErrorSummary language={language} errors={summary} />
        <Prose>
          {one ? <p>{texts.one}</p> : null}
          <p>{when === null ? texts.neverSet : texts.setAt(when)}</p>
        </Prose>
        <Form action={visit.to('/my-account/pin')} csrf={visit.csrf}>
          <Field
            name="newPin"
            label={texts.newPin}
            hint={<Rules visit={visit} length={door.length} />}
            error={errors.newPin?.join(' ')}
            autocomplete="off"
            inputMode="numeric"
            width="short"
            secret
          />
          {session && isFresh(session, world.now()) ? null : (
            <PasswordField
              name="currentPassword"
              label={texts.current}
              language={language}
              hint={texts.currentHint}
              errors={errors.currentPassword ?? []}
            />
          )}
          <Actions>
            <Button>{texts.submit}</Button>
          </Actions>
        </Form>
      </Page>
    ),
  }
}

function Rules({ visit, length }: { visit: Visit; length: number }) {
  return (
    <ul>
      {pinRules(length, visit.language).map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  )
}
