/** Who it is: what the registers say, and where it is corrected; never the identity number itself (case Z-07). */
import type { Temporal } from 'temporal-polyfill'
import type { SeenPerson } from '../../actions/see-person.ts'
import { dayAt } from '../../core/account/access.ts'
import { groupList } from '../../core/account/group-words.ts'
import { readablePhone } from '../../core/person/phone.ts'
import { things } from '../../core/person/visibility.ts'
import { longDay } from '../../web/dates.ts'
import { Card } from '../../web/look/card.tsx'
import { DefinitionList, type Fact } from '../../web/look/definition-list.tsx'
import { exact } from '../../web/look/exact.ts'
import { When } from '../../web/look/when.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import { decidedBy } from '../../web/visibility/decided.ts'
import { visibilityWords } from '../../web/visibility/texts.ts'
import type { Visit } from '../../web/visit.ts'
import { deskTexts } from '../texts.ts'
import { numberWords } from './kinds.ts'
import { personTexts } from './texts.ts'

export function WhoItIs({ visit, seen }: { visit: Visit; seen: SeenPerson }) {
  const { who } = personTexts(visit.language)
  return (
    <Card title={who.title} id="who">
      <DefinitionList
        facts={[
          ...identity(visit, seen),
          ...contacts(visit, seen),
          ...toOthers(visit, seen),
          ...credentials(visit, seen),
        ]}
      />
    </Card>
  )
}

function identity(visit: Visit, seen: SeenPerson): Fact[] {
  const { who } = personTexts(visit.language)
  const { row, account, accounts, numberTypes, rank } = seen
  const others = accounts.filter(({ id }) => id !== account?.row.id).map(({ username }) => username)
  const groups = groupsIn(visit, seen)
  return [
    ...(row.born ? [{ term: who.born, value: longDay(row.born, visit.language) }] : []),
    ...(account ? [{ term: who.username, value: <strong {...exact}>{account.row.username}</strong> }] : []),
    ...(others.length > 0 ? [{ term: who.otherAccounts, value: others.join(', ') }] : []),
    ...(account?.row.mail ? [{ term: who.mail, value: <span {...exact}>{account.row.mail}</span> }] : []),
    ...(account && account.formerAddresses.length > 0
      ? [{ term: who.formerMail, value: <span {...exact}>{account.formerAddresses.join(', ')}</span> }]
      : []),
    ...(row.student_number ? [{ term: who.studentNumber, value: row.student_number }] : []),
    {
      term: who.numbers,
      value:
        numberTypes.length === 0
          ? who.noNumber
          : numberTypes.map((type) => numberWords(type, visit.language)).join(', '),
    },
    ...(groups === '' ? [] : [{ term: who.groups, value: groups }]),
    ...(rank ? [{ term: who.rank, value: deskTexts(visit.language).rank[rank] }] : []),
  ]
}

function groupsIn(visit: Visit, { account }: SeenPerson): string {
  const { institution } = visit.world
  const person = account?.judged.person ?? null
  if (!person) return ''
  return groupList(person, institution, dayAt(visit.world.now(), institution), visit.language)
}

/** Whoever has a protected address is reached by nobody from here. */
function contacts(visit: Visit, { row }: SeenPerson): Fact[] {
  const { who } = personTexts(visit.language)
  if (row.protected)
    return [
      { term: who.personalMail, value: who.hidden },
      { term: who.mobile, value: who.hidden },
    ]
  return [
    contact(visit, who.personalMail, row.email, row.email_register, row.email_changed),
    contact(
      visit,
      who.mobile,
      row.mobile && readablePhone(row.mobile),
      row.mobile_register,
      row.mobile_changed,
    ),
  ]
}

/** The number itself stands above: those who help need it for their work. This is what others see. */
function toOthers(visit: Visit, { visible }: SeenPerson): Fact[] {
  if (visible === null) return []
  const words = visibilityWords(visit.language)
  return things.map((thing) => ({
    term: `${words.title}: ${words[thing]}`,
    value: visible[thing].shown ? words.shown : words.hidden,
    note: decidedBy(visit, visible[thing], 'somebody'),
  }))
}

function contact(
  visit: Visit,
  term: string,
  value: string | null,
  register: string | null,
  changed: Temporal.PlainDate | null,
): Fact {
  const { who } = personTexts(visit.language)
  if (value === null) return { term, value: who.none }
  const at = correctedAt(visit, register)
  const notes = [
    ...(at === null ? [] : [`${who.correctedAt} ${at}`]),
    ...(changed === null ? [] : [who.changed(longDay(changed, visit.language))]),
  ]
  return { term, value, ...(notes.length > 0 ? { note: notes.join(', ') } : {}) }
}

function correctedAt({ world, language }: Visit, register: string | null): string | null {
  const { registers } = world.institution
  const known = register === 'fs' || register === 'hr' || register === 'projects' ? registers[register] : null
  return known?.corrected.at[language] ?? null
}

function credentials(visit: Visit, { account, factors }: SeenPerson): Fact[] {
  const { who } = personTexts(visit.language)
  if (!account) return []
  const set = account.row.password_set_at
  const held = factors.factors.map(({ kind }) => numberWords(kind, visit.language))
  return [
    { term: who.passwordSet, value: set === null ? who.never : <When at={momentOf(visit, set)} /> },
    {
      term: who.factors,
      value: held.length === 0 ? who.noFactor : held.join(', '),
      ...(held.length === 0 ? {} : { note: who.codesLeft(factors.codesLeft) }),
    },
  ]
}
