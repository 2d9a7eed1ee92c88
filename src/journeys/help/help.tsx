/** All guides by topic, a search over them, and the desk for everything else (rows N-8, N-11, E-6). */
import { z } from 'zod'
import { guideAction, guideActionNames } from '../../core/help/guide-actions.ts'
import { type Guide, guideTopics } from '../../core/help/guide.ts'
import { DeskCard } from '../../web/desks/desk-card.tsx'
import { errorPage } from '../../web/error-answer.tsx'
import { Button } from '../../web/look/button.tsx'
import { Card, Cards } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { helpTexts } from './texts.ts'

export const helpStep = step({
  path: '/help',
  opens: 'anybody',
  leadsTo: ['/help/:guide', '/desks'],
  query: z.object({ q: z.string().max(500).optional() }),
  show: (visit): Answer => {
    const { features, help } = visit.world.institution
    if (!features.help) return errorPage(visit, 'notFound')
    const asked = help.search ? (visit.query['q'] ?? '').trim() : ''
    return { show: asked === '' ? <AllGuides visit={visit} /> : <Found visit={visit} asked={asked} /> }
  },
})

/** Where guides lead: the drawn map shows it. */
export const guidesLeadTo = guideActionNames.map((name) => guideAction(name).path)

function AllGuides({ visit }: { visit: Visit }) {
  const texts = helpTexts(visit.language)
  return (
    <Page visit={visit} title={texts.title} intro={texts.intro} layout="page">
      <Cards>
        <Search visit={visit} asked="" />
        <Topics visit={visit} />
        <OtherProblems visit={visit} />
      </Cards>
    </Page>
  )
}

function Found({ visit, asked }: { visit: Visit; asked: string }) {
  const texts = helpTexts(visit.language)
  const found = visit.guides.find(asked, visit.language)
  return (
    <Page visit={visit} title={texts.foundTitle} intro={texts.found(found.length, asked)} layout="page">
      <Cards>
        <Search visit={visit} asked={asked} />
        {found.length === 0 ? (
          <>
            <Card wide>
              <Empty title={texts.nothing.title}>
                <p>{texts.nothing.text}</p>
              </Empty>
            </Card>
            <Topics visit={visit} />
          </>
        ) : (
          <Card title={texts.guides} id="found" wide>
            <Guides visit={visit} guides={found} />
          </Card>
        )}
        <OtherProblems visit={visit} />
      </Cards>
    </Page>
  )
}

function Search({ visit, asked }: { visit: Visit; asked: string }) {
  if (!visit.world.institution.help.search) return null
  const texts = helpTexts(visit.language)
  return (
    <Card wide>
      <search>
        <Form action={visit.to('/help')} csrf="" method="get">
          <Field
            name="q"
            type="search"
            inputMode="search"
            label={texts.search}
            hint={texts.searchHint}
            value={asked}
            maxLength={100}
            required={false}
          />
          <Actions>
            <Button>{texts.submit}</Button>
          </Actions>
        </Form>
      </search>
    </Card>
  )
}

function Topics({ visit }: { visit: Visit }) {
  const texts = helpTexts(visit.language)
  const topics = guideTopics
    .map((topic) => ({ topic, guides: visit.guides.all.filter((guide) => guide.topic === topic) }))
    .filter(({ guides }) => guides.length > 0)
  return (
    <>
      {topics.length === 0 ? (
        <Card wide>
          <Empty title={texts.none} />
        </Card>
      ) : null}
      {topics.map(({ topic, guides }) => (
        <Card key={topic} title={texts.topics[topic]} id={`topic-${topic}`}>
          <Guides visit={visit} guides={guides} />
        </Card>
      ))}
    </>
  )
}

function Guides({ visit, guides }: { visit: Visit; guides: readonly Guide[] }) {
  return (
    <ItemList
      items={guides.map((guide) => ({
        title: guide.in[visit.language].title,
        href: visit.to(`/help/${guide.key}`),
        text: <p>{guide.in[visit.language].summary}</p>,
      }))}
    />
  )
}

/** Whom to ask about everything that no guide answers (row N-11). */
function OtherProblems({ visit }: { visit: Visit }) {
  const { desks, help } = visit.world.institution
  const desk = desks.find(({ key }) => key === help.otherProblems)
  const texts = helpTexts(visit.language)
  if (!desk) return null
  return <DeskCard visit={visit} desk={desk} lead={texts.otherProblems} />
}
