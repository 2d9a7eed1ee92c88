/** Whoever opened the link types the secret that the administrator passed on by another way (E-3, L-18). */
import { z } from 'zod'
import { isProjectLinkAlive, openProjectLink } from '../../actions/open-project-link.ts'
import { textField } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { mailCodeWords } from '../../web/mail-code/words.ts'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { projectLinkTexts } from './texts.ts'

const next = ['/set', '/activate-account/rules', '/activate-account/password'] as const

export const secretStep = step({
  path: '/project-link',
  opens: 'anybody',
  leadsTo: next,
  proves: [{ proof: 'project-link', for: 'project-link', leads: next }],
  show: async (visit) =>
    (await isProjectLinkAlive(visit.world, visit.linkKey)) ? page(visit, null) : dead(visit),
  fields: z.object({ secret: textField(200) }),
  submit: async (visit, { secret }) => {
    const { open: texts } = projectLinkTexts(visit.language)
    if (secret.trim() === '')
      return (await isProjectLinkAlive(visit.world, visit.linkKey))
        ? page(visit, { status: 422, error: texts.empty })
        : dead(visit)
    const typed = { key: visit.linkKey, secret }
    const outcome = await openProjectLink(visit.world, typed, visit.browser(), visit.from)
    switch (outcome.is) {
      case 'opened':
        visit.opened(outcome.opened)
        visit.keepLinkKey(null)
        return { go: outcome.next }
      case 'wrong':
        return page(visit, { status: 422, error: texts.wrong(outcome.left) })
      case 'slow-down':
        return page(visit, { status: 429, error: texts.slowDown })
      case 'dead':
        return dead(visit)
    }
  },
})

function page(visit: Visit, failed: { status: 422 | 429; error: string } | null): Answer {
  const { open: texts } = projectLinkTexts(visit.language)
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={failed !== null}>
        {failed ? (
          <ErrorSummary language={visit.language} errors={[{ field: 'secret', text: failed.error }]} />
        ) : null}
        <Form action={visit.to('/project-link')} csrf={visit.csrf}>
          <Field
            name="secret"
            label={texts.secret}
            hint={texts.hint}
            error={failed?.error}
            autocomplete="off"
            width="medium"
          />
          <Actions>
            <Button>{texts.submit}</Button>
          </Actions>
        </Form>
        <Notice kind="info" language={visit.language} title={texts.privateTitle}>
          <p>{texts.privateText}</p>
        </Notice>
      </Page>
    ),
  }
}

/** The same words whatever it died of: nothing about anybody is told to whoever holds an old link. */
function dead(visit: Visit): Answer {
  const { dead: texts } = projectLinkTexts(visit.language)
  return {
    status: 422,
    show: (
      <Page visit={visit} title={texts.title} intro={texts.text}>
        <AskDesk visit={visit} lead={mailCodeWords(visit.language).askDesk} />
      </Page>
    ),
  }
}
