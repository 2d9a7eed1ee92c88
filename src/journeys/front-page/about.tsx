/** What the portal says about itself: accessibility and privacy, in short true statements, with the institution's own papers. */
import { DeskWays } from '../../web/desk-ways.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { step } from '../../web/step.ts'
import { deskToAsk } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { frontTexts } from './texts.ts'

export const accessibilityStep = step({
  path: '/accessibility',
  opens: 'anybody',
  leadsTo: [],
  show: (visit) => {
    const { title, lines, statement, tell } = frontTexts(visit.language).accessibility
    const link = visit.world.institution.help.accessibility
    return { show: <About visit={visit} {...{ title, lines, statement, link, ask: tell }} /> }
  },
})

export const privacyStep = step({
  path: '/privacy',
  opens: 'anybody',
  leadsTo: [],
  show: (visit) => {
    const { title, lines, statement, ask } = frontTexts(visit.language).privacy
    const { help, names, sessions } = visit.world.institution
    const days = Math.round(sessions.knownDeviceFor.total({ unit: 'days', relativeTo: '2026-01-01' }))
    const said = lines(names[visit.language], days)
    return { show: <About visit={visit} {...{ title, lines: said, statement, link: help.privacy, ask }} /> }
  },
})

type AboutProps = {
  visit: Visit
  title: string
  lines: readonly string[]
  statement: string
  link: string | null
  ask: string
}

function About({ visit, title, lines, statement, link, ask }: AboutProps) {
  const desk = deskToAsk(visit.world.institution)
  return (
    <Page visit={visit} title={title}>
      <Prose>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {link ? (
          <p>
            <Link href={link} leaves={visit.language}>
              {statement}
            </Link>
          </p>
        ) : null}
        {desk ? <DeskWays visit={visit} desk={desk} lead={ask} /> : null}
      </Prose>
    </Page>
  )
}
