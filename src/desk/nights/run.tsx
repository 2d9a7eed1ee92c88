/** The report of one register file: what it said, what became of it, and whose access it changed. */
import { seeRun } from '../../actions/see-nights.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { When } from '../../web/look/when.tsx'
import { type Answer, step } from '../../web/step.ts'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, nowhere } from '../desk-page.tsx'
import { Changes } from './changes.tsx'
import { afterOf, afterQuery, numberIn, registerName } from './night.tsx'
import { nightTexts } from './texts.ts'

type Seen = NonNullable<Awaited<ReturnType<typeof seeRun>>>

export const runStep = step({
  path: '/desk/imports/:run',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/nights', '/desk/imports/:run', '/desk/people/:person'],
  query: afterQuery,
  show: async (visit): Promise<Answer> => {
    const id = numberIn(visit, 'run')
    const seen = id === null ? null : await seeRun(visit.world, id, afterOf(visit))
    if (seen === null) return nowhere(visit)
    const { run, changes } = seen
    const texts = nightTexts(visit.language)
    return {
      show: (
        <DeskPage
          visit={visit}
          title={texts.run.title(registerName(visit, run.register))}
          intro={texts.run.state[run.state]}
        >
          {run.refusedBecause === null ? null : (
            <Notice kind="danger" language={visit.language} title={texts.run.refused}>
              <p lang="en">{run.refusedBecause}</p>
            </Notice>
          )}
          <Facts visit={visit} seen={seen} />
          <Changes visit={visit} changes={changes} path={`/desk/imports/${run.id}`} />
          <Actions>
            <ButtonLink href={visit.to('/desk/nights')} variant="secondary">
              {texts.back}
            </ButtonLink>
          </Actions>
        </DeskPage>
      ),
    }
  },
})

function Facts({ visit, seen: { run } }: { visit: Visit; seen: Seen }) {
  const texts = nightTexts(visit.language)
  const { facts, kind, count } = texts.run
  return (
    <Card>
      <DefinitionList
        facts={[
          { term: facts.kind, value: kind[run.kind] ?? run.kind },
          { term: facts.generated, value: <When at={momentOf(visit, run.generated)} /> },
          ...(run.sequence === null ? [] : [{ term: facts.number, value: String(run.sequence) }]),
          { term: facts.started, value: <When at={momentOf(visit, run.startedAt)} /> },
          ...(run.finishedAt === null
            ? []
            : [{ term: facts.finished, value: <When at={momentOf(visit, run.finishedAt)} /> }]),
          { term: facts.people, value: String(run.people) },
          ...Object.entries(count).flatMap(([name, term]) => {
            const number = run.counts[name]
            return number === undefined ? [] : [{ term, value: String(number) }]
          }),
        ]}
      />
      {run.releasedBecause === null ? null : <p>{texts.nights.released(run.releasedBecause)}</p>}
    </Card>
  )
}
