/** Whom to ask: a desk with every way to reach it, inside a page. */
import type { Institution } from '../core/institution/institution.ts'
import type { Language } from '../core/language.ts'
import { Link } from './look/link.tsx'
import type { Visit } from './visit.ts'

type Desk = Institution['desks'][number]
type WayToDesk = Desk['ways'][number]

/** One line: the desk's name, then telephone, mail and links. `lead` stands before the name. */
export function DeskWays({ visit, desk, lead }: { visit: Visit; desk: Desk; lead?: string }) {
  const { language } = visit
  return (
    <p>
      {lead === undefined ? '' : `${lead} `}
      {desk.name[language]}
      {desk.ways.filter(isReachable).map((way, place) => (
        <Way key={place} way={way} language={language} />
      ))}
    </p>
  )
}

type Reachable = Extract<WayToDesk, { kind: 'phone' | 'mail' | 'case' }>

function isReachable(way: WayToDesk): way is Reachable {
  return way.kind === 'phone' || way.kind === 'mail' || way.kind === 'case'
}

function Way({ way, language }: { way: Reachable; language: Language }) {
  return <span>, {wayLink(way, language)}</span>
}

function wayLink(way: Reachable, language: Language) {
  switch (way.kind) {
    case 'phone':
      return <Link href={`tel:${way.number.replace(/[^+\d]/g, '')}`}>{way.number}</Link>
    case 'mail':
      return <Link href={`mailto:${way.address}`}>{way.address}</Link>
    case 'case':
      return (
        <Link href={way.link} leaves={language}>
          {way.name?.[language] ?? way.link}
        </Link>
      )
  }
}
