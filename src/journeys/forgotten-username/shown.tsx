/** The username, for whoever has shown who they are; no message ever carries it (A-4, N-6). */
import { ButtonLink } from '../../web/look/button.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { exact } from '../../web/look/exact.ts'
import { Actions } from '../../web/look/form.tsx'
import { Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import { forgottenUsernameTexts } from './texts.ts'

export const shownStep = step({
  path: '/forgotten-username/shown',
  opens: { grant: 'forgotten-username', right: 'see-username' },
  begins: '/forgotten-username',
  leadsTo: ['/sign-in', '/forgotten-password'],
  show: (visit) => {
    const { shown: texts } = forgottenUsernameTexts(visit.language)
    const username = visit.session?.username ?? null
    if (username === null) return { go: '/forgotten-username' }
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.intro}>
          <DefinitionList
            facts={[
              {
                term: texts.username,
                value: (
                  <strong id="username" {...exact}>
                    {username}
                  </strong>
                ),
              },
            ]}
          />
          <Actions>
            <ButtonLink href={visit.to('/sign-in')}>{texts.signIn}</ButtonLink>
            <ButtonLink href={visit.to('/forgotten-password')} variant="secondary">
              {texts.password}
            </ButtonLink>
          </Actions>
        </Page>
      ),
    }
  },
})
