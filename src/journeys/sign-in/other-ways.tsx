/** Below the form: ways in that need no password, and what to do when one does not get in. */
import { ButtonLink } from '../../web/look/button.tsx'
import { Details } from '../../web/look/details.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { SharedComputerLink } from '../../web/shared-computer/tick.tsx'
import type { Visit } from '../../web/visit.ts'
import { signInTexts } from './texts.ts'

/** Electronic ID and passkeys, where the institution has them (row E-1). */
export function WithoutPassword({ visit }: { visit: Visit }) {
  const texts = signInTexts(visit.language)
  const { signIn: setting, eid } = visit.world.institution
  const withEid = setting.with.includes('eid') && eid.offered && visit.world.eid !== null
  const withPasskey = setting.with.includes('passkey')
  if (!withEid && !withPasskey) return null
  return (
    <section class="ad-other-ways" aria-labelledby="other-ways">
      <h2 class="ds-heading" data-size="xs" id="other-ways">
        {texts.otherWaysIn}
      </h2>
      <Actions>
        {withEid ? (
          <ButtonLink href={visit.to('/electronic-id/sign-in')} variant="secondary">
            {texts.withEid}
          </ButtonLink>
        ) : null}
        {withPasskey ? (
          <ButtonLink href={visit.to('/sign-in/passkey')} variant="secondary">
            {texts.passkey}
          </ButtonLink>
        ) : null}
      </Actions>
      <SharedComputerLink visit={visit} />
    </section>
  )
}

/** Whether the portal itself helps somebody who has forgotten a name or a password. */
export function hasRecovery({ world: { institution } }: Visit): boolean {
  return institution.features.recovery
}

/** The ways most people look for stand open; the rest is folded away. */
export function Trouble({ visit }: { visit: Visit }) {
  const texts = signInTexts(visit.language)
  const { features, activation } = visit.world.institution
  const byPin = features.activation && activation.who.length > 0
  return (
    <>
      {hasRecovery(visit) ? (
        <ul class="ad-plain-list">
          <li>
            <Link href={visit.to('/forgotten-password')}>{texts.forgottenPassword}</Link>
          </li>
          <li>
            <Link href={visit.to('/forgotten-username')}>{texts.forgottenUsername}</Link>
          </li>
        </ul>
      ) : null}
      <Details title={texts.trouble}>
        <ul>
          {byPin ? (
            <>
              <li>
                <Link href={visit.to('/activate-account')}>{texts.activate}</Link>
              </li>
              <li>
                <Link href={visit.to('/forgotten-pin')}>{texts.forgottenPin}</Link>
              </li>
            </>
          ) : null}
          {features.whyNoAccess ? (
            <li>
              <Link href={visit.to('/why-no-access')}>{texts.whyNoAccess}</Link>
            </li>
          ) : null}
        </ul>
      </Details>
    </>
  )
}
