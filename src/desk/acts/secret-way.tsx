/** How a code that the desk never sees leaves the house: asked the same way on every page that has one made. */
import { letterObjection } from '../../actions/desk-acts/letter-objection.ts'
import type { ActDetails } from '../../core/desk/act.ts'
import type { SummaryLine } from '../../web/look/error-summary.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import type { Visit } from '../../web/visit.ts'
import type { Kept } from './act-step.tsx'
import { actTexts, type SecretWay } from './texts.ts'

/** A letter only where the institution uses them and a printer was named; else the page says why there is none. */
export function secretWayFields(offered: readonly SecretWay[]) {
  return (visit: Visit, _target: unknown, { typed, errorAt }: Kept) => {
    const texts = actTexts(visit.language)
    const objection = letterObjection(visit.world)
    return (
      <RadioGroup
        name="way"
        legend={texts.way.legend}
        {...(objection === null ? {} : { hint: `${texts.way.noLetter} ${texts.notNow[objection]}` })}
        choices={possible(visit, offered).map((way) => ({
          value: way,
          label: texts.way.label[way],
          hint: way === 'letter' ? `${texts.way.hint.letter} ${texts.way.handedOver}` : texts.way.hint[way],
        }))}
        value={typed['way']}
        error={errorAt('way')}
      />
    )
  }
}

/** What was chosen, or what is wrong with it. */
export function readSecretWay(offered: readonly SecretWay[]) {
  return (visit: Visit, { way = '' }: Readonly<Record<string, string>>): ActDetails | SummaryLine[] =>
    possible(visit, offered).some((each) => each === way)
      ? { way }
      : [{ field: 'way', text: actTexts(visit.language).way.choose }]
}

function possible({ world }: Visit, offered: readonly SecretWay[]): SecretWay[] {
  return offered.filter((way) => way !== 'letter' || letterObjection(world) === null)
}
