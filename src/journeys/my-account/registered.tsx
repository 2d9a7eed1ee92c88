/** What the registers say of the person, from which of them, and where it is corrected: never here (O-17). */
import type { SeenAccount } from '../../actions/see-account.ts'
import type { SeenVisibility } from '../../actions/see-visibility.ts'
import { readablePhone } from '../../core/person/phone.ts'
import { longDay } from '../../web/dates.ts'
import { Card } from '../../web/look/card.tsx'
import { DefinitionList, type Fact } from '../../web/look/definition-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { registerOf } from '../../web/register-of.ts'
import { visibilityWords } from '../../web/visibility/texts.ts'
import type { Visit } from '../../web/visit.ts'
import { myAccountTexts } from './texts.ts'

type RegisteredProps = { visit: Visit; row: SeenAccount['row']; visible: SeenVisibility | null }

export function Registered({ visit, row, visible }: RegisteredProps) {
  const texts = myAccountTexts(visit.language).registered
  const name = [row.given, row.family].filter(Boolean).join(' ')
  const known = row.facts?.registers ?? []
  const facts: Fact[] = [
    { term: texts.name, value: name === '' ? texts.missing : name },
    ...(row.born ? [{ term: texts.born, value: longDay(row.born, visit.language) }] : []),
    ...(row.student_number ? [{ term: texts.studentNumber, value: row.student_number }] : []),
    contact(visit, texts.mobile, row.mobile && readablePhone(row.mobile), row.mobile_register),
    contact(visit, texts.email, row.email, row.email_register),
    ...(visible ? [toOthers(visit, visible)] : []),
  ]
  return (
    <Card title={texts.title} id="registered" wide>
      <p>{texts.intro}</p>
      <DefinitionList facts={facts} />
      {known.map((register) => (
        <Correct key={register} visit={visit} register={register} />
      ))}
    </Card>
  )
}

/** "Visible to others: the picture", from what may be published, and nothing else. */
function toOthers(visit: Visit, { published }: SeenVisibility): Fact {
  const words = visibilityWords(visit.language)
  const texts = myAccountTexts(visit.language).registered
  const out = [
    ...(published.mobile === null ? [] : [words.mobile]),
    ...(published.picture ? [words.picture] : []),
  ]
  return {
    term: words.title,
    value: out.length === 0 ? texts.nothingVisible : out.join(', '),
    note: <Link href={visit.to('/my-account/visibility')}>{texts.toVisibility}</Link>,
  }
}

function contact(visit: Visit, term: string, value: string | null, register: string | null): Fact {
  const texts = myAccountTexts(visit.language).registered
  const name = registerOf(visit.world.institution, register)?.name[visit.language]
  if (value === null) return { term, value: texts.missing }
  return { term, value, ...(name ? { note: texts.from(name) } : {}) }
}

/** "Correct it: Studentweb". */
function Correct({ visit, register }: { visit: Visit; register: string }) {
  const corrected = registerOf(visit.world.institution, register)?.corrected
  if (!corrected) return null
  const says = myAccountTexts(visit.language).registered.correct(corrected.at[visit.language])
  return (
    <p>
      {corrected.link ? (
        <Link href={corrected.link} leaves={visit.language}>
          {says}
        </Link>
      ) : (
        says
      )}
    </p>
  )
}
