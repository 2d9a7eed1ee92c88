/** The verdict of `access()` on a page: every reason, since when, until when, who can lift it, the next step, whom to ask (A-3, O-14). */
import type { Temporal } from 'temporal-polyfill'
import { hindranceText } from '../../core/account/hindrance-texts.ts'
import { type Hindrance, stopping } from '../../core/account/hindrance.ts'
import type { Office } from '../../core/institution/desks.ts'
import type { Institution } from '../../core/institution/institution.ts'
import type { Day } from '../../core/person/facts.ts'
import { momentOrDay } from '../dates.ts'
import { DeskWays } from '../desk-ways.tsx'
import { Link } from '../look/link.tsx'
import { type HindranceWords, StatusVerdict } from '../look/status-verdict.tsx'
import type { Moment } from '../look/when.tsx'
import type { Visit } from '../visit.ts'
import { verdictTexts } from './texts.ts'

/** The same on "my account", on "why can't I get in" and at the desk, which reads it of somebody else. */
export function Verdict({
  visit,
  hindrances,
  about = 'self',
}: {
  visit: Visit
  hindrances: readonly Hindrance[]
  about?: 'self' | 'somebody'
}) {
  const state = verdictOf(hindrances)
  const texts = verdictTexts(visit.language)
  const { title, text } = about === 'self' ? texts[state] : texts.ofSomebody[state]
  return (
    <StatusVerdict
      language={visit.language}
      state={state}
      title={title}
      text={text}
      hindrances={hindrances.map((hindrance) => inWords(visit, hindrance, about))}
    />
  )
}

/** Closed when the portal is; waiting when time alone mends everything. */
export function verdictOf(hindrances: readonly Hindrance[]): 'open' | 'limited' | 'closed' | 'waiting' {
  if (hindrances.length === 0) return 'open'
  if (stopping(hindrances, 'portal').length === 0) return 'limited'
  return hindrances.every((hindrance) => hindrance.next === 'wait') ? 'waiting' : 'closed'
}

/** The desk that answers when nothing else is said: the one for all other problems, else the first for IT. */
export function deskToAsk({ desks, help }: Institution) {
  return (
    desks.find((desk) => desk.key === help.otherProblems) ??
    desks.find((desk) => desk.role === 'it') ??
    desks[0]
  )
}

/** A moment or day as pages show it. */
export function momentOf(visit: Visit, at: Temporal.Instant | Day): Moment {
  return { iso: at.toString(), text: momentOrDay(at, visit.world.institution.timeZone, visit.language) }
}

/** Somebody else's page has no links to what only the person can do. */
function inWords(visit: Visit, hindrance: Hindrance, about: 'self' | 'somebody'): HindranceWords {
  const words = hindranceText(hindrance, visit.world.institution, visit.language)
  const desk = words.askDesk ? deskToAsk(visit.world.institution) : undefined
  const ask = verdictTexts(visit.language).ask
  return {
    title: words.title,
    text: words.text,
    ...(hindrance.since === null ? {} : { since: momentOf(visit, hindrance.since) }),
    ...(hindrance.until === null ? {} : { until: momentOf(visit, hindrance.until) }),
    liftedBy: words.liftedBy,
    ...(words.stillWorks === null ? {} : { stillWorks: words.stillWorks }),
    next: (
      <>
        <p>{words.next}</p>
        {words.link && about === 'self' ? <NextLink visit={visit} link={words.link} /> : null}
        {words.office ? <AskOffice office={words.office} visit={visit} /> : null}
        {desk && about === 'self' ? <DeskWays visit={visit} desk={desk} lead={ask} /> : null}
      </>
    ),
  }
}

type NextStepLink = NonNullable<ReturnType<typeof hindranceText>['link']>

function NextLink({ visit, link }: { visit: Visit; link: NextStepLink }) {
  return (
    <p>
      {link.leaves ? (
        <Link href={link.href} leaves={visit.language}>
          {link.label}
        </Link>
      ) : (
        <Link href={visit.to(link.href)}>{link.label}</Link>
      )}
    </p>
  )
}

/** The Student Service Centre by name, with every way to reach it. */
function AskOffice({ office, visit }: { office: Office; visit: Visit }) {
  const { language } = visit
  const name = office.name[language]
  return (
    <p>
      {`${verdictTexts(language).ask} `}
      {office.link ? (
        <Link href={office.link} leaves={language}>
          {name}
        </Link>
      ) : (
        name
      )}
      {office.place ? `, ${office.place[language]}` : ''}
      {office.phone ? (
        <>
          {', '}
          <Link href={`tel:${office.phone.replace(/[^+\d]/g, '')}`}>{office.phone}</Link>
        </>
      ) : null}
      {office.mail ? (
        <>
          {', '}
          <Link href={`mailto:${office.mail}`}>{office.mail}</Link>
        </>
      ) : null}
    </p>
  )
}
