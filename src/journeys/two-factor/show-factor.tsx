/** The second step of signing in: the code of the app, or a recovery code. Answered alike whatever the account has (O-9). */
import { z } from 'zod'
import { type FactorShown, showCode } from '../../actions/show-factor.ts'
import { code } from '../../web/form-fields.ts'
import { Details, Prose } from '../../web/look/details.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { gone, offersPasskeys, slowDownText, tooMany } from './answers.tsx'
import { CodeForm } from './code-form.tsx'
import { twoFactorTexts } from './texts.ts'

const path = '/sign-in/second-factor'

export const showFactorStep = step({
  path,
  opens: 'half-or-full',
  leadsTo: [
    '/my-account',
    '/my-account/rules',
    '/my-account/two-factor',
    '/set',
    '/why-no-access',
    '/sign-in/second-factor/passkey',
    '/lost-second-factor',
  ],
  proves: [
    {
      proof: 'authenticator-app',
      for: 'same',
      leads: ['/my-account', '/my-account/rules', '/my-account/two-factor', '/set', '/why-no-access'],
    },
    {
      proof: 'recovery-code',
      for: 'same',
      leads: ['/my-account', '/my-account/rules', '/my-account/two-factor', '/set', '/why-no-access'],
    },
  ],
  show: (visit) => (visit.session?.kind === 'full' ? { go: '/my-account' } : page(visit)),
  fields: z.object({ code }),
  submit: async (visit, typed) => {
    const { session } = visit
    if (!session) return { go: '/sign-in' }
    if (session.kind === 'full') return { go: '/my-account' }
    return answerTo(visit, await showCode(visit.world, session, typed.code, visit.browser()))
  },
})

function answerTo(visit: Visit, outcome: FactorShown): Answer {
  switch (outcome.is) {
    case 'in':
      visit.opened(outcome.opened)
      return { go: outcome.next }
    case 'wrong':
      return { ...page(visit, twoFactorTexts(visit.language).wrong), status: 422 }
    case 'slow-down':
      return tooMany(visit, page(visit, slowDownText(visit, outcome.until)), outcome.until)
    case 'gone':
      return gone(visit)
  }
}

function page(visit: Visit, error?: string): Extract<Answer, { show: unknown }> {
  const { signIn } = twoFactorTexts(visit.language)
  return {
    show: (
      <Page visit={visit} title={signIn.title} intro={signIn.intro} failed={error !== undefined}>
        <CodeForm visit={visit} path={path} submit={signIn.submit} error={error}>
          {offersPasskeys(visit) ? (
            <Prose>
              <p>
                <Link href={visit.to('/sign-in/second-factor/passkey')}>{signIn.passkey}</Link>
              </p>
            </Prose>
          ) : null}
          <Details title={signIn.trouble}>
            <p>{signIn.clock}</p>
            <p>
              <Link href={visit.to('/lost-second-factor')}>{signIn.lost}</Link>
            </p>
          </Details>
        </CodeForm>
      </Page>
    ),
  }
}
