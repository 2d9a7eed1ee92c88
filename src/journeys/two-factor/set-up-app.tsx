/** Setting up an authenticator app: scan or type, then one code, and only then it counts (E-4). Shown on the page itself or for one more app. */
import { enrolApp, type Enrolled, pendingSeed } from '../../actions/enrol-factor.ts'
import type { AuthenticatorSeed } from '../../core/secrets/one-time-code.ts'
import { keyUri, typedKey } from '../../core/secrets/one-time-code.ts'
import { Button } from '../../web/look/button.tsx'
import { Details, Prose } from '../../web/look/details.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { exact } from '../../web/look/exact.ts'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { QrCode } from '../../web/look/qr-code.tsx'
import { Page } from '../../web/page.tsx'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { codesOnce, gone, notNow, offersPasskeys } from './answers.tsx'
import { twoFactorTexts } from './texts.ts'

/** Where the form leads, and whether it is the first one. */
export type AppPlace = { path: '/my-account/two-factor' | '/my-account/two-factor/app'; first: boolean }

/** Judges the first code. */
export async function enrolTypedApp(visit: Visit, code: string, place: AppPlace): Promise<Answer> {
  const { world, session } = visit
  if (!session) return { go: '/sign-in' }
  const outcome = await enrolApp(world, session, code, visit.browser())
  if (outcome.is === 'wrong') return appPage(visit, place, twoFactorTexts(visit.language).setUp.wrong)
  return afterEnrolling(visit, outcome)
}

/** The same after an app and after a passkey: the recovery codes if there are new ones, then on. */
export function afterEnrolling(visit: Visit, outcome: Exclude<Enrolled, { is: 'wrong' }>): Answer {
  if (outcome.is === 'not-now') return visit.session?.kind === 'half' ? gone(visit) : notNow(visit)
  const { codes, opened } = outcome
  if (opened) visit.opened(opened)
  const next = outcome.next === '/my-account/two-factor' ? '/my-account/two-factor?done=added' : outcome.next
  const says = twoFactorTexts(visit.language).codes.enrolled
  return codes.length > 0 ? codesOnce(visit, { codes, says, next }) : { go: next }
}

/** The page with the key. It is shown only as long as no code was right (case O-05). */
export async function appPage(visit: Visit, place: AppPlace, error?: string): Promise<Answer> {
  const { setUp } = twoFactorTexts(visit.language)
  const seed = visit.session ? await pendingSeed(visit.world, visit.session) : null
  if (!seed) return { go: '/sign-in' }
  return {
    ...(error === undefined ? {} : { status: 422 }),
    show: (
      <Page
        visit={visit}
        title={place.first ? setUp.title : setUp.further}
        intro={setUp.intro}
        failed={error !== undefined}
      >
        {error === undefined ? null : (
          <ErrorSummary language={visit.language} errors={[{ field: 'code', text: error }]} />
        )}
        <HowTo visit={visit} seed={seed} />
        <Form action={visit.to(place.path)} csrf={visit.csrf}>
          <Field
            name="code"
            label={setUp.code}
            hint={setUp.codeHint}
            error={error}
            autocomplete="one-time-code"
            inputMode="numeric"
            width="medium"
          />
          <Actions>
            <Button>{setUp.submit}</Button>
          </Actions>
        </Form>
        {offersPasskeys(visit) ? (
          <Prose>
            <p>
              <Link href={visit.to('/my-account/two-factor/passkey')}>{setUp.passkey}</Link>
            </p>
          </Prose>
        ) : null}
      </Page>
    ),
  }
}

function HowTo({ visit, seed }: { visit: Visit; seed: AuthenticatorSeed }) {
  const { setUp } = twoFactorTexts(visit.language)
  const { names } = visit.world.institution
  const uri = keyUri(seed, { issuer: names.short, label: visit.session?.username ?? '' })
  return (
    <ol class="ad-how">
      <li>
        <p>{setUp.app}</p>
      </li>
      <li>
        <p>{setUp.scan}</p>
        <QrCode text={uri} label={setUp.picture} />
        <p>
          {setUp.onPhone}{' '}
          <a class="ds-link" href={uri}>
            {setUp.openApp}
          </a>
        </p>
        <Details title={setUp.typed}>
          <p id="secret-key-words">{setUp.typedText}</p>
          <strong class="ad-key" id="secret-key" {...exact}>
            {typedKey(seed)}
          </strong>
        </Details>
      </li>
    </ol>
  )
}
