/** Everything that happened to the account, in words, newest first. */
import { z } from 'zod'
import { seeJournal } from '../../actions/see-account.ts'
import { journalText } from '../../core/journal/journal-texts.ts'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { JournalList } from '../../web/look/journal-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Page } from '../../web/page.tsx'
import { type Answer, step } from '../../web/step.ts'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { myAccountTexts } from './texts.ts'

export const journalStep = step({
  path: '/my-account/journal',
  opens: 'full',
  leadsTo: ['/my-account/password'],
  query: z.object({
    before: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .optional(),
  }),
  show: async (visit): Promise<Answer> => {
    const { language, session } = visit
    const texts = myAccountTexts(language).journal
    const { before } = visit.query
    const asked = before === undefined ? null : Number(before)
    const { lines, older } = session
      ? await seeJournal(visit.world, session, asked)
      : { lines: [], older: null }
    return {
      show: (
        <Page visit={visit} title={texts.title} intro={texts.intro} layout="page">
          <Card>
            {lines.length === 0 ? (
              <Empty title={texts.none}>{texts.noneText}</Empty>
            ) : (
              <JournalList lines={lines.map((line) => inWords(visit, line))} />
            )}
            <p>
              {older === null ? null : (
                <Link href={visit.to(`/my-account/journal?before=${older}`)}>{texts.older}</Link>
              )}{' '}
              {before === undefined ? null : (
                <Link href={visit.to('/my-account/journal')}>{texts.newest}</Link>
              )}
            </p>
            <p>
              <Link href={visit.to('/my-account/password')}>{texts.notYou}</Link>
            </p>
          </Card>
        </Page>
      ),
    }
  },
})

type Line = Awaited<ReturnType<typeof seeJournal>>['lines'][number]

function inWords(visit: Visit, line: Line) {
  const { what, more } = journalText(
    { what: line.what, by: line.by_whom, because: line.because, details: { ...line.details } },
    visit.language,
    visit.world.institution.journal,
  )
  return {
    key: String(line.id),
    at: momentOf(visit, line.at),
    what,
    ...(more === null ? {} : { details: more }),
  }
}
