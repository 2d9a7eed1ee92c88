/** One guide: what to know, the button to the page where it is done, when it was written, and whether it helped (rows N-8, N-11, E-6). */
import { z } from 'zod'
import { sayWhetherFound } from '../../actions/guide-feedback.ts'
import { guideAction } from '../../core/help/guide-actions.ts'
import type { Guide } from '../../core/help/guide.ts'
import { longDay } from '../../web/dates.ts'
import { DeskWays } from '../../web/desk-ways.tsx'
import { errorPage } from '../../web/error-answer.tsx'
import { textField } from '../../web/form-fields.ts'
import { GuideBody } from '../../web/guides/guide-body.tsx'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import { deskToAsk } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { guidesLeadTo } from './help.tsx'
import { helpTexts } from './texts.ts'

export const guideStep = step({
  path: '/help/:guide',
  opens: 'anybody',
  leadsTo: ['/help', ...guidesLeadTo],
  show: (visit) => {
    const guide = guideMeant(visit)
    return guide ? page(visit, guide, 'ask') : errorPage(visit, 'notFound')
  },
  fields: z.object({ found: textField(10) }),
  submit: async (visit, { found }) => {
    const guide = guideMeant(visit)
    if (!guide || !visit.world.institution.help.feedback) return errorPage(visit, 'notFound')
    if (found !== 'yes' && found !== 'no') return { ...page(visit, guide, 'unanswered'), status: 422 }
    const answer = { guide: guide.key, language: visit.language, found: found === 'yes' }
    await sayWhetherFound(visit.world, answer, visit.visitor)
    return page(visit, guide, 'thanks')
  },
})

/** Only the names of guides that were read at the start mean anything; no file is opened for an address. */
function guideMeant({ world, guides, params }: Visit): Guide | null {
  return world.institution.features.help ? guides.named(params['guide'] ?? '') : null
}

type Asked = 'ask' | 'unanswered' | 'thanks'

function page(visit: Visit, guide: Guide, asked: Asked): Extract<Answer, { show: unknown }> {
  const { language } = visit
  const texts = helpTexts(language)
  const { title, summary, blocks } = guide.in[language]
  const { path, label } = guideAction(guide.action)
  return {
    show: (
      <Page
        visit={visit}
        title={title}
        intro={summary}
        failed={asked === 'unanswered'}
        above={
          <p>
            <Link href={visit.to('/help')}>{texts.back}</Link>
          </p>
        }
      >
        {asked === 'unanswered' ? (
          <ErrorSummary language={language} errors={[{ field: 'found', text: texts.feedback.choose }]} />
        ) : null}
        {asked === 'thanks' ? (
          <Notice kind="success" language={language} announce>
            <p>{texts.feedback.thanks}</p>
          </Notice>
        ) : null}
        <article itemScope itemType="https://schema.org/Article">
          <meta itemProp="headline" content={title} />
          <meta itemProp="inLanguage" content={language} />
          <Prose>
            <Dates visit={visit} guide={guide} />
            <GuideBody visit={visit} blocks={blocks} />
          </Prose>
        </article>
        <Actions>
          <ButtonLink href={visit.to(path)}>{label[language]}</ButtonLink>
        </Actions>
        {asked === 'thanks' ? null : <Feedback visit={visit} guide={guide} failed={asked === 'unanswered'} />}
        <Other visit={visit} />
      </Page>
    ),
  }
}

function Dates({ visit, guide }: { visit: Visit; guide: Guide }) {
  const { language, world } = visit
  if (!world.institution.help.dates) return null
  const texts = helpTexts(language)
  return (
    <p class="ad-hint">
      {`${texts.published} `}
      <time dateTime={guide.published} itemProp="datePublished">
        {longDay(guide.published, language)}
      </time>
      {`. ${texts.modified} `}
      <time dateTime={guide.modified} itemProp="dateModified">
        {longDay(guide.modified, language)}
      </time>
      {'.'}
    </p>
  )
}

/** Yes or no, and nothing else: there is no field in which somebody could write about themselves. */
function Feedback({ visit, guide, failed }: { visit: Visit; guide: Guide; failed: boolean }) {
  if (!visit.world.institution.help.feedback) return null
  const { feedback } = helpTexts(visit.language)
  return (
    <Form action={visit.to(`/help/${guide.key}`)} csrf={visit.csrf}>
      <RadioGroup
        name="found"
        legend={feedback.question}
        hint={feedback.hint}
        error={failed ? feedback.choose : undefined}
        choices={[
          { value: 'yes', label: feedback.yes },
          { value: 'no', label: feedback.no },
        ]}
      />
      <Actions>
        <Button variant="secondary">{feedback.submit}</Button>
      </Actions>
    </Form>
  )
}

function Other({ visit }: { visit: Visit }) {
  const desk = deskToAsk(visit.world.institution)
  return desk ? <DeskWays visit={visit} desk={desk} lead={helpTexts(visit.language).ask} /> : null
}
