/** What waits for a second person. */
import { seeWaiting, type WaitingAct } from '../../actions/see-act.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { actTexts } from '../acts/texts.ts'
import { DeskPage } from '../desk-page.tsx'

export const waitingStep = step({
  path: '/desk/waiting',
  opens: { desk: 'look' },
  leadsTo: ['/desk/waiting/:act'],
  show: async (visit) => page(visit),
})

async function page(visit: Visit): Promise<Answer> {
  const texts = actTexts(visit.language).waiting
  const acts = await seeWaiting(visit.world)
  return {
    show: (
      <DeskPage visit={visit} title={texts.title} intro={texts.intro}>
        <Card>
          {acts.length === 0 ? (
            <Empty title={texts.none} />
          ) : (
            <ItemList items={acts.map((act) => itemOf(visit, act))} />
          )}
        </Card>
      </DeskPage>
    ),
  }
}

function itemOf(visit: Visit, act: WaitingAct) {
  const all = actTexts(visit.language)
  return {
    title: `${all.acts[act.act].title}: ${act.name}`,
    href: visit.to(`/desk/waiting/${act.id}`),
    text: [
      `${all.waiting.askedBy} ${act.agent}`,
      momentOf(visit, act.askedAt).text,
      `${all.waiting.ticket} ${act.ticket}`,
    ].join(' · '),
  }
}
