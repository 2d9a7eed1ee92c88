/** My account: the verdict, what happens when, what the account opens, and what is registered (O-1, O-17, U-5, A-3). */
import { seeAccount, seeMilestones, type SeenAccount } from '../../actions/see-account.ts'
import { seeOldPasswordDevices } from '../../actions/network/see-wifi.ts'
import { dayAt } from '../../core/account/access.ts'
import { groupList } from '../../core/account/group-words.ts'
import { wherePasswordWorks } from '../../actions/see-targets.ts'
import { seeVisibility } from '../../actions/see-visibility.ts'
import { Card, Cards } from '../../web/look/card.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { exact } from '../../web/look/exact.ts'
import { OldPasswordDevices } from '../../web/old-password/old-password.tsx'
import { Page } from '../../web/page.tsx'
import { PasswordPlaces } from '../../web/password-places/places.tsx'
import { placesTexts } from '../../web/password-places/texts.ts'
import { type Answer, step } from '../../web/step.ts'
import { Verdict } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { OpenedServices } from './opened-services.tsx'
import { Registered } from './registered.tsx'
import { myAccountTexts } from './texts.ts'
import { MyTimeline } from './timeline.tsx'
import { Ways } from './ways.tsx'

export const myAccountStep = step({
  path: '/my-account',
  opens: 'full',
  leadsTo: [
    '/my-account/password',
    '/my-account/two-factor',
    '/my-account/pin',
    '/my-account/wifi',
    '/my-account/visibility',
    '/my-account/sessions',
    '/my-account/journal',
    '/my-account/rules',
    '/my-account/my-data',
    '/projects',
    '/sign-in/service/:visit',
  ],
  show: async (visit): Promise<Answer> => {
    if (visit.wantsService) return { go: `/sign-in/service/${visit.wantsService.id}` }
    if (visit.wantsProjects && visit.world.institution.projects.offered) return { go: '/projects' }
    const seen = visit.session ? await seeAccount(visit.world, visit.session) : null
    if (!seen || !visit.session) return { go: '/sign-in' }
    const past = await seeMilestones(visit.world, visit.session)
    const texts = myAccountTexts(visit.language)
    const visible = await visibleTo(visit)
    const places = await wherePasswordWorks(visit.world, seen.row.id)
    const oldPassword = await seeOldPasswordDevices(visit.world, visit.session)
    return {
      show: (
        <Page
          visit={visit}
          title={texts.title}
          layout="page"
          {...(seen.row.given ? { intro: texts.hello(seen.row.given) } : {})}
        >
          <Verdict visit={visit} hindrances={seen.hindrances} />
          <OldPasswordDevices visit={visit} devices={oldPassword} linked />
          <Cards>
            <Names visit={visit} seen={seen} />
            <MyTimeline visit={visit} ahead={seen.ahead} past={past} />
            <OpenedServices visit={visit} services={seen.services} />
            {places.length === 0 ? null : (
              <Card title={placesTexts(visit.language).title} id="password-places" wide>
                <PasswordPlaces visit={visit} places={places} />
              </Card>
            )}
            <Registered visit={visit} row={seen.row} visible={visible} />
          </Cards>
          <Ways visit={visit} seen={seen} />
        </Page>
      ),
    }
  },
})

/** Null where the institution has no such page, and for an account that is nobody's in the registers. */
async function visibleTo({ world, session }: Visit) {
  if (!world.institution.features.visibility || !session?.personId) return null
  return seeVisibility(world, session.personId)
}

function Names({ visit, seen }: { visit: Visit; seen: SeenAccount }) {
  const { names } = myAccountTexts(visit.language)
  const { username, mail } = seen.row
  const { institution, now } = visit.world
  const { person } = seen.judged
  const as = person ? groupList(person, institution, dayAt(now(), institution), visit.language) : ''
  return (
    <Card title={names.title} id="names">
      <DefinitionList
        facts={[
          {
            term: names.username,
            value: (
              <strong id="username" {...exact}>
                {username}
              </strong>
            ),
            note: names.keep,
          },
          ...(mail
            ? [
                {
                  term: names.mail,
                  value: (
                    <span id="mail" {...exact}>
                      {mail}
                    </span>
                  ),
                },
              ]
            : []),
          ...(seen.formerAddresses.length === 0
            ? []
            : [
                {
                  term: names.formerMail,
                  value: (
                    <span id="former-mail" {...exact}>
                      {seen.formerAddresses.join(', ')}
                    </span>
                  ),
                  note: names.formerMailWorks,
                },
              ]),
          ...(as === '' ? [] : [{ term: names.as, value: as }]),
        ]}
      />
    </Card>
  )
}
