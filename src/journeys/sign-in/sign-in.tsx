/** The sign-in page. Until the password is right, the answer is the same for every name, invented ones too (E-01, E-07). */
import { z } from 'zod'
import type { Temporal } from 'temporal-polyfill'
import { signIn, type SignInOutcome } from '../../actions/sign-in.ts'
import { endsByItself } from '../../core/account/long-run.ts'
import { readUsername } from '../../core/account/username.ts'
import { ownDomains } from '../../core/institution/own-domains.ts'
import { clockTime } from '../../web/dates.ts'
import { DeskWays } from '../../web/desk-ways.tsx'
import { passwordField, sharedComputer, username } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { PasswordField } from '../../web/look/password-field.tsx'
import { Page } from '../../web/page.tsx'
import { noteSharedComputer, SharedComputerTick } from '../../web/shared-computer/tick.tsx'
import { type Answer, step } from '../../web/step.ts'
import { deskToAsk } from '../../web/verdict/verdict.tsx'
import { webTexts } from '../../web/texts.ts'
import type { Visit } from '../../web/visit.ts'
import { hasRecovery, Trouble, WithoutPassword } from './other-ways.tsx'
import { signInTexts } from './texts.ts'

export const signInStep = step({
  path: '/sign-in',
  opens: 'anybody',
  leadsTo: [
    '/my-account',
    '/my-account/rules',
    '/my-account/two-factor',
    '/sign-in/second-factor',
    '/sign-in/opening-code',
    '/sign-in/passkey',
    '/set',
    '/why-no-access',
    '/forgotten-password',
    '/forgotten-username',
    '/shared-computer',
    '/electronic-id/:purpose',
  ],
  proves: [
    {
      proof: 'password',
      for: 'sign-in',
      leads: [
        '/my-account',
        '/my-account/rules',
        '/my-account/two-factor',
        '/sign-in/second-factor',
        '/why-no-access',
      ],
    },
    { proof: 'password', for: 'renew-password', leads: ['/set'] },
    { proof: 'temporary-password', for: 'recover-password', leads: ['/set', '/sign-in/second-factor'] },
    {
      proof: 'pin',
      for: 'after-deactivation',
      leads: ['/set', '/sign-in/second-factor', '/sign-in/opening-code'],
    },
  ],
  // a service may want a sign-in of this very moment, whoever is signed in already
  show: (visit) =>
    visit.session?.kind === 'full' && visit.wantsService?.again !== true
      ? { go: '/my-account' }
      : page(visit, {}),
  fields: z.object({ username, password: passwordField, sharedComputer }),
  submit: async (visit, typed) => {
    noteSharedComputer(visit, typed.sharedComputer)
    return mayBeName(visit, typed.username)
      ? answerTo(visit, typed.username, await signIn(visit.world, typed, visit.browser(), visit.from))
      : { ...wrong(visit, typed.username), status: 400 }
  },
})

/** What cannot be a name of anybody here is refused before anything is looked up or counted (cases B-10, B-04). */
function mayBeName({ world: { institution } }: Visit, typed: string): boolean {
  return readUsername(typed, { realms: ownDomains(institution) }) !== null
}

/** The same words whatever it is that is wrong. */
function wrong(visit: Visit, typedName: string) {
  return page(visit, { typedName, error: signInTexts(visit.language).wrong })
}

function answerTo(visit: Visit, typedName: string, outcome: SignInOutcome): Answer {
  const texts = signInTexts(visit.language)
  switch (outcome.is) {
    case 'in':
      visit.opened(outcome.opened)
      return { go: outcome.next }
    case 'wrong':
      return { ...wrong(visit, typedName), status: 422 }
    case 'locked': {
      if (!endsByItself(outcome.until)) return closedForLong(visit, typedName, outcome.now)
      const time = opensAt(visit, outcome.until)
      const error = outcome.now ? texts.lockedNow(time) : texts.locked(time)
      const answer = page(visit, { typedName, error, lockedUntil: time })
      return outcome.now ? { ...answer, status: 422 } : tooMany(visit, answer, outcome.until)
    }
    case 'slow-down': {
      const { within } = visit.world.institution.networks
      const error = texts.slowDown(Math.ceil(within.total('minutes')))
      const again = visit.world.now().add(within)
      return tooMany(visit, page(visit, { typedName, error }), again)
    }
  }
}

/** The same for every name; no time to come back is told, because none helps. */
function closedForLong(visit: Visit, typedName: string, now: boolean): Answer {
  const error = webTexts(visit.language).closedForLong
  return { ...page(visit, { typedName, error }), status: now ? 422 : 429 }
}

/** 429 with Retry-After in whole seconds (RFC 9110 10.2.3). */
function tooMany(visit: Visit, answer: Extract<Answer, { show: unknown }>, until: Temporal.Instant): Answer {
  const seconds = Math.max(1, Math.ceil(visit.world.now().until(until).total('seconds')))
  return { ...answer, status: 429, headers: { 'retry-after': String(seconds) } }
}

/** The next whole minute: whoever comes back at the time that was told is never too early. */
function opensAt(visit: Visit, until: Temporal.Instant): string {
  const { timeZone } = visit.world.institution
  return clockTime(
    until.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).toZonedDateTimeISO(timeZone),
    visit.language,
  )
}

type Shown = { typedName?: string; error?: string; lockedUntil?: string }

function page(visit: Visit, { typedName, error, lockedUntil }: Shown): Extract<Answer, { show: unknown }> {
  const texts = signInTexts(visit.language)
  const { names, signIn: setting } = visit.world.institution
  const hint = texts.usernameHint(setting.names.includes('mail'))
  return {
    show: (
      <Page
        visit={visit}
        title={texts.title}
        intro={introOf(visit, texts.intro(names[visit.language]))}
        failed={error !== undefined}
      >
        {error === undefined ? null : (
          <ErrorSummary language={visit.language} errors={[{ field: 'username', text: error }]} />
        )}
        {lockedUntil === undefined ? null : <WaysThatStayOpen visit={visit} until={lockedUntil} />}
        <Form action={visit.to('/sign-in')} csrf={visit.csrf}>
          <Field
            name="username"
            label={texts.username}
            {...(hint === '' ? {} : { hint })}
            value={typedName}
            autocomplete="username"
            autofocus={error === undefined}
          />
          <PasswordField name="password" label={texts.password} language={visit.language} />
          <SharedComputerTick visit={visit} />
          <Actions>
            <Button>{texts.submit}</Button>
          </Actions>
        </Form>
        <WithoutPassword visit={visit} />
        <Trouble visit={visit} />
      </Page>
    ),
  }
}

/** Whoever came from a service sees which one it is. */
function introOf(visit: Visit, intro: string): string {
  const { wantsService: wanted, world, language } = visit
  const service = world.institution.openid.clients.find(({ key }) => key === wanted?.client)
  return service === undefined ? intro : `${intro} ${signInTexts(language).toService(service.name[language])}`
}

function WaysThatStayOpen({ visit, until }: { visit: Visit; until: string }) {
  const { lockedTitle, lockedText, ways } = signInTexts(visit.language)
  const desk = deskToAsk(visit.world.institution)
  return (
    <Notice kind="info" language={visit.language} title={lockedTitle}>
      <p>{lockedText}</p>
      <ul>
        <li>{ways.wait(until)}</li>
        <li>{ways.knownBrowser}</li>
        {hasRecovery(visit) ? (
          <li>
            <Link href={visit.to('/forgotten-password')}>{ways.recover}</Link>
          </li>
        ) : null}
        <li>{desk ? <DeskWays visit={visit} desk={desk} lead={`${ways.desk} `} /> : ways.desk}</li>
      </ul>
    </Notice>
  )
}
