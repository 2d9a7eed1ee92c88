/** One screen about one person: why they cannot get in, every way back, what was sent, what was done; and what the agent can do now. */
import { z } from 'zod'
import { seePerson, type SeenPerson } from '../../actions/see-person.ts'
import { Cards } from '../../web/look/card.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { type Answer, step } from '../../web/step.ts'
import { Verdict } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { DeskPage, idIn, nowhere } from '../desk-page.tsx'
import { deskTexts } from '../texts.ts'
import { Acts, offered } from './acts.tsx'
import { DoneActs, Journal } from './history.tsx'
import { Messages } from './messages.tsx'
import { Routes } from './routes.tsx'
import { SignIns } from './sign-ins.tsx'
import { Targets } from './targets.tsx'
import { personTexts } from './texts.ts'
import { WhoItIs } from './who.tsx'

const actPages = offered.map((act) => `/desk/people/:person/${act}` as const)

export const showPersonStep = step({
  path: '/desk/people/:person',
  opens: { desk: 'look' },
  leadsTo: ['/desk', '/desk/people/:person/caller', ...actPages, '/desk/acts/:act/undo'],
  query: z.object({
    before: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .optional(),
  }),
  show: async (visit): Promise<Answer> => {
    const id = idIn(visit, 'person')
    if (!visit.desk || id === null) return nowhere(visit)
    const before = visit.query['before'] === undefined ? null : Number(visit.query['before'])
    const seen = await seePerson(visit.world, visit.desk, id, before)
    return seen === null ? nowhere(visit) : { show: <Person visit={visit} seen={seen} /> }
  },
})

function Person({ visit, seen }: { visit: Visit; seen: SeenPerson }) {
  const texts = personTexts(visit.language)
  const { find } = deskTexts(visit.language)
  const { row, account } = seen
  const name = `${row.given} ${row.family}`.trim()
  return (
    <DeskPage visit={visit} title={name} intro={account?.row.username ?? find.noAccount}>
      {row.protected ? (
        <Notice kind="warning" language={visit.language}>
          <p>{find.isProtected}</p>
        </Notice>
      ) : null}
      {account === null ? (
        <Notice kind="info" language={visit.language} title={texts.noAccount}>
          <p>{texts.noAccountText}</p>
        </Notice>
      ) : null}
      <Verdict visit={visit} hindrances={seen.hindrances} about="somebody" />
      <Acts visit={visit} seen={seen} />
      <Cards>
        <WhoItIs visit={visit} seen={seen} />
        <Routes visit={visit} routes={seen.routes} />
        <SignIns visit={visit} seen={seen} />
        <Messages visit={visit} messages={seen.messages} />
        <Targets visit={visit} targets={seen.targets} />
        <DoneActs visit={visit} acts={seen.acts} />
        <Journal visit={visit} seen={seen} />
      </Cards>
    </DeskPage>
  )
}
