/** The report of one night: what it counted, what it held back, and whose access it changed. */
import { z } from 'zod'
import { seeNight } from '../../actions/see-nights.ts'
import { longDay } from '../../web/dates.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, nowhere } from '../desk-page.tsx'
import { Changes } from './changes.tsx'
import { nightTexts } from './texts.ts'

/** From which line the list goes on. */
export const afterQuery = z.object({
  after: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional(),
})

export const nightStep = step({
  path: '/desk/nights/:night',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: ['/desk/nights', '/desk/nights/:night', '/desk/people/:person'],
  query: afterQuery,
  show: async (visit): Promise<Answer> => {
    const id = numberIn(visit, 'night')
    const seen = id === null ? null : await seeNight(visit.world, id, afterOf(visit))
    if (seen === null) return nowhere(visit)
    const { night, changes } = seen
    const texts = nightTexts(visit.language).nights
    return {
      show: (
        <DeskPage
          visit={visit}
          title={texts.of(longDay(night.day, visit.language))}
          intro={
            night.byWhom === 'schedule' ? texts.bySchedule : texts.by(night.byWhom.replace('operator:', ''))
          }
        >
          {night.refusedBecause === null ? null : (
            <Notice kind="danger" language={visit.language} title={texts.held}>
              <p>{texts.heldText}</p>
            </Notice>
          )}
          {night.silent.length === 0 ? null : (
            <Notice kind="warning" language={visit.language}>
              <p>{texts.silent(night.silent.map((register) => registerName(visit, register)).join(', '))}</p>
            </Notice>
          )}
          <Card>
            <DefinitionList
              facts={Object.entries(texts.count).flatMap(([name, term]) => {
                const count = night.counts[name]
                return count === undefined ? [] : [{ term, value: String(count) }]
              })}
            />
            {night.releasedBecause === null ? null : <p>{texts.released(night.releasedBecause)}</p>}
          </Card>
          <Changes visit={visit} changes={changes} path={`/desk/nights/${night.id}`} />
          <Actions>
            <ButtonLink href={visit.to('/desk/nights')} variant="secondary">
              {nightTexts(visit.language).back}
            </ButtonLink>
          </Actions>
        </DeskPage>
      ),
    }
  },
})

/** A number of ours as it stands in an address. */
export function numberIn(visit: Visit, name: string): number | null {
  const value = visit.params[name]
  return value !== undefined && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null
}

/** Null: from the beginning. */
export function afterOf({ query }: Visit): number | null {
  return query['after'] === undefined ? null : Number(query['after'])
}

/** What people call a register. */
export function registerName({ world, language }: Visit, register: string): string {
  const { registers } = world.institution
  const setting =
    register === 'fs' || register === 'hr' || register === 'projects' ? registers[register] : null
  return setting?.name[language] ?? register
}
