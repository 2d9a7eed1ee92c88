/** When and with which browser somebody got in, and when the password was wrong. */
import type { SeenPerson } from '../../actions/see-person.ts'
import { journalText } from '../../core/journal/journal-texts.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { JournalList } from '../../web/look/journal-list.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { personTexts } from './texts.ts'

export function SignIns({ visit, seen }: { visit: Visit; seen: SeenPerson }) {
  const texts = personTexts(visit.language).signIns
  const lines = [
    ...seen.signIns.map((line) => {
      const { what, more } = journalText(
        { what: line.what, by: line.by_whom, because: line.because, details: { ...line.details } },
        visit.language,
      )
      return { at: line.at, key: String(line.id), what, details: more, icon: 'check' as const }
    }),
    ...seen.failures.map(({ at, device }, place) => ({
      at,
      key: `wrong-${place}`,
      what: texts.wrong,
      details: device === 'unknown' ? texts.unknown : device,
      icon: 'warning' as const,
    })),
  ].sort((a, b) => b.at.epochMilliseconds - a.at.epochMilliseconds)
  return (
    <Card title={texts.title} id="sign-ins">
      {lines.length === 0 ? (
        <Empty title={texts.none} />
      ) : (
        <JournalList
          lines={lines.slice(0, 10).map(({ at, details, ...line }) => ({
            ...line,
            at: momentOf(visit, at),
            ...(details === null ? {} : { details }),
          }))}
        />
      )}
    </Card>
  )
}
