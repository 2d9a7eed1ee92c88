/** Who decided that a number or a picture is shown or hidden, and when, in a sentence. */
import type { Temporal } from 'temporal-polyfill'
import type { Visibility } from '../../core/person/visibility.ts'
import { longDay, longMoment } from '../dates.ts'
import { registerOf } from '../register-of.ts'
import type { Visit } from '../visit.ts'
import { visibilityWords } from './texts.ts'

/** To the person (`you`), or to those who help (`somebody`). */
export function decidedBy(visit: Visit, visibility: Visibility, to: 'you' | 'somebody'): string {
  const words = visibilityWords(visit.language)[to]
  switch (visibility.by) {
    case 'protected-address':
      return words.protectedAddress
    case 'death':
      return words.death
    case 'default':
      return words.default
    case 'you':
      return words.you(dayOf(visit, visibility.since))
    case 'register': {
      const { register, since, overruled } = visibility
      const at = correctedAt(visit, register)
      if (overruled === null) return words.register(at, dayOf(visit, since))
      // on one day only the hour tells which was later
      const sameDay = dayOf(visit, since) === dayOf(visit, overruled.at)
      const when = sameDay ? momentOf : dayOf
      return words.overruled(at, when(visit, since), when(visit, overruled.at))
    }
  }
}

/** What people call the place where the register is changed: Studentweb. */
export function correctedAt({ world, language }: Visit, register: string): string {
  return registerOf(world.institution, register)?.corrected.at[language] ?? register
}

function dayOf({ world, language }: Visit, at: Temporal.Instant): string {
  return longDay(at.toZonedDateTimeISO(world.institution.timeZone).toPlainDate(), language)
}

function momentOf({ world, language }: Visit, at: Temporal.Instant): string {
  return longMoment(at, world.institution.timeZone, language)
}
