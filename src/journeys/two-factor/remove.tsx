/** An app or a passkey is removed by whoever showed a factor a moment ago (O-09). */
import { z } from 'zod'
import { seeTwoFactor } from '../../actions/factor-standing.ts'
import { removeFactor } from '../../actions/remove-factor.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { notNow } from './answers.tsx'
import { mayChange } from './may-change.ts'
import { nameOf } from './overview.tsx'
import { twoFactorTexts } from './texts.ts'

export const removeFactorStep = step({
  path: '/my-account/two-factor/remove/:id',
  opens: 'full',
  formOpens: 'factor-or-right',
  leadsTo: ['/my-account/two-factor', '/my-account/two-factor/again', '/sign-in/second-factor'],
  sets: ['second-factor'],
  show: async (visit) => (await mayChange(visit, visit.path)) ?? ask(visit),
  fields: z.object({}),
  submit: async (visit) => {
    const refused = await mayChange(visit, visit.path)
    if (refused || !visit.session) return refused ?? { go: '/sign-in' }
    const id = idIn(visit)
    if (id === null) return { go: '/my-account/two-factor' }
    const outcome = await removeFactor(visit.world, visit.session, id, visit.browser())
    switch (outcome.is) {
      case 'removed':
        return { go: '/my-account/two-factor?done=removed' }
      case 'unknown':
        return { go: '/my-account/two-factor' }
      case 'last-one':
        return ask(visit, twoFactorTexts(visit.language).remove.last)
      case 'not-now':
        return notNow(visit)
    }
  },
})

/** An id as we make them, or none: nothing else is asked of the store. */
function idIn(visit: Visit): string | null {
  const id = visit.params['id'] ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null
}

async function ask(visit: Visit, error?: string): Promise<Answer> {
  const { remove } = twoFactorTexts(visit.language)
  const id = idIn(visit)
  const held = visit.session ? await seeTwoFactor(visit.world, visit.session) : null
  const factor = held?.factors.find((each) => each.id === id)
  if (!factor) return { go: '/my-account/two-factor' }
  return {
    ...(error === undefined ? {} : { status: 422 }),
    show: (
      <Page
        visit={visit}
        title={remove.title(nameOf(visit, factor))}
        intro={remove.text}
        failed={error !== undefined}
      >
        {error === undefined ? null : (
          <ErrorSummary language={visit.language} errors={[{ field: 'main', text: error }]} />
        )}
        <Form action={visit.to(`/my-account/two-factor/remove/${factor.id}`)} csrf={visit.csrf}>
          <Actions>
            <Button danger>{remove.submit}</Button>
            <ButtonLink href={visit.to('/my-account/two-factor')} variant="secondary">
              {remove.keep}
            </ButtonLink>
          </Actions>
        </Form>
      </Page>
    ),
  }
}
