/** Two-factor sign-in of my account: setting up the first one, or the list of what there is (O-9, E-4). */
import { z } from 'zod'
import { seeTwoFactor } from '../../actions/factor-standing.ts'
import { code } from '../../web/form-fields.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { offersApps } from './answers.tsx'
import { overview } from './overview.tsx'
import { appPage, enrolTypedApp } from './set-up-app.tsx'
import { twoFactorTexts } from './texts.ts'

const place = { path: '/my-account/two-factor', first: true } as const

export const twoFactorStep = step({
  path: place.path,
  opens: 'half-or-full',
  formOpens: 'factor-or-right',
  leadsTo: [
    '/my-account',
    '/my-account/rules',
    '/my-account/two-factor',
    '/my-account/two-factor/prove',
    '/my-account/two-factor/app',
    '/my-account/two-factor/passkey',
    '/my-account/two-factor/recovery-codes',
    '/my-account/two-factor/remove/:id',
    '/sign-in/second-factor',
  ],
  sets: ['second-factor'],
  query: z.object({ done: z.enum(['added', 'removed']).optional() }),
  show: async (visit) => {
    if (!visit.session) return { go: '/sign-in' }
    const seen = await seeTwoFactor(visit.world, visit.session)
    switch (seen.standing) {
      case 'show-factor':
        return { go: '/sign-in/second-factor' }
      case 'first':
      case 'replacing':
        return offersApps(visit) ? appPage(visit, place) : { go: '/my-account/two-factor/passkey' }
      case 'prove-first':
        return proveFirst(visit)
      case 'further':
      case 'prove-again':
        return overview(visit, seen)
    }
  },
  fields: z.object({ code }),
  submit: async (visit, typed) => {
    if (!visit.session) return { go: '/sign-in' }
    const { standing } = await seeTwoFactor(visit.world, visit.session)
    // a key is shown to nobody who may not enrol it, so a code that comes here is none of it
    if (standing !== 'first' && standing !== 'replacing') return { go: place.path }
    return enrolTypedApp(visit, typed.code, place)
  },
})

/** The password alone opens nothing here: whoever stole it would set up his own phone. */
function proveFirst(visit: Visit): Answer {
  const { overview: texts, proveFirst: words } = twoFactorTexts(visit.language)
  return {
    show: (
      <Page visit={visit} title={texts.title} intro={words.text}>
        <Prose>
          <p>{words.why}</p>
        </Prose>
        <Actions>
          <ButtonLink href={visit.to('/my-account/two-factor/prove')}>{words.go}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
