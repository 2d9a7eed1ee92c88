/** What every page says when the current password, asked for once more, did not prove who sits there (cases B-06, B-14). */
import type { Temporal } from 'temporal-polyfill'
import { endsByItself } from '../../core/account/long-run.ts'
import { clockTime } from '../dates.ts'
import { ButtonLink } from '../look/button.tsx'
import { Actions } from '../look/form.tsx'
import { Page } from '../page.tsx'
import type { Answer } from '../step.ts'
import { webTexts } from '../texts.ts'
import type { Visit } from '../visit.ts'
import { currentPasswordTexts } from './texts.ts'

/** Wrong, or not looked at because it was wrong too often: what stands at the field. */
export type WrongCurrent = { is: 'wrong-current' } | { is: 'locked'; until: Temporal.Instant }

/** The sentence for the field. */
export function wrongCurrentText(visit: Visit, outcome: WrongCurrent): string {
  const texts = currentPasswordTexts(visit.language)
  if (outcome.is === 'wrong-current') return texts.wrong
  if (!endsByItself(outcome.until)) return webTexts(visit.language).closedForLong
  const until = outcome.until.toZonedDateTimeISO(visit.world.institution.timeZone)
  return texts.locked(clockTime(until, visit.language))
}

/** Whoever guessed too often sits here no longer: the session is over, and this page says so. */
export function distrustedPage(visit: Visit): Answer {
  const { title, text, signIn } = currentPasswordTexts(visit.language).ended
  visit.endSession()
  return {
    status: 401,
    show: (
      <Page visit={{ ...visit, session: null }} title={title} intro={text}>
        <Actions>
          <ButtonLink href={visit.to('/sign-in')}>{signIn}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
