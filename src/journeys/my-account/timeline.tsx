/** My timeline: what happened to me here, and what will happen when if nobody does anything (O-16, A-3). */
import type { seeMilestones } from '../../actions/see-account.ts'
import { dayAt } from '../../core/account/access.ts'
import type { Ahead } from '../../core/account/what-happens.ts'
import { journalText } from '../../core/journal/journal-texts.ts'
import { longDay } from '../../web/dates.ts'
import { Card } from '../../web/look/card.tsx'
import { Link } from '../../web/look/link.tsx'
import { Timeline, type TimelineEntry } from '../../web/look/timeline.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { myAccountTexts } from './texts.ts'

type Past = Awaited<ReturnType<typeof seeMilestones>>
type MyTimelineProps = { visit: Visit; past: Past; ahead: readonly Ahead[] }

export function MyTimeline({ visit, past, ahead }: MyTimelineProps) {
  const texts = myAccountTexts(visit.language).timeline
  return (
    <Card title={texts.title} id="timeline">
      <Timeline
        past={past.map((line) => happened(visit, line))}
        today={texts.today}
        nothing={texts.nothing}
        ahead={ahead.map((each, place) => ({ key: `ahead-${place}`, ...comes(visit, each) }))}
      />
      <p class="ad-timeline-more">
        <Link href={visit.to('/my-account/journal')}>{texts.all}</Link>
      </p>
    </Card>
  )
}

function happened(visit: Visit, line: Past[number]): TimelineEntry {
  const { what, more } = journalText(
    { what: line.what, by: line.by_whom, because: line.because, details: { ...line.details } },
    visit.language,
  )
  return {
    key: String(line.id),
    at: momentOf(visit, dayOf(visit, line.at)),
    what,
    // from which browser stands in the journal
    ...(more === null || 'device' in line.details ? {} : { details: more }),
  }
}

function comes(visit: Visit, ahead: Ahead): Omit<TimelineEntry, 'key'> {
  const texts = myAccountTexts(visit.language).timeline
  const at = momentOf(visit, dayOf(visit, ahead.on))
  switch (ahead.what) {
    case 'password-expires':
      return { at, what: texts.password }
    case 'registration-due':
      return { at, what: texts.registration, details: texts.registrationText }
    case 'fee-due':
      return { at, what: texts.fee, details: texts.feeText }
    case 'closes':
      return {
        at,
        what: texts.closes,
        details: because(visit, ahead),
      }
    case 'service-closes':
      return { at, what: texts.serviceCloses(ahead.name[visit.language]) }
    case 'opens':
      return { at, what: texts.opens }
    case 'rules-due':
      return { at, what: texts.rules(ahead.title[visit.language]) }
  }
}

/** A study that is planned to end is not yet registered as ended. */
function because(visit: Visit, { by, endsOn }: Extract<Ahead, { what: 'closes' }>): string {
  const texts = myAccountTexts(visit.language).timeline
  const day = longDay(endsOn, visit.language)
  const today = dayAt(visit.world.now(), visit.world.institution)
  return by === 'student' && endsOn > today ? texts.studyUntil(day) : texts.because[by](day)
}

/** People plan by days; the minute helps nobody here. */
function dayOf(visit: Visit, on: Ahead['on']): string {
  if (typeof on === 'string') return on
  return on.toZonedDateTimeISO(visit.world.institution.timeZone).toPlainDate().toString()
}
