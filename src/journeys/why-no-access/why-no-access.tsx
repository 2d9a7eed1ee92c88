/** Why can't I get in? The whole verdict for whoever proved who they are; for everybody else, how to prove it (A-3, O-14). */
import { seeAccount } from '../../actions/see-account.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import { Verdict } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { whyTexts } from './texts.ts'

export const whyNoAccessStep = step({
  path: '/why-no-access',
  opens: 'anybody',
  leadsTo: ['/sign-in', '/activate-account', '/my-account', '/electronic-id/:purpose'],
  show: async (visit): Promise<Answer> => {
    if (!visit.world.institution.features.whyNoAccess) return errorPage(visit, 'notFound')
    const seen = visit.session ? await seeAccount(visit.world, visit.session) : null
    if (!seen) return { show: <SignInFirst visit={visit} /> }
    const texts = whyTexts(visit.language)
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.intro} layout="page">
          <Verdict visit={visit} hindrances={seen.hindrances} />
          <Actions>
            {visit.session?.kind === 'full' ? (
              <ButtonLink href={visit.to('/my-account')}>{texts.toAccount}</ButtonLink>
            ) : null}
            {visit.session?.kind !== 'full' && seen.hindrances.length === 0 ? (
              <ButtonLink href={visit.to('/sign-in')}>{texts.signIn}</ButtonLink>
            ) : null}
            <ButtonLink href={visit.to('/desks')} variant="secondary">
              {texts.desks}
            </ButtonLink>
          </Actions>
        </Page>
      ),
    }
  },
})

/** The same for everybody who has not proved anything: nothing is told of any account (E-01). */
function SignInFirst({ visit }: { visit: Visit }) {
  const texts = whyTexts(visit.language)
  const { features, activation } = visit.world.institution
  const byPin = features.activation && activation.who.length > 0
  return (
    <Page visit={visit} title={texts.title} intro={texts.intro}>
      <Prose>
        <h2>{texts.first}</h2>
        <p>{texts.firstText}</p>
      </Prose>
      <Actions>
        <ButtonLink href={visit.to('/sign-in')}>{texts.signIn}</ButtonLink>
        {visit.world.institution.eid.offered && visit.world.eid !== null ? (
          <ButtonLink href={visit.to('/electronic-id/why-no-access')} variant="secondary">
            {texts.withEid}
          </ButtonLink>
        ) : null}
      </Actions>
      <Prose>
        <h2>{texts.cannot.title}</h2>
        <ul>
          {texts.cannot.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {byPin ? (
          <>
            <p>
              <Link href={visit.to('/activate-account')}>{texts.activate}</Link>
            </p>
            <p>
              <Link href={visit.to('/forgotten-pin')}>{texts.forgottenPin}</Link>
            </p>
          </>
        ) : null}
        {visit.guides.named('locked-out') ? (
          <p>
            <Link href={visit.to('/help/locked-out')}>{texts.guide}</Link>
          </p>
        ) : null}
        <p>
          <Link href={visit.to('/desks')}>{texts.desks}</Link>
        </p>
      </Prose>
    </Page>
  )
}
