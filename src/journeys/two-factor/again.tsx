/** Before the second step is changed, it is shown once more: the password, or a session somebody left open, is not enough (O-06). */
import { z } from 'zod'
import { type FactorAgain, proveByCode } from '../../actions/prove-by-factor.ts'
import { code } from '../../web/form-fields.ts'
import { Prose } from '../../web/look/details.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { offersPasskeys, slowDownText, tooMany } from './answers.tsx'
import { CodeForm } from './code-form.tsx'
import { deeds } from './may-change.ts'
import { twoFactorTexts } from './texts.ts'

const path = '/my-account/two-factor/again'

/** Which deed it was that somebody came for. */
export const wantedQuery = z.object({ want: z.enum(['app', 'passkey', 'codes', 'desk', 'first']).optional() })

export const againStep = step({
  path,
  opens: 'full',
  leadsTo: [
    '/my-account/two-factor',
    '/my-account/two-factor/app',
    '/my-account/two-factor/passkey',
    '/my-account/two-factor/recovery-codes',
    '/my-account/two-factor/again/passkey',
  ],
  proves: [
    { proof: 'authenticator-app', for: 'same', leads: ['/my-account/two-factor'] },
    { proof: 'recovery-code', for: 'same', leads: ['/my-account/two-factor'] },
  ],
  query: wantedQuery,
  show: (visit) => page(visit),
  fields: z.object({ code }),
  submit: async (visit, typed) => {
    if (!visit.session) return { go: '/sign-in' }
    return answerTo(visit, await proveByCode(visit.world, visit.session, typed.code, visit.browser()))
  },
})

/** Back to what was wanted. */
export function deedOf(visit: Visit): string {
  const wanted = visit.query['want']
  const known = wantedQuery.shape.want.safeParse(wanted).data
  return known === undefined ? '/my-account/two-factor' : deeds[known]
}

/** The address of a page here, keeping what was wanted. */
export function keeping(visit: Visit, to: string): string {
  const wanted = visit.query['want']
  return wanted === undefined ? to : `${to}?want=${wanted}`
}

function answerTo(visit: Visit, outcome: FactorAgain): Answer {
  switch (outcome.is) {
    case 'right':
      visit.opened(outcome.opened)
      return { go: deedOf(visit) }
    case 'wrong':
      return { ...page(visit, twoFactorTexts(visit.language).wrong), status: 422 }
    case 'slow-down':
      return tooMany(visit, page(visit, slowDownText(visit, outcome.until)), outcome.until)
  }
}

function page(visit: Visit, error?: string): Extract<Answer, { show: unknown }> {
  const { again, signIn } = twoFactorTexts(visit.language)
  return {
    show: (
      <Page visit={visit} title={again.title} intro={again.intro} failed={error !== undefined}>
        <CodeForm visit={visit} path={keeping(visit, path)} submit={again.submit} error={error}>
          {offersPasskeys(visit) ? (
            <Prose>
              <p>
                <Link href={visit.to(keeping(visit, `${path}/passkey`))}>{signIn.passkey}</Link>
              </p>
            </Prose>
          ) : null}
        </CodeForm>
      </Page>
    ),
  }
}
