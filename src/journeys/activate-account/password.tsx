/** The username is shown, a password is picked or written, and the account opens (N-4, N-6, U-7, U-8). */
import { z } from 'zod'
import { activateAccount, type Activating, whoActivates } from '../../actions/activate-account.ts'
import { suggestPasswords } from '../../actions/suggest-passwords.ts'
import { passwordObjectionText } from '../../core/secrets/password-objection-texts.ts'
import { Button } from '../../web/look/button.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { exact } from '../../web/look/exact.ts'
import { Actions, Form } from '../../web/look/form.tsx'
import { chosenPassword, newPasswordFields } from '../../web/new-password/chosen-password.ts'
import { NewPassword, newPasswordSummary } from '../../web/new-password/new-password.tsx'
import { newPasswordTexts } from '../../web/new-password/texts.ts'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { donePage } from './done.tsx'
import { durationInWords } from '../../web/durations.ts'
import { hindered } from '../../web/activation-hindered/hindered.tsx'
import { activationTexts } from './texts.ts'
import { Way } from './way.tsx'

const startAgain = '/activate-account?late=1'

export const password = step({
  path: '/activate-account/password',
  opens: { grant: ['activate-account', 'project-link'], right: 'password' },
  begins: startAgain,
  leadsTo: [
    '/activate-account/rules',
    '/activate-account/done',
    '/activate-account',
    '/my-account',
    '/my-account/rules',
    '/my-account/two-factor',
  ],
  sets: ['password'],
  afterwards: 'first-factor',
  show: async (visit) => page(visit, []),
  fields: z.object(newPasswordFields),
  submit: async (visit, typed) => {
    const { language } = visit
    const chosen = chosenPassword(typed)
    if (chosen.is !== 'chosen') return page(visit, [newPasswordTexts(language)[chosen.is]])
    const activated = await activateAccount(
      visit.world,
      visit.session?.grantId ?? null,
      { password: chosen.password, language },
      visit.browser(),
    )
    switch (activated.is) {
      case 'objections':
        return page(
          visit,
          activated.objections.map((objection) => passwordObjectionText(objection, language)),
        )
      case 'rules-first':
        return { go: '/activate-account/rules' }
      case 'hindered':
        return hindered(visit, activated.hindrances)
      case 'too-late':
        return { go: startAgain }
      case 'activated':
        visit.opened(activated.opened)
        return donePage(visit, activated)
    }
  },
})

async function page(visit: Visit, errors: readonly string[]): Promise<Answer> {
  const activating = await whoActivates(visit.world, visit.session?.grantId ?? null)
  if (!activating) return { go: startAgain }
  if (activating.rules.length > 0) return { go: '/activate-account/rules' }
  return form(visit, activating, errors)
}

async function form(
  visit: Visit,
  { person, username }: Activating,
  errors: readonly string[],
): Promise<Answer> {
  const { language, world } = visit
  const { password: texts } = activationTexts(language)
  const { validFor } = world.institution.passwords
  const suggestions = await suggestPasswords(world, { personId: person.id, username }, language)
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <Page
        visit={visit}
        title={texts.title}
        intro={texts.intro(validFor === null ? null : durationInWords(validFor, language))}
        failed={errors.length > 0}
        above={<Way visit={visit} at="password" />}
      >
        <ErrorSummary language={language} errors={newPasswordSummary(errors)} />
        <Form action={visit.to('/activate-account/password')} csrf={visit.csrf}>
          {username === null ? null : <OwnUsername label={texts.username} username={username} />}
          <NewPassword visit={visit} suggestions={suggestions} errors={errors} first />
          <Actions>
            <Button>{texts.save}</Button>
          </Actions>
        </Form>
      </Page>
    ),
  }
}

/** As text, and as a field without a name that a password manager reads but nobody sends. */
function OwnUsername({ label, username }: { label: string; username: string }) {
  return (
    <>
      <DefinitionList facts={[{ term: label, value: <strong {...exact}>{username}</strong> }]} />
      <input
        class="ds-sr-only"
        type="text"
        autocomplete="username"
        value={username}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
    </>
  )
}
