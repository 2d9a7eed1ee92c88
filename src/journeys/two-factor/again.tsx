/** Before the second step is changed, it is shown once more: the password, or a session somebody left open, is not enough (O-06). */
import { z } from 'zod'
import { seeTwoFactor } from '../../actions/factor-standing.ts'
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
  show: async (visit): Promise<Answer> => {
    if (!visit.session) return { go: '/sign-in' }
    const { standing } = await seeTwoFactor(visit.world, visit.session)
    const hasNone = standing === 'first' || standing === 'replacing' || standing === 'prove-first'
    return hasNone ? { go: '/my-account/two-factor' } : page(visit)
  },
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

/** For what it is shown: a change of the second factor, or the door of the desk. */
export function introOf(visit: Visit): string {
  const { again } = twoFactorTexts(visit.language)
  const deed = deedOf(visit)
  return deed === deeds.desk || deed === deeds.first ? again.introDesk : again.intro
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
      <Page visit={visit} title={again.title} intro={introOf(visit)} failed={error !== undefined}>
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
