/** The rules that are due are accepted, version by version, before a password is made (U-4, O-22; field 5.37). */
import { z } from 'zod'
import { acceptRulesBeforeActivation, type Activating, whoActivates } from '../../actions/activate-account.ts'
import { tick } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Checkbox } from '../../web/look/checkbox.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { activationTexts } from './texts.ts'
import { Way } from './way.tsx'

export const rules = step({
  path: '/activate-account/rules',
  opens: { grant: ['activate-account', 'project-link'], right: 'password' },
  begins: '/activate-account?late=1',
  leadsTo: ['/activate-account/password', '/activate-account'],
  sets: ['acceptance'],
  show: async (visit) => show(visit, false),
  fields: z.object({ acceptRules: tick }),
  submit: async (visit, { acceptRules }) => {
    if (!acceptRules) return show(visit, true)
    const accepted = await acceptRulesBeforeActivation(visit.world, visit.session?.grantId ?? null)
    return { go: accepted ? '/activate-account/password' : '/activate-account?late=1' }
  },
})

async function show(visit: Visit, failed: boolean): Promise<Answer> {
  const activating = await whoActivates(visit.world, visit.session?.grantId ?? null)
  if (!activating) return { go: '/activate-account?late=1' }
  if (activating.rules.length === 0) return { go: '/activate-account/password' }
  return page(visit, activating.rules, failed)
}

function page(visit: Visit, due: Activating['rules'], failed: boolean): Answer {
  const { language } = visit
  const { rules: texts } = activationTexts(language)
  const titles = new Intl.ListFormat(language).format(due.map((document) => document.title[language]))
  return {
    ...(failed ? { status: 422 } : {}),
    show: (
      <Page
        visit={visit}
        title={texts.title}
        intro={texts.intro}
        failed={failed}
        above={<Way visit={visit} at="rules" />}
      >
        {failed ? (
          <ErrorSummary language={language} errors={[{ field: 'acceptRules', text: texts.mustAccept }]} />
        ) : null}
        {due.map((document) => (
          <Card key={document.key} title={document.title[language]}>
            {document.summary ? <p>{document.summary[language]}</p> : null}
            <p>
              <Link href={document.link[language]} leaves={language}>
                {texts.read(document.title[language])}
              </Link>
            </p>
            <p>{texts.version(document.version)}</p>
          </Card>
        ))}
        <Form action={visit.to('/activate-account/rules')} csrf={visit.csrf}>
          <Checkbox
            name="acceptRules"
            label={texts.accept(titles)}
            error={failed ? texts.mustAccept : undefined}
          />
          <Actions>
            <Button>{texts.next}</Button>
          </Actions>
        </Form>
      </Page>
    ),
  }
}
