/** Whom the clock closes on one day of the forecast, and why. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { seeClosings } from '../../actions/see-nights.ts'
import { reasonsText } from '../../core/journal/access-words.ts'
import { longDay } from '../../web/dates.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { Actions } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, nowhere } from '../desk-page.tsx'
import { nameOf } from './changes.tsx'
import { nightTexts } from './texts.ts'

export const closingsStep = step({
  path: '/desk/closings/:day',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/nights', '/desk/closings/:day', '/desk/people/:person'],
  query: z.object({ after: z.uuid().optional() }),
  show: async (visit): Promise<Answer> => {
    const day = dayIn(visit)
    if (day === null) return nowhere(visit)
    const texts = nightTexts(visit.language)
    const { people, next } = await seeClosings(visit.world, day, visit.query['after'] ?? null)
    return {
      show: (
        <DeskPage
          visit={visit}
          title={texts.forecast.who(longDay(day, visit.language))}
          intro={texts.forecast.whoIntro}
        >
          <Card>
            {people.length === 0 ? (
              <Empty title={texts.forecast.none} />
            ) : (
              <ItemList
                items={people.map((person) => ({
                  title: nameOf(visit, person),
                  ...(person.personId === null ? {} : { href: visit.to(`/desk/people/${person.personId}`) }),
                  text: reasonsText(person.because.join(' '), visit.language),
                }))}
              />
            )}
            {next === null ? null : (
              <p>
                <Link href={visit.to(`/desk/closings/${day.toString()}?after=${next}`)}>
                  {texts.changes.more}
                </Link>
              </p>
            )}
          </Card>
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

function dayIn({ params }: Visit): Temporal.PlainDate | null {
  const day = z.iso.date().safeParse(params['day'])
  return day.success ? Temporal.PlainDate.from(day.data) : null
}
