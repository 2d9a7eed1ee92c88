/** Every way back in, and why it is or is not open for this person. */
import type { Lost, Route, RouteObjection } from '../../core/account/recovery-routes.ts'
import { notSentText } from '../../core/journal/not-sent.ts'
import { Card } from '../../web/look/card.tsx'
import { Tag } from '../../web/look/tag.tsx'
import type { Visit } from '../../web/visit.ts'
import { type OwnObjection, personTexts } from './texts.ts'

export function Routes({ visit, routes }: { visit: Visit; routes: readonly Route[] }) {
  const texts = personTexts(visit.language).routes
  const groups: readonly Lost[] = ['password', 'username', 'pin', 'second-factor']
  return (
    <Card title={texts.title} id="routes">
      {routes.length === 0 ? <p>{texts.none}</p> : null}
      {groups.map((lost) => {
        const ways = routes.filter((route) => route.lost === lost)
        return ways.length === 0 ? null : (
          <section key={lost} class="ad-routes">
            <h3 class="ds-heading" data-size="2xs">
              {texts.lost[lost]}
            </h3>
            <ul class="ad-items">
              {ways.map((route) => (
                <Way key={route.way} visit={visit} route={route} />
              ))}
            </ul>
          </section>
        )
      })}
    </Card>
  )
}

function Way({ visit, route }: { visit: Visit; route: Route }) {
  const texts = personTexts(visit.language).routes
  const open = route.objections.length === 0
  return (
    <li>
      <div class="ad-items__words">
        <p class="ad-items__title">{texts.way[route.way] ?? route.way}</p>
        {open ? null : (
          <div class="ad-items__text">
            {route.objections.map((objection) => (
              <p key={objection}>{inWords(visit, objection)}</p>
            ))}
          </div>
        )}
      </div>
      <Tag kind={open ? 'success' : 'neutral'}>{open ? texts.open : texts.closed}</Tag>
    </li>
  )
}

function inWords(visit: Visit, objection: RouteObjection): string {
  const { because } = personTexts(visit.language).routes
  return notSentText(objection, visit.language) ?? because[objection as OwnObjection]
}
