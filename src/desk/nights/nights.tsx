/** Registers and nights: who has spoken, what the clock will close in the coming week, and what each night did. (Long: one page, its parts one after another.) */
import { seeNights, type SeenNights } from '../../actions/see-nights.ts'
import { reasonName } from '../../core/account/reason-words.ts'
import { readReasons } from '../../core/journal/access-words.ts'
import { longDay, longMoment, shortDay } from '../../web/dates.ts'
import { Card, Cards } from '../../web/look/card.tsx'
import { ColumnChart } from '../../web/look/column-chart.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Tag } from '../../web/look/tag.tsx'
import { When } from '../../web/look/when.tsx'
import { step } from '../../web/step.ts'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { DeskPage } from '../desk-page.tsx'
import { registerName } from './night.tsx'
import { nightTag } from './night-words.ts'
import { nightTexts } from './texts.ts'

export const nightsStep = step({
  path: '/desk/nights',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/nights/:night', '/desk/imports/:run', '/desk/closings/:day'],
  show: async (visit) => {
    const texts = nightTexts(visit.language)
    const seen = await seeNights(visit.world)
    return {
      show: (
        <DeskPage visit={visit} title={texts.title} intro={texts.intro}>
          {seen.paused > 0 ? (
            <Notice kind="warning" language={visit.language} title={texts.registers.paused(seen.paused)}>
              <p>{texts.registers.pausedText}</p>
            </Notice>
          ) : null}
          <Cards>
            <Registers visit={visit} seen={seen} />
            <Nights visit={visit} seen={seen} />
          </Cards>
          <Forecast visit={visit} seen={seen} />
          <Files visit={visit} seen={seen} />
        </DeskPage>
      ),
    }
  },
})

type PartProps = { visit: Visit; seen: SeenNights }

function Registers({ visit, seen }: PartProps) {
  const texts = nightTexts(visit.language).registers
  return (
    <Card title={texts.title} id="registers">
      <DefinitionList
        facts={seen.registers.map(({ register, heardAt, silent }) => ({
          term: visit.world.institution.registers[register]?.name[visit.language] ?? register,
          value:
            heardAt === null ? (
              texts.never
            ) : (
              <>
                {texts.heard} <When at={momentOf(visit, heardAt)} />
              </>
            ),
          note:
            heardAt === null ? undefined : (
              <Tag kind={silent ? 'warning' : 'success'}>{silent ? texts.silent : texts.speaks}</Tag>
            ),
        }))}
      />
    </Card>
  )
}

function Nights({ visit, seen }: PartProps) {
  const texts = nightTexts(visit.language).nights
  return (
    <Card title={texts.title} id="nights">
      {seen.nights.length === 0 ? (
        <Empty title={texts.none}>
          <p>{texts.noneText}</p>
        </Empty>
      ) : (
        <ItemList
          items={seen.nights.map((night) => ({
            title: texts.of(longDay(night.day, visit.language)),
            href: visit.to(`/desk/nights/${night.id}`),
            text: texts.sum(night.counts['closed'] ?? 0, night.counts['opened'] ?? 0),
            tag: nightTag(visit, night.state),
          }))}
        />
      )}
    </Card>
  )
}

function Files({ visit, seen }: PartProps) {
  const texts = nightTexts(visit.language).files
  return (
    <Card title={texts.title} id="files">
      {seen.files.length === 0 ? (
        <Empty title={texts.none}>
          <p>{texts.noneText}</p>
        </Empty>
      ) : (
        <ItemList
          items={seen.files.map((file) => ({
            title: texts.from(
              registerName(visit, file.register),
              longMoment(file.receivedAt, visit.world.institution.timeZone, visit.language),
            ),
            ...(file.run === null ? {} : { href: visit.to(`/desk/imports/${file.run}`) }),
            text: texts.sum(
              file.counts['arrived'] ?? 0,
              file.counts['changed'] ?? 0,
              file.counts['gone'] ?? 0,
            ),
            tag: { words: texts.state[file.state], kind: fileKinds[file.state] },
          }))}
        />
      )}
    </Card>
  )
}

const fileKinds = {
  received: 'info',
  running: 'info',
  done: 'success',
  refused: 'danger',
  failed: 'danger',
} as const

function Forecast({ visit, seen }: PartProps) {
  const texts = nightTexts(visit.language).forecast
  const { forecast } = seen
  const people = forecast.reduce((all, { count }) => all + count, 0)
  const days = [...new Set(forecast.map(({ day }) => day))]
  const on = (day: string) =>
    forecast.filter((line) => line.day === day).reduce((all, { count }) => all + count, 0)
  return (
    <Card title={texts.title} id="forecast">
      {people === 0 ? (
        <Empty title={texts.none}>
          <p>{texts.noneText}</p>
        </Empty>
      ) : (
        <>
          <p>{texts.intro}</p>
          <ColumnChart
            columns={days.map((day) => ({ label: shortDay(day), value: on(day), of: on(day) }))}
            says={texts.chart(people)}
            legend={{ value: texts.legend, of: texts.all }}
          />
          <ForecastTable visit={visit} seen={seen} />
        </>
      )}
    </Card>
  )
}

function ForecastTable({ visit, seen }: PartProps) {
  const texts = nightTexts(visit.language).forecast
  return (
    <div class="ad-numbers">
      <table class="ds-table">
        <caption class="ds-sr-only">{texts.title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            <th scope="col">{texts.because}</th>
            <th scope="col" data-number>
              {texts.people}
            </th>
          </tr>
        </thead>
        <tbody>
          {seen.forecast.map(({ day, because, count }) => (
            <tr key={`${day} ${because.join(' ')}`}>
              <th scope="row">
                <Link href={visit.to(`/desk/closings/${day}`)}>{longDay(day, visit.language)}</Link>
              </th>
              <td>{because.map((reason) => reasonIn(visit, reason)).join(', ')}</td>
              <td data-number>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function reasonIn(visit: Visit, written: string): string {
  return readReasons(written)
    .map((reason) => reasonName(reason, visit.language))
    .join(', ')
}
