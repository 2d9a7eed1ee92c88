/** What is on its way, with its day. */
import type { Ahead } from '../../core/account/what-happens.ts'
import { longDay } from '../../web/dates.ts'
import { Card } from '../../web/look/card.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { When } from '../../web/look/when.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { myAccountTexts } from './texts.ts'

export function WhatHappens({ visit, ahead }: { visit: Visit; ahead: readonly Ahead[] }) {
  const texts = myAccountTexts(visit.language).ahead
  return (
    <Card title={texts.title} id="ahead">
      {ahead.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <DefinitionList
          facts={ahead.map((each) => ({
            term: inWords(visit, each),
            value: <When at={momentOf(visit, dayOf(visit, each))} />,
          }))}
        />
      )}
    </Card>
  )
}

function inWords(visit: Visit, ahead: Ahead): string {
  const texts = myAccountTexts(visit.language).ahead
  switch (ahead.what) {
    case 'password-expires':
      return texts.password
    case 'fee-due':
      return texts.fee
    case 'closes':
      return texts.closes(longDay(ahead.endsOn, visit.language))
    case 'rules-due':
      return texts.rules(ahead.title[visit.language])
  }
}

/** People plan by days; the minute helps nobody here. */
function dayOf(visit: Visit, { on }: Ahead): string {
  if (typeof on === 'string') return on
  return on.toZonedDateTimeISO(visit.world.institution.timeZone).toPlainDate().toString()
}
