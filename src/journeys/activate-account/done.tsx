/** The account is open: the username and the mail address, this once (N-4 to N-6), and what to do next (O-19). */
import { DeskWays } from '../../web/desk-ways.tsx'
import { ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Actions } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { SecretOnce } from '../../web/look/secret-once.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { activationTexts } from './texts.ts'
import { Way } from './way.tsx'

/** The answer to the password itself, so that no other request can ever show it: a reload leads to the beginning. */
export function donePage(
  visit: Visit,
  { username, mail, next }: { username: string; mail: string; next: string },
): Answer {
  const { language } = visit
  const { done: texts } = activationTexts(language)
  const { devices, features } = visit.world.institution
  return {
    show: (
      <Page visit={visit} title={texts.title} above={<Way visit={visit} at="done" />}>
        <SecretOnce
          usernameLabel={texts.username}
          username={username}
          mailLabel={texts.mail}
          mail={mail}
          remember={texts.remember}
        />
        <p>{texts.notice}</p>
        {features.devicesChecklist && devices.length > 0 ? (
          <Card title={texts.nextTitle} id="next">
            <p>{texts.devices}</p>
            <ItemList items={devices.map(({ name }) => ({ title: name[language] }))} />
          </Card>
        ) : null}
        <Actions>
          <ButtonLink href={visit.to(next)}>
            {next === '/my-account/two-factor' ? texts.toSecondFactor : texts.toAccount}
          </ButtonLink>
        </Actions>
      </Page>
    ),
  }
}

/** Somebody comes to this address: the username was shown once, and here is where it still stands. */
export const done = step({
  path: '/activate-account/done',
  opens: 'anybody',
  leadsTo: [],
  show: (visit) => {
    const { again, toAccount } = activationTexts(visit.language).done
    const desk = visit.world.institution.desks.find((candidate) => candidate.role === 'it')
    const signedIn = visit.session?.kind === 'full'
    return {
      show: (
        <Page visit={visit} title={again.title} intro={again.text}>
          {desk ? <DeskWays visit={visit} desk={desk} /> : null}
          <Actions>
            <ButtonLink href={visit.to(signedIn ? '/my-account' : '/sign-in')}>
              {signedIn ? toAccount : again.signIn}
            </ButtonLink>
          </Actions>
        </Page>
      ),
    }
  },
})
