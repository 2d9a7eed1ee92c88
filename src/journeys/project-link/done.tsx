/** The front page of somebody who came by a project's link: what is left to do, and the menu with the one-time codes (E-3, E-4). */
import { CardLink, Doors } from '../../web/look/card.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { projectLinkTexts } from './texts.ts'

export const doneStep = step({
  path: '/project-link/done',
  opens: 'half-or-full',
  begins: '/sign-in',
  leadsTo: ['/one-time-codes', '/sign-in/second-factor', '/my-account'],
  show: (visit): Answer => {
    const { done: texts } = projectLinkTexts(visit.language)
    const whole = visit.session?.kind === 'full'
    return {
      show: (
        <Page
          visit={visit}
          title={texts.title}
          intro={whole ? texts.whole : texts.half}
          {...(whole ? {} : { nav: menu(visit) })}
        >
          <Doors>
            <CardLink
              href={visit.to('/one-time-codes')}
              title={texts.codes.title}
              text={texts.codes.text}
              icon="phone"
              first
            />
            {whole ? (
              <CardLink
                href={visit.to('/my-account')}
                title={texts.account.title}
                text={texts.account.text}
                icon="person"
              />
            ) : (
              <CardLink
                href={visit.to('/sign-in/second-factor')}
                title={texts.app.title}
                text={texts.app.text}
                icon="key"
              />
            )}
          </Doors>
        </Page>
      ),
    }
  },
})

/** The menu of a session that is not whole yet: the front page and the one-time codes, and nothing that it could not open. */
export function menu(visit: Visit) {
  const { done, codes } = projectLinkTexts(visit.language)
  const pages: [string, string][] = [
    ['/project-link/done', done.nav],
    ['/one-time-codes', codes.nav],
  ]
  return pages.map(([path, label]) => ({ href: visit.to(path), label, current: visit.path === path }))
}
