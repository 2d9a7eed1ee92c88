/** What the desk has done for this person, and everything else that happened. */
import { canBeUndone } from '../../actions/decide-act.ts'
import type { SeenPerson } from '../../actions/see-person.ts'
import { journalText } from '../../core/journal/journal-texts.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { JournalList } from '../../web/look/journal-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { actTexts } from '../acts/texts.ts'
import { personTexts } from './texts.ts'

export function DoneActs({ visit, acts }: { visit: Visit; acts: SeenPerson['acts'] }) {
  const texts = personTexts(visit.language).acts
  return (
    <Card title={texts.title} id="acts-done">
      {acts.length === 0 ? (
        <Empty title={texts.none} />
      ) : (
        <JournalList
          lines={acts.map((act) => ({
            key: act.id,
            at: momentOf(visit, act.askedAt),
            what: actTexts(visit.language).acts[act.act].title,
            details: <Act visit={visit} act={act} />,
          }))}
        />
      )}
    </Card>
  )
}

function Act({ visit, act }: { visit: Visit; act: SeenPerson['acts'][number] }) {
  const texts = personTexts(visit.language).acts
  const state = act.state === 'done' ? null : texts[act.state]
  const hands = act.secondAgent === null ? act.agent : `${act.agent} + ${act.secondAgent}`
  return (
    <>
      {[hands, act.ticket, act.reason, state].filter((part) => part !== null).join(' · ')}
      {act.state === 'done' && canBeUndone(act.act) ? (
        <>
          {' '}
          <Link href={visit.to(`/desk/acts/${act.id}/undo`)}>{texts.undo}</Link>
        </>
      ) : null}
    </>
  )
}

export function Journal({ visit, seen }: { visit: Visit; seen: SeenPerson }) {
  const texts = personTexts(visit.language).journal
  const { lines, older } = seen.journal
  const here = `/desk/people/${seen.row.id}`
  return (
    <Card title={texts.title} id="journal" wide>
      {lines.length === 0 ? (
        <Empty title={texts.none} />
      ) : (
        <JournalList
          lines={lines.map((line) => {
            const { what, more } = journalText(
              { what: line.what, by: line.by_whom, because: line.because, details: { ...line.details } },
              visit.language,
            )
            return {
              key: String(line.id),
              at: momentOf(visit, line.at),
              what,
              ...(more === null ? {} : { details: more }),
            }
          })}
        />
      )}
      <p>
        {older === null ? null : (
          <Link href={visit.to(`${here}?before=${older}#journal`)}>{texts.older}</Link>
        )}{' '}
        {visit.query['before'] === undefined ? null : (
          <Link href={visit.to(`${here}#journal`)}>{texts.newest}</Link>
        )}
      </p>
    </Card>
  )
}
