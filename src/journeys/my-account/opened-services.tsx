/** The services this account opens; the exception with a password of its own is shown as one (O-1, U-5). */
import type { OpenedService } from '../../core/account/opened-services.ts'
import { Card } from '../../web/look/card.tsx'
import { type Item, ItemList } from '../../web/look/item-list.tsx'
import type { Visit } from '../../web/visit.ts'
import { myAccountTexts } from './texts.ts'

export function OpenedServices({ visit, services }: { visit: Visit; services: readonly OpenedService[] }) {
  const texts = myAccountTexts(visit.language).services
  return (
    <Card title={texts.title} id="services" wide>
      {services.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <p>{texts.intro}</p>
          <ItemList items={services.map((opened) => itemOf(visit, opened))} />
        </>
      )}
    </Card>
  )
}

function itemOf(visit: Visit, { service, state }: OpenedService): Item {
  const { language } = visit
  const texts = myAccountTexts(language).services
  const lines = [service.about?.[language], service.ownPassword?.[language]].filter(
    (line) => line !== undefined,
  )
  return {
    title: service.name[language],
    ...(service.link && state === 'open' ? { href: service.link } : {}),
    ...(lines.length > 0 ? { text: lines.map((line) => <p key={line}>{line}</p>) } : {}),
    ...(state !== 'open'
      ? { tag: { words: texts[state], kind: 'warning' as const } }
      : service.ownPassword
        ? { tag: { words: texts.ownPassword, kind: 'info' as const } }
        : {}),
  }
}
