/** Answers that several pages of the second step share: too late, too often, and the recovery codes that are shown once. */
import type { Temporal } from 'temporal-polyfill'
import { clockTime } from '../../web/dates.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { RecoveryCodes } from '../../web/look/recovery-codes.tsx'
import { Page } from '../../web/page.tsx'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { twoFactorTexts } from './texts.ts'

type Shown = Extract<Answer, { show: unknown }>

/** The account changed since the password was right: nothing of this sign-in counts any more (cases B-13, O-08). */
export function gone(visit: Visit): Answer {
  const { title, text, signIn } = twoFactorTexts(visit.language).gone
  visit.endSession()
  return {
    status: 409,
    show: (
      <Page visit={{ ...visit, session: null }} title={title} intro={text}>
        <Actions>
          <ButtonLink href={visit.to('/sign-in')}>{signIn}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

/** What was shown is too long ago, or was used in another window. */
export function notNow(visit: Visit): Answer {
  const { title, text, back } = twoFactorTexts(visit.language).notNow
  return {
    status: 409,
    show: (
      <Page visit={visit} title={title} intro={text}>
        <Actions>
          <ButtonLink href={visit.to('/my-account/two-factor')}>{back}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

/** Why no code is compared now; the next whole minute, so that whoever comes back then is never too early. */
export function slowDownText(visit: Visit, until: Temporal.Instant | null): string {
  const texts = twoFactorTexts(visit.language)
  if (until === null) return texts.closed
  const minute = until.round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const { timeZone } = visit.world.institution
  return texts.slowDown(clockTime(minute.toZonedDateTimeISO(timeZone), visit.language))
}

/** 429, with Retry-After in whole seconds where waiting helps (RFC 9110 10.2.3). */
export function tooMany(visit: Visit, answer: Shown, until: Temporal.Instant | null): Answer {
  if (until === null) return { ...answer, status: 429 }
  const seconds = Math.max(1, Math.ceil(visit.world.now().until(until).total('seconds')))
  return { ...answer, status: 429, headers: { 'retry-after': String(seconds) } }
}

/** The codes, this once; `next` is where the button leads. */
export function codesOnce(
  visit: Visit,
  { codes, says, next }: { codes: readonly string[]; says: string; next: string },
): Answer {
  const texts = twoFactorTexts(visit.language).codes
  return {
    show: (
      <Page visit={visit} title={texts.title}>
        <Notice kind="success" language={visit.language} announce>
          <p>{says}</p>
        </Notice>
        <Prose>
          <p>{texts.text}</p>
          <p>{texts.keep}</p>
        </Prose>
        <RecoveryCodes label={texts.list} codes={codes} />
        <Actions>
          <ButtonLink href={visit.to(next)}>{texts.on}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

/** Whether passkeys are offered here at all. */
export function offersPasskeys({ world }: Visit): boolean {
  return world.institution.secondFactor.kinds.includes('passkey')
}

/** Whether authenticator apps are. */
export function offersApps({ world }: Visit): boolean {
  return world.institution.secondFactor.kinds.includes('authenticator-app')
}
