/** The other systems that this institution has connected. */
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import type { Visit } from '../../web/visit.ts'
import { personTexts } from './texts.ts'

export function Targets({ visit }: { visit: Visit }) {
  const { targets: texts } = personTexts(visit.language)
  const { targets } = visit.world.institution
  return (
    <Card title={texts.title} id="targets">
      {targets.length === 0 ? (
        <Empty title={texts.none} />
      ) : (
        <ItemList items={targets.map(({ name }) => ({ title: name[visit.language] }))} />
      )}
    </Card>
  )
}
