/** Back from the provider: what was shown opens what the person went for, or the page says why not and which way is next. */
import { z } from 'zod'
import { proveByEid } from '../../actions/prove-by-eid.ts'
import { hindered } from '../../web/activation-hindered/hindered.tsx'
import { ButtonLink } from '../../web/look/button.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { stopped } from './stopped.tsx'
import { electronicIdTexts } from './texts.ts'

/** What providers write behind the address; anything twice is refused before it is looked at. */
const said = z.string().max(4_000).optional()

export const comeBack = step({
  path: '/electronic-id/return',
  opens: 'anybody',
  leadsTo: [
    '/my-account',
    '/my-account/rules',
    '/my-account/two-factor',
    '/set',
    '/forgotten-password/text-message',
    '/forgotten-username/shown',
    '/sign-in/second-factor',
    '/why-no-access',
    '/activate-account/rules',
    '/activate-account/password',
    '/forgotten-password/text-message',
    '/forgotten-username/shown',
  ],
  proves: [
    {
      proof: 'eid',
      for: 'sign-in',
      leads: ['/my-account', '/my-account/rules', '/my-account/two-factor', '/why-no-access'],
    },
    { proof: 'eid', for: 'renew-password', leads: ['/set'] },
    { proof: 'eid', for: 'after-deactivation', leads: ['/set'] },
    { proof: 'eid', for: 'recover-password', leads: ['/forgotten-password/text-message', '/set'] },
    { proof: 'eid', for: 'forgotten-username', leads: ['/forgotten-username/shown'] },
    {
      proof: 'eid',
      for: 'activate-account',
      leads: ['/activate-account/rules', '/activate-account/password'],
    },
    { proof: 'eid', for: 'first-factor', leads: ['/my-account/two-factor'] },
    { proof: 'eid', for: 'lost-second-factor', leads: ['/my-account/two-factor'] },
  ],
  query: z.object({ code: said, state: said, iss: said, error: said, error_description: said }),
  show: async (visit) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(visit.query)) if (value !== undefined) query.set(name, value)
    const { purpose, outcome } = await proveByEid(
      visit.world,
      visit.eidErrand,
      query.toString(),
      visit.browser(),
    )
    if (purpose !== null) visit.keepEidErrand(null)
    if (outcome.is === 'not-open-yet')
      return hindered(visit, outcome.hindrances, { reminded: outcome.reminded, by: 'eid' })
    if (outcome.is !== 'proved') return stopped(visit, purpose, outcome.is)
    visit.opened(outcome.opened)
    return onward(visit, outcome.next)
  },
})

/**
 * A page of ours that goes on by itself: the browser came from another site, and only from here on does it send the
 * cookie of the session, which is for our own pages alone (SameSite=Strict, case S-07).
 */
function onward(visit: Visit, next: string): Answer {
  const texts = electronicIdTexts(visit.language).identified
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} goesOnTo={visit.to(next)}>
        <Actions>
          <ButtonLink href={visit.to(next)}>{texts.on}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
