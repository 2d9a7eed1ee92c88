/** The rules: what is due is accepted here, at the sign-in or when a new version comes (U-4, O-22). */
import { z } from 'zod'
import { acceptRulesDue, rulesDueFor } from '../../actions/accept-rules.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { longDay } from '../../web/dates.ts'
import { tick } from '../../web/form-fields.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Checkbox } from '../../web/look/checkbox.tsx'
import { Prose } from '../../web/look/details.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { myAccountTexts } from './texts.ts'

type RulesDocument = Institution['rulesDocuments'][number]

export const rulesStep = step({
  path: '/my-account/rules',
  opens: 'half-or-full',
  leadsTo: ['/my-account', '/why-no-access', '/my-account/two-factor', '/sign-in/second-factor', '/set'],
  sets: ['acceptance'],
  show: async (visit) => page(visit, false),
  fields: z.object({ acceptRules: tick }),
  submit: async (visit, { acceptRules }) => {
    if (!visit.session) return { go: '/sign-in' }
    if (acceptRules === undefined || acceptRules === '') return page(visit, true)
    const accepted = await acceptRulesDue(visit.world, visit.session, visit.browser())
    switch (accepted.is) {
      case 'gone':
        return { go: '/why-no-access' }
      case 'accepted':
        if (accepted.opened) visit.opened(accepted.opened)
        return { go: accepted.next }
    }
  },
})

async function page(visit: Visit, failed: boolean): Promise<Answer> {
  const due = visit.session ? await rulesDueFor(visit.world, visit.session) : []
  if (due.length === 0) return nothingDue(visit)
  const { language } = visit
  const texts = myAccountTexts(language).rules
  const titles = new Intl.ListFormat(language).format(due.map((document) => document.title[language]))
  return {
    ...(failed ? { status: 422 } : {}),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} failed={failed}>
        {failed ? (
          <ErrorSummary language={language} errors={[{ field: 'acceptRules', text: texts.mustAccept }]} />
        ) : null}
        <Documents visit={visit} documents={due} />
        <Form action={visit.to('/my-account/rules')} csrf={visit.csrf}>
          <Checkbox
            name="acceptRules"
            label={texts.accept(titles)}
            error={failed ? texts.mustAccept : undefined}
          />
          <Actions>
            <Button>{texts.submit}</Button>
          </Actions>
        </Form>
      </Page>
    ),
  }
}

/** Somebody who comes to read them again. */
function nothingDue(visit: Visit): Answer {
  const texts = myAccountTexts(visit.language).rules
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.none}>
        <Documents visit={visit} documents={visit.world.institution.rulesDocuments} />
        <Actions>
          <ButtonLink href={visit.to('/my-account')} variant="secondary">
            {texts.back}
          </ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

function Documents({ visit, documents }: { visit: Visit; documents: readonly RulesDocument[] }) {
  const { language } = visit
  const texts = myAccountTexts(language).rules
  return (
    <Prose>
      {documents.map((document) => (
        <section key={document.key}>
          <h2>{document.title[language]}</h2>
          <p>{texts.version(document.version, longDay(document.from, language))}</p>
          {document.summary ? <p>{document.summary[language]}</p> : null}
          <p>
            <Link href={document.link[language]} leaves={language}>
              {texts.read(document.title[language])}
            </Link>
          </p>
        </section>
      ))}
    </Prose>
  )
}
