/** For whoever leads the desk: what people fail at, by day and by page, as pictures that are tables too. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { feedbackByGuide } from '../../actions/guide-feedback.ts'
import { seeStepCounts } from '../../actions/step-counts.ts'
import { longDay, shortDay } from '../../web/dates.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { ColumnChart } from '../../web/look/column-chart.tsx'
import { Details } from '../../web/look/details.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage } from '../desk-page.tsx'
import { byDay, byStep, type DayNumbers } from './counted.ts'
import { Guides, Steps } from './tables.tsx'
import { statisticsTexts } from './texts.ts'

const periods = [7, 30, 90, 365] as const
export const periodQuery = z.object({ days: z.enum(['7', '30', '90', '365']).optional() })

export const statisticsStep = step({
  path: '/desk/statistics',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/statistics', '/desk/statistics/download'],
  query: periodQuery,
  show: async (visit): Promise<Answer> => {
    const chosen = daysOf(visit)
    const { from, to, counts } = await seeStepCounts(visit.world, chosen)
    const guides = await feedbackByGuide(visit.world, from, to)
    const texts = statisticsTexts(visit.language)
    const days = byDay(counts, eachDay(from, to))
    return {
      show: (
        <DeskPage visit={visit} title={texts.title} intro={texts.intro}>
          <Card>
            <p>{`${texts.period}: ${longDay(from, visit.language)} – ${longDay(to, visit.language)}`}</p>
            <Periods visit={visit} chosen={chosen} />
          </Card>
          {counts.length === 0 ? (
            <Card>
              <Empty title={texts.none}>
                <p>{texts.noneText}</p>
              </Empty>
            </Card>
          ) : (
            <>
              <Days visit={visit} days={days} />
              <Steps visit={visit} steps={byStep(counts)} />
            </>
          )}
          <Guides visit={visit} guides={guides} />
          <Card>
            <Actions>
              <ButtonLink href={visit.to(`/desk/statistics/download?days=${chosen}`)} variant="secondary">
                {texts.download}
              </ButtonLink>
            </Actions>
          </Card>
        </DeskPage>
      ),
    }
  },
})

/** Thirty unless another period was chosen. */
export function daysOf({ query }: Visit): (typeof periods)[number] {
  return periods.find((days) => String(days) === query['days']) ?? 30
}

function eachDay(from: Temporal.PlainDate, to: Temporal.PlainDate): string[] {
  const days = from.until(to, { largestUnit: 'day' }).days + 1
  return Array.from({ length: days }, (_, place) => from.add({ days: place }).toString())
}

function Periods({ visit, chosen }: { visit: Visit; chosen: number }) {
  const texts = statisticsTexts(visit.language)
  return (
    <ul class="ad-acts">
      {periods.map((days) => (
        <li key={days}>
          {days === chosen ? (
            <strong aria-current="true">{texts.days(days)}</strong>
          ) : (
            <Link href={visit.to(`/desk/statistics?days=${days}`)}>{texts.days(days)}</Link>
          )}
        </li>
      ))}
    </ul>
  )
}

function Days({ visit, days }: { visit: Visit; days: readonly DayNumbers[] }) {
  const texts = statisticsTexts(visit.language)
  const sum = (of: 'tried' | 'refused') => days.reduce((all, day) => all + day[of], 0)
  return (
    <Card title={texts.byDay} id="by-day">
      <ColumnChart
        columns={days.map(({ day, tried, refused }) => ({ label: shortDay(day), value: refused, of: tried }))}
        says={texts.chart(sum('tried'), sum('refused'))}
        legend={{ value: texts.refused, of: texts.tried }}
      />
      <Details title={texts.table}>
        <div class="ad-numbers">
          <table class="ds-table">
            <caption class="ds-sr-only">{texts.byDay}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.day}</th>
                <th scope="col" data-number>
                  {texts.tried}
                </th>
                <th scope="col" data-number>
                  {texts.refused}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, tried, refused }) => (
                <tr key={day}>
                  <th scope="row">{longDay(day, visit.language)}</th>
                  <td data-number>{tried}</td>
                  <td data-number>{refused}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Details>
    </Card>
  )
}
