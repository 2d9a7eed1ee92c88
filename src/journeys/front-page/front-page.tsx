/** The first page of an institution: the doors that exist here, and a desk that is open now. */
import type { Institution } from '../../core/institution/institution.ts'
import { DeskWays } from '../../web/desk-ways.tsx'
import { CardLink, Doors } from '../../web/look/card.tsx'
import { Link } from '../../web/look/link.tsx'
import { openNow, Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import { deskToAsk } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { frontTexts } from './texts.ts'

export const frontPageStep = step({
  path: '/',
  opens: 'anybody',
  leadsTo: [
    '/activate-account',
    '/sign-in',
    '/my-account',
    '/forgotten-password',
    '/forgotten-username',
    '/forgotten-pin',
    '/why-no-access',
    '/help',
    '/desks',
    '/projects',
  ],
  show: (visit) => {
    const texts = frontTexts(visit.language)
    return {
      show: (
        <Page
          visit={visit}
          title={texts.title}
          intro={texts.intro(visit.world.institution.names[visit.language])}
          layout="front"
        >
          <Ways visit={visit} />
          <Help visit={visit} />
        </Page>
      ),
    }
  },
})

/** The one or two doors most people come for stand first; a part that is off has no door. */
function Ways({ visit }: { visit: Visit }) {
  const texts = frontTexts(visit.language)
  const { institution } = visit.world
  const isIn = visit.session?.kind === 'full'
  return (
    <Doors>
      {hasActivation(institution) && !isIn ? (
        <CardLink href={visit.to('/activate-account')} {...texts.activate} icon="spark" first />
      ) : null}
      {isIn ? (
        <CardLink href={visit.to('/my-account')} {...texts.myAccount} icon="person" first />
      ) : (
        <CardLink href={visit.to('/sign-in')} {...texts.signIn} icon="person" first />
      )}
      {institution.features.recovery && !isIn ? (
        <CardLink href={visit.to('/forgotten-password')} {...texts.forgottenPassword} icon="key" />
      ) : null}
      {institution.features.recovery && !isIn ? (
        <CardLink href={visit.to('/forgotten-username')} {...texts.forgottenUsername} icon="person" />
      ) : null}
      {hasActivation(institution) ? (
        <CardLink href={visit.to('/forgotten-pin')} {...texts.forgottenPin} icon="key" />
      ) : null}
      {institution.projects.offered && institution.projects.onFrontPage ? (
        <CardLink href={visit.to('/projects')} {...texts.projects} icon="person" />
      ) : null}
      {institution.features.whyNoAccess ? (
        <CardLink href={visit.to('/why-no-access')} {...texts.why} icon="help" />
      ) : null}
    </Doors>
  )
}

function hasActivation({ features, activation }: Institution): boolean {
  return features.activation && activation.who.some((who) => activation.ways[who].includes('pin'))
}

function Help({ visit }: { visit: Visit }) {
  const texts = frontTexts(visit.language)
  const { institution, now } = visit.world
  const desk = deskToAsk(institution)
  const hours = desk?.ways.find((way) => way.hours !== null)?.hours
  return (
    <section class="ad-prose" aria-labelledby="help">
      <h2 class="ds-heading" id="help">
        {texts.other}
      </h2>
      {institution.features.help ? (
        <p>
          <Link href={visit.to('/help')}>{texts.guides}</Link>
        </p>
      ) : null}
      {desk ? <DeskWays visit={visit} desk={desk} /> : null}
      {hours ? <p>{openNow(hours, now(), institution, visit.language)}</p> : null}
      <p>
        <Link href={visit.to('/desks')}>{texts.desks.all}</Link>
      </p>
    </section>
  )
}
