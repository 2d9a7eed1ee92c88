/** A new password for somebody whose old one has run out or must be changed; opened by the right password, by nothing else (O-6, U-6). */
import { z } from 'zod'
import { renewPassword } from '../../actions/change-password.ts'
import { mayKeepPassword } from '../../actions/keep-password.ts'
import { suggestPasswords } from '../../actions/suggest-passwords.ts'
import { passwordObjectionText } from '../../core/secrets/password-objection-texts.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { chosenPassword, newPasswordFields } from '../../web/new-password/chosen-password.ts'
import { NewPassword, newPasswordSummary } from '../../web/new-password/new-password.tsx'
import { newPasswordTexts } from '../../web/new-password/texts.ts'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { changePasswordTexts } from './texts.ts'

export const renewPasswordStep = step({
  path: '/set',
  opens: {
    grant: ['renew-password', 'recover-password', 'after-deactivation', 'project-link'],
    right: 'password',
  },
  leadsTo: [
    '/my-account',
    '/my-account/two-factor',
    '/my-account/rules',
    '/why-no-access',
    '/project-link/skip',
    '/project-link/done',
  ],
  sets: ['password'],
  afterwards: 'sign-in',
  show: async (visit) => page(visit, []),
  fields: z.object(newPasswordFields),
  submit: async (visit, typed) => {
    const { language, world, session } = visit
    if (!session) return { go: '/sign-in' }
    const chosen = chosenPassword(typed)
    if (chosen.is !== 'chosen') return page(visit, [newPasswordTexts(language)[chosen.is]])
    const outcome = await renewPassword(world, session, chosen.password, visit.browser())
    switch (outcome.is) {
      case 'changed':
        visit.opened(outcome.opened)
        return { go: isByLink(visit) ? afterLink(outcome.next) : outcome.next }
      case 'objections':
        return page(
          visit,
          outcome.objections.map((objection) => passwordObjectionText(objection, language)),
        )
      case 'too-late':
      case 'wrong-current':
      case 'locked':
      case 'session-ended':
        return late(visit)
    }
  },
})

/** Somebody came with the link and secret of a project (row E-3). */
function isByLink({ session }: Visit): boolean {
  return session?.grantJourney === 'project-link'
}

/** The front page of the link, from which the one-time codes are renewed; what must come first comes first. */
function afterLink(next: string): string {
  return next === '/my-account/rules' || next === '/why-no-access' ? next : '/project-link/done'
}

/** The right was used in another window, or the time ran out. */
function late(visit: Visit): Answer {
  const { title, text, signIn } = changePasswordTexts(visit.language).set.late
  return {
    status: 409,
    show: (
      <Page visit={visit} title={title} intro={text}>
        <Actions>
          <ButtonLink href={visit.to('/sign-in')}>{signIn}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

async function page(visit: Visit, errors: readonly string[]): Promise<Answer> {
  const { set } = changePasswordTexts(visit.language)
  const suggestions = await suggestPasswords(visit.world, visit.session, visit.language)
  const intro = visit.session?.grantJourney === 'renew-password' ? set.intro : set.own
  const maySkip = isByLink(visit) && (await mayKeepPassword(visit.world, visit.session))
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <Page visit={visit} title={set.title} intro={intro} failed={errors.length > 0}>
        <ErrorSummary language={visit.language} errors={newPasswordSummary(errors)} />
        <Form action={visit.to('/set')} csrf={visit.csrf}>
          <NewPassword visit={visit} suggestions={suggestions} errors={errors} />
          <Actions>
            <Button>{set.submit}</Button>
            {maySkip ? (
              <ButtonLink href={visit.to('/project-link/skip')} variant="secondary">
                {set.skip}
              </ButtonLink>
            ) : null}
          </Actions>
        </Form>
      </Page>
    ),
  }
}
