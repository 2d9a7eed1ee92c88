/** The desk's page of alarms: what needs a human, what to do about it, and who has seen it. For those above an agent. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { noteAlarmSeen, seeOpenAlarms, seePastAlarms, type ShownAlarm } from '../../actions/see-alarms.ts'
import { alarmText } from '../../core/alarms/alarm-texts.ts'
import { textField } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { type Answer, step } from '../../web/step.ts'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { DeskPage } from '../desk-page.tsx'
import { alarmPageTexts } from './texts.ts'

export const alarmsStep = step({
  path: '/desk/alarms',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/alarms'],
  show: async (visit) => page(visit),
  fields: z.object({ alarm: textField(60) }),
  submit: async (visit, { alarm }): Promise<Answer> => {
    if (visit.desk && /^[0-9a-f-]{36}$/.test(alarm)) await noteAlarmSeen(visit.world, visit.desk, alarm)
    return { go: '/desk/alarms' }
  },
})

async function page(visit: Visit): Promise<Answer> {
  const texts = alarmPageTexts(visit.language)
  const [open, past] = await Promise.all([
    seeOpenAlarms(visit.world, visit.desk),
    seePastAlarms(visit.world, visit.desk),
  ])
  return {
    show: (
      <DeskPage visit={visit} title={texts.title} intro={texts.intro}>
        {open.length === 0 ? (
          <Card>
            <Empty title={texts.none}>
              <p>{texts.noneText}</p>
            </Empty>
          </Card>
        ) : (
          open.map((alarm) => <OpenAlarm key={alarm.id} visit={visit} alarm={alarm} />)
        )}
        {past.length === 0 ? null : (
          <Card title={texts.past} id="past">
            <ItemList items={past.map((alarm) => pastItem(visit, alarm))} />
          </Card>
        )}
      </DeskPage>
    ),
  }
}

function OpenAlarm({ visit, alarm }: { visit: Visit; alarm: ShownAlarm }) {
  const texts = alarmPageTexts(visit.language)
  const { title, says, toDo } = inWords(visit, alarm)
  const latest = alarm.times > 1 ? ` (${texts.latest(alarm.times)} ${when(visit, alarm.latestAt)})` : ''
  return (
    <Card title={title} id={`alarm-${alarm.id}`}>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        <strong>{texts.toDo}</strong> {toDo}
      </p>
      <p>{`${texts.first} ${when(visit, alarm.since)}${latest}`}</p>
      <Form action={visit.to('/desk/alarms')} csrf={visit.csrf}>
        <input type="hidden" name="alarm" value={alarm.id} />
        <Actions>
          <Button variant="secondary">{texts.seen}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

function pastItem(visit: Visit, alarm: ShownAlarm) {
  const texts = alarmPageTexts(visit.language)
  const { seenAt, seenBy, overAt } = alarm
  const ends = [
    seenAt === null || seenBy === null ? null : texts.seenBy(seenBy, when(visit, seenAt)),
    overAt === null ? null : texts.over(when(visit, overAt)),
  ]
  return {
    title: inWords(visit, alarm).title,
    text: [`${texts.first} ${when(visit, alarm.since)}`, ...ends.filter((part) => part !== null)].join(' · '),
  }
}

function inWords(visit: Visit, { kind, about, facts }: ShownAlarm) {
  const { registers } = visit.world.institution
  const register = about === 'fs' || about === 'hr' || about === 'projects' ? registers[about] : null
  return alarmText(
    {
      kind,
      about: register?.name[visit.language] ?? about,
      facts,
      when: (instant) => when(visit, Temporal.Instant.from(instant)),
    },
    visit.language,
  )
}

function when(visit: Visit, at: Temporal.Instant): string {
  return momentOf(visit, at).text
}
