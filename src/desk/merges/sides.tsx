/** The records of one question side by side: the same facts in the same order, and what differs is marked in words. */
import type { Side } from '../../actions/see-merges.ts'
import { readablePhone } from '../../core/person/phone.ts'
import { longDay } from '../../web/dates.ts'
import { Card, Cards } from '../../web/look/card.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { Tag } from '../../web/look/tag.tsx'
import type { Visit } from '../../web/visit.ts'
import { numberWords } from '../show-person/kinds.ts'
import { mergeTexts } from './texts.ts'

/** Two columns where there is room, one below the other on a phone. */
export function Sides({ visit, sides }: { visit: Visit; sides: readonly Side[] }) {
  const texts = mergeTexts(visit.language)
  const columns = sides.map((side) => factsOf(visit, side))
  return (
    <Cards>
      {sides.map((side, place) => (
        <Card
          key={side.personId ?? 'waiting'}
          title={side.personId === null ? texts.waiting : texts.side(place + 1)}
          id={`side-${place + 1}`}
        >
          <DefinitionList
            facts={(columns[place] ?? []).map(({ name, value }, line) => ({
              term: texts.fact[name],
              value: value === '' ? texts.nothing : value,
              ...(differs(columns, line) && value !== ''
                ? { note: <Tag kind="warning">{texts.differs}</Tag> }
                : {}),
            }))}
          />
        </Card>
      ))}
    </Cards>
  )
}

/** What one record does not say contradicts nobody; and that two registers tell of somebody is no difference. */
function differs(columns: readonly (readonly NamedFact[])[], line: number): boolean {
  const facts = columns.flatMap((column) => column[line] ?? [])
  const said = new Set(facts.map(({ value }) => value).filter((value) => value !== ''))
  return said.size > 1 && facts.every(({ name }) => name !== 'registers')
}

type FactName = keyof ReturnType<typeof mergeTexts>['fact']
type NamedFact = { name: FactName; value: string }

function factsOf(visit: Visit, side: Side): NamedFact[] {
  const { register } = mergeTexts(visit.language)
  const { facts, born, account } = side
  return [
    { name: 'name', value: nameOf(side) },
    { name: 'born', value: born === null ? '' : longDay(born, visit.language) },
    { name: 'studentNumber', value: side.studentNumber ?? '' },
    { name: 'email', value: side.email ?? '' },
    { name: 'mobile', value: side.mobile === null ? '' : readablePhone(side.mobile) },
    { name: 'numbers', value: side.numberTypes.map((type) => numberWords(type, visit.language)).join(', ') },
    { name: 'registers', value: side.registers.map((name) => register[name] ?? name).join(', ') },
    {
      name: 'studies',
      value: facts.studies.map(({ programme, from }) => `${programme} (${from})`).join(', '),
    },
    { name: 'positions', value: facts.positions.map(({ title, from }) => `${title} (${from})`).join(', ') },
    { name: 'username', value: account?.username ?? '' },
  ]
}

/** As people say it. */
export function nameOf({ given, family }: Side): string {
  return `${given} ${family}`.trim()
}
