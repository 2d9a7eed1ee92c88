/** What stands in the way by somebody's hand, and what the agent can do: every act of the rank, each on a page of its own. */
import { Temporal } from 'temporal-polyfill'
import type { SeenPerson } from '../../actions/see-person.ts'
import type { DeskAct } from '../../core/desk/act.ts'
import { handText } from '../../core/journal/journal-texts.ts'
import { outranks } from '../../core/desk/rank.ts'
import { clockTime } from '../../web/dates.ts'
import { ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import type { Visit } from '../../web/visit.ts'
import { actTexts } from '../acts/texts.ts'
import { personTexts } from './texts.ts'

/** In the order in which the desk needs them; those done elsewhere are not here. */
export const offered: readonly DeskAct[] = [
  'lift-lock',
  'open-forgotten-password',
  'deactivate',
  'new-pin',
  'lift-second-factor',
  'require-password-change',
  'place-lock',
  'resend-activation',
  'change-username',
]

export function Acts({ visit, seen }: { visit: Visit; seen: SeenPerson }) {
  const { sections } = actTexts(visit.language)
  const acts = actsFor(visit, seen)
  return (
    <>
      <Locks visit={visit} seen={seen} may={acts.includes('lift-lock')} />
      <Card title={sections.acts} id="acts">
        {acts.length === 0 ? <p>{sections.none}</p> : <Caller visit={visit} seen={seen} />}
        <ul class="ad-acts">
          {acts.map((act) => (
            <li key={act}>
              <ButtonLink href={visit.to(`/desk/people/${seen.row.id}/${act}`)} variant="secondary">
                {actTexts(visit.language).acts[act].title}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** Not for oneself, nor for anybody of the same rank or above; what is closed for another reason says so on its page. */
function actsFor({ desk, world }: Visit, { row, rank, account }: SeenPerson): DeskAct[] {
  if (desk === null || desk.personId === row.id || !outranks(desk.rank, rank)) return []
  const may = world.institution.deskWork.may[desk.rank]
  const withoutAccount: readonly DeskAct[] = ['new-pin', 'resend-activation']
  return offered
    .filter((act) => may.includes(act))
    .filter((act) => (account === null ? withoutAccount.includes(act) : act !== 'resend-activation'))
}

/** Who is on the phone is recorded once for a call. */
function Caller({ visit, seen }: { visit: Visit; seen: SeenPerson }) {
  const { help, how } = personTexts(visit.language)
  const { caller } = seen
  const until = caller?.endsAt.toZonedDateTimeISO(visit.world.institution.timeZone)
  return caller?.confirmedAt && until ? (
    <Notice kind="success" language={visit.language}>
      <p>{help.identified(how[caller.how], clockTime(until, visit.language))}</p>
    </Notice>
  ) : (
    <p>
      <Link href={visit.to(`/desk/people/${seen.row.id}/caller`)}>{help.caller}</Link>
    </p>
  )
}

function Locks({ visit, seen, may }: { visit: Visit; seen: SeenPerson; may: boolean }) {
  const { sections } = actTexts(visit.language)
  const { lock } = personTexts(visit.language)
  const locks = seen.account?.row.locks ?? []
  return locks.length === 0 ? null : (
    <Card title={sections.locks} id="locks">
      <ItemList
        items={locks.map((each) => ({
          title: each.because,
          text: (
            <>
              <p>
                {[
                  `${lock.since} ${momentOf(visit, Temporal.Instant.from(each.since)).text}`,
                  each.until === null
                    ? null
                    : `${lock.until} ${momentOf(visit, Temporal.Instant.from(each.until)).text}`,
                  handText(each.placedBy, visit.language),
                  `${sections.mayLift} ${sections.lifter[each.mayLift] ?? each.mayLift}`,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
              {may ? (
                <p>
                  <Link href={visit.to(`/desk/people/${seen.row.id}/lift-lock?lock=${each.id}`)}>
                    {sections.lift}
                  </Link>
                </p>
              ) : null}
            </>
          ),
        }))}
      />
    </Card>
  )
}
