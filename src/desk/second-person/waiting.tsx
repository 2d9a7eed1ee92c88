/** What waits for a second person, and the alarms that those above an agent have to look at. */
import { z } from 'zod'
import { noteAlarmSeen, seeAlarms, seeWaiting, type WaitingAct } from '../../actions/see-act.ts'
import { textField } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { actTexts } from '../acts/texts.ts'
import { DeskPage } from '../desk-page.tsx'

export const waitingStep = step({
  path: '/desk/waiting',
  opens: { desk: 'look' },
  leadsTo: ['/desk/waiting/:act', '/desk/waiting'],
  show: async (visit) => page(visit),
  fields: z.object({ alarm: textField(60) }),
  submit: async (visit, { alarm }): Promise<Answer> => {
    if (visit.desk && /^[0-9a-f-]{36}$/.test(alarm)) await noteAlarmSeen(visit.world, visit.desk, alarm)
    return { go: '/desk/waiting' }
  },
})

async function page(visit: Visit): Promise<Answer> {
  const texts = actTexts(visit.language).waiting
  const [acts, alarms] = await Promise.all([
    seeWaiting(visit.world),
    visit.desk ? seeAlarms(visit.world, visit.desk) : [],
  ])
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
        {alarms.map((alarm) => (
          <Card key={alarm.id} title={texts.alarms} id={`alarm-${alarm.id}`}>
            <p>{texts.alarm(alarm.agent, alarm.acts)}</p>
            <p>{momentOf(visit, alarm.at).text}</p>
            <Form action={visit.to('/desk/waiting')} csrf={visit.csrf}>
              <input type="hidden" name="alarm" value={alarm.id} />
              <Actions>
                <Button variant="secondary">{texts.seen}</Button>
              </Actions>
            </Form>
          </Card>
        ))}
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
