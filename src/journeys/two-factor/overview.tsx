/** The list of what one has for the second step, and what can be done about it. */
import type { FactorStanding, seeTwoFactor } from '../../actions/factor-standing.ts'
import { longMoment } from '../../web/dates.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Actions } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Page } from '../../web/page.tsx'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { offersApps, offersPasskeys } from './answers.tsx'
import { twoFactorTexts } from './texts.ts'

/** One app or passkey, as the page names it. */
export type ListedFactor = Awaited<ReturnType<typeof seeTwoFactor>>['factors'][number]

type Seen = { factors: readonly ListedFactor[]; codesLeft: number; standing: FactorStanding }

/** Links lead to the deed; where the factor was not shown lately, the deed's page asks for it first. */
export function overview(visit: Visit, seen: Seen): Answer {
  const { overview: texts } = twoFactorTexts(visit.language)
  const done = visit.query['done']
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} layout="page">
        {done === undefined ? null : (
          <Notice kind="success" language={visit.language} announce>
            <p>{done === 'added' ? texts.added : texts.removed}</p>
          </Notice>
        )}
        <Card title={texts.list} id="factors">
          <ItemList items={seen.factors.map((factor) => itemOf(visit, factor))} />
          <Actions>
            {offersApps(visit) ? (
              <ButtonLink href={visit.to('/my-account/two-factor/app')} variant="secondary">
                {texts.addApp}
              </ButtonLink>
            ) : null}
            {offersPasskeys(visit) ? (
              <ButtonLink href={visit.to('/my-account/two-factor/passkey')} variant="secondary">
                {texts.addPasskey}
              </ButtonLink>
            ) : null}
          </Actions>
        </Card>
        <Codes visit={visit} left={seen.codesLeft} />
      </Page>
    ),
  }
}

/** "Passkey (Safari, iPhone)": where it was made is where it is. An app is on a phone, wherever its key was shown. */
export function nameOf(visit: Visit, { kind, label }: Pick<ListedFactor, 'kind' | 'label'>): string {
  const { kinds } = twoFactorTexts(visit.language)
  return kind === 'authenticator-app' || label === 'unknown' ? kinds[kind] : `${kinds[kind]} (${label})`
}

function itemOf(visit: Visit, factor: ListedFactor) {
  const { overview: texts } = twoFactorTexts(visit.language)
  const { timeZone } = visit.world.institution
  const moment = (at: ListedFactor['madeAt']) => longMoment(at, timeZone, visit.language)
  return {
    title: nameOf(visit, factor),
    text: (
      <>
        <p>{`${texts.since(moment(factor.madeAt))}. ${texts.seen(factor.seenAt ? moment(factor.seenAt) : null)}.`}</p>
        <p>
          <Link href={visit.to(`/my-account/two-factor/remove/${factor.id}`)}>
            {texts.remove}
            <span class="ds-sr-only">{`: ${nameOf(visit, factor)}`}</span>
          </Link>
        </p>
      </>
    ),
  }
}

function Codes({ visit, left }: { visit: Visit; left: number }) {
  const { overview: texts } = twoFactorTexts(visit.language)
  if (visit.world.institution.secondFactor.recoveryCodes === 0) return null
  return (
    <Card title={texts.codesTitle} id="codes">
      <p>{texts.codesLeft(left)}</p>
      <Actions>
        <ButtonLink href={visit.to('/my-account/two-factor/recovery-codes')} variant="secondary">
          {texts.newCodes}
        </ButtonLink>
      </Actions>
    </Card>
  )
}
