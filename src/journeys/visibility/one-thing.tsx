/** One of the two: what is registered, how others see it and by whose word, and the box to choose. */
import type { SeenVisibility } from '../../actions/see-visibility.ts'
import { readablePhone } from '../../core/person/phone.ts'
import type { Thing } from '../../core/person/visibility.ts'
import { Card } from '../../web/look/card.tsx'
import { Checkbox } from '../../web/look/checkbox.tsx'
import { DefinitionList, type Fact } from '../../web/look/definition-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Tag } from '../../web/look/tag.tsx'
import { registerOf } from '../../web/register-of.ts'
import type { Visit } from '../../web/visit.ts'
import { decidedBy } from '../../web/visibility/decided.ts'
import { visibilityWords } from '../../web/visibility/texts.ts'
import { visibilityTexts } from './texts.ts'

type OneThingProps = { visit: Visit; seen: SeenVisibility; thing: Thing; open: boolean }

export function OneThing({ visit, seen, thing, open }: OneThingProps) {
  const name = visibilityWords(visit.language)[thing]
  return (
    <Card title={name} id={thing}>
      <DefinitionList
        facts={[...(thing === 'mobile' ? [number(visit, seen)] : []), toOthers(visit, seen, thing)]}
      />
      {open ? <Box visit={visit} seen={seen} thing={thing} /> : null}
    </Card>
  )
}

/** The number as registered: it is never edited here (O-17). */
function number(visit: Visit, { row }: SeenVisibility): Fact {
  const texts = visibilityTexts(visit.language)
  const from = registerOf(visit.world.institution, row.mobile_register)
  const known = row.mobile === null ? row.facts.registers : [row.mobile_register ?? '']
  const places = known.map((register) => <Correct key={register} visit={visit} register={register} />)
  return row.mobile === null
    ? { term: texts.number, value: texts.noNumber, note: <>{places}</> }
    : {
        term: texts.number,
        value: readablePhone(row.mobile),
        note: (
          <>
            {from ? `${texts.from(from.name[visit.language])} ` : null}
            {places}
          </>
        ),
      }
}

function Correct({ visit, register }: { visit: Visit; register: string }) {
  const corrected = registerOf(visit.world.institution, register)?.corrected
  if (!corrected) return null
  const says = visibilityTexts(visit.language).correct(corrected.at[visit.language])
  return corrected.link ? (
    <Link href={corrected.link} leaves={visit.language}>
      {says}
    </Link>
  ) : (
    <>{says}</>
  )
}

function toOthers(visit: Visit, { visible }: SeenVisibility, thing: Thing): Fact {
  const words = visibilityWords(visit.language)
  const texts = visibilityTexts(visit.language)
  const { institution } = visit.world
  const is = visible[thing]
  const fixed = is.by === 'default' && !institution.visibility[thing].mayChoose
  return {
    term: texts.toOthers,
    value: <Tag kind={is.shown ? 'info' : 'neutral'}>{is.shown ? words.shown : words.hidden}</Tag>,
    note: (
      <>
        {fixed ? texts.notYours(institution.names.short) : decidedBy(visit, is, 'you')}
        {is.by === 'register' ? <ToRegister visit={visit} register={is.register} /> : null}
      </>
    ),
  }
}

function ToRegister({ visit, register }: { visit: Visit; register: string }) {
  const corrected = registerOf(visit.world.institution, register)?.corrected
  if (!corrected?.link) return null
  return (
    <>
      {' '}
      <Link href={corrected.link} leaves={visit.language}>
        {visibilityTexts(visit.language).seeRegister(corrected.at[visit.language])}
      </Link>
    </>
  )
}

function Box({ visit, seen, thing }: { visit: Visit; seen: SeenVisibility; thing: Thing }) {
  const texts = visibilityTexts(visit.language)
  const { institution } = visit.world
  const { shown } = seen.visible[thing]
  const name = thing === 'mobile' ? 'Mobile' : 'Picture'
  const label = thing === 'mobile' ? texts.showMobile : texts.showPicture
  const hints = [
    ...(thing === 'mobile' && seen.row.mobile === null ? [texts.noNumberYet] : []),
    ...ahead(visit, seen, thing),
  ]
  return (
    <>
      <Checkbox
        name={`show${name}`}
        label={label(institution.names.short)}
        checked={shown}
        {...(hints.length > 0 ? { hint: hints.join(' ') } : {})}
      />
      <input type="hidden" name={`seen${name}`} value={shown ? 'shown' : 'hidden'} />
    </>
  )
}

/** What a register will do to the choice, said before it is made; only to those whom such a register knows. */
function ahead(visit: Visit, { row }: SeenVisibility, thing: Thing): string[] {
  const { registers, visibility } = visit.world.institution
  // the student register is the one that people change their reservations in
  if (registers.fs === null || !row.facts.registers.includes('fs')) return []
  const texts = visibilityTexts(visit.language)
  const says =
    visibility[thing].laterChange === 'register-overrules' ? texts.registerOverrules : texts.accountOverrules
  return [says(registers.fs.corrected.at[visit.language])]
}
