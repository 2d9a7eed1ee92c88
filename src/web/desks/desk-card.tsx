/** A desk with every way to reach it, whether it is open now, its hours in words, and the same as schema.org has it (rows O-21, E-6, N-11). */
import type { WayToDesk } from '../../core/institution/desks.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { Card } from '../look/card.tsx'
import { ItemList, type Item } from '../look/item-list.tsx'
import { Link } from '../look/link.tsx'
import { openNow } from '../page.tsx'
import type { Visit } from '../visit.ts'
import { MachineReadableDesk } from './machine-readable.tsx'
import { deskTexts } from './texts.ts'
import { weekInWords, yearInWords } from './week-in-words.ts'

type Desk = Institution['desks'][number]

type DeskCardProps = {
  visit: Visit
  desk: Desk
  level?: 2 | 3
  /** What the desk is here for, before its name. */
  lead?: string
}

export function DeskCard({ visit, desk, level = 2, lead }: DeskCardProps) {
  const name = desk.name[visit.language]
  return (
    <Card title={lead === undefined ? name : `${lead}: ${name}`} id={desk.key} level={level}>
      {desk.about ? <p>{desk.about[visit.language]}</p> : null}
      <ItemList items={desk.ways.map((way) => wayItem(visit, way))} />
      <MachineReadableDesk visit={visit} desk={desk} />
    </Card>
  )
}

function wayItem(visit: Visit, way: WayToDesk): Item {
  const { language } = visit
  return {
    title: way.name?.[language] ?? deskTexts(language).ways[way.kind],
    text: (
      <>
        <p>
          <Reach visit={visit} way={way} />
        </p>
        {way.hours === null ? null : <Hours visit={visit} hours={way.hours} noted={way.note !== null} />}
        {way.note ? <p>{way.note[language]}</p> : null}
      </>
    ),
  }
}

/** Open now or when, this week, and what differs later; a note of the institution’s own tells of its seasons better. */
export function Hours({ visit, hours, noted = false }: { visit: Visit; hours: string; noted?: boolean }) {
  const { language, world } = visit
  const { timeZone } = world.institution
  const asked = { hours, now: world.now(), timeZone, language }
  return (
    <>
      <p>
        <strong>{openNow(hours, asked.now, world.institution, language)}</strong>
      </p>
      <p>{`${deskTexts(language).thisWeek}: ${weekInWords(asked)}`}</p>
      {yearInWords(asked, { seasonsToo: !noted }).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

function Reach({ visit: { language }, way }: { visit: Visit; way: WayToDesk }) {
  const texts = deskTexts(language)
  switch (way.kind) {
    case 'phone':
      return <Link href={`tel:${way.number.replace(/[^+\d]/g, '')}`}>{way.number}</Link>
    case 'mail':
      return <Link href={`mailto:${way.address}`}>{way.address}</Link>
    case 'case':
    case 'chat':
    case 'video':
      return (
        <Link href={way.link} leaves={language}>
          {way.name?.[language] ?? texts.ways[way.kind]}
        </Link>
      )
    case 'counter':
    case 'loan':
    case 'return':
      return (
        <>
          {way.place[language]}
          {way.map ? (
            <>
              {' '}
              <Link href={way.map} leaves={language}>
                {texts.map}
              </Link>
            </>
          ) : null}
        </>
      )
  }
}
