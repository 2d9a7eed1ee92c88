/** The temporary password is on its way, if it can be: how it is used, and what to do when none arrives (O-5). */
import { durationInWords } from '../../web/durations.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Details, Prose } from '../../web/look/details.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import { AskDesk } from '../../web/mail-code/ask-desk.tsx'
import { mailCodeWords } from '../../web/mail-code/words.ts'
import { forgottenPasswordTexts } from './texts.ts'
import { forgottenPassword } from './which.ts'

export const sentStep = step({
  path: '/forgotten-password/sent',
  opens: 'anybody',
  leadsTo: ['/sign-in', '/forgotten-password'],
  show: (visit) => {
    const { sent: texts } = forgottenPasswordTexts(visit.language)
    const shared = mailCodeWords(visit.language)
    const { temporaryPassword, contactRest } = visit.world.institution.recovery
    const rest = contactRest.lasts.total({ unit: 'days', relativeTo: '2026-01-01' })
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.intro}>
          <Prose>
            <ol>
              {texts.steps(durationInWords(temporaryPassword.validFor, visit.language)).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </Prose>
          <Actions>
            <ButtonLink href={visit.to('/sign-in')}>{texts.signIn}</ButtonLink>
          </Actions>
          <Details title={texts.none.title}>
            <ul>
              {texts.none.lines(rest).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p>
              <Link href={visit.to('/forgotten-password')}>{texts.again}</Link>
            </p>
            {forgottenPassword.ways(visit).eid ? (
              <p>
                <Link href={visit.to('/electronic-id/forgotten-password')}>{shared.eid}</Link>
              </p>
            ) : null}
            <AskDesk visit={visit} lead={shared.askDesk} />
          </Details>
        </Page>
      ),
    }
  },
})
