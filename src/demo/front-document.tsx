/** The demo's front page: every portal, and who one can be there. */
import type { Temporal } from 'temporal-polyfill'
import { Card, Cards } from '../web/look/card.tsx'
import { DefinitionList } from '../web/look/definition-list.tsx'
import { Link } from '../web/look/link.tsx'
import type { ShellFiles } from '../web/look/shell.tsx'
import { demoDocument } from './demo-page.tsx'

/** Somebody to be: numbers and PINs of people who cannot exist. */
export type PersonToTry = {
  name: string
  story: string
  /** Username, for those who have an account. */
  username: string | null
  password: string | null
  idNumber: string
  studentNumber: string | null
  birthDate: string
  pin: string
}

export type PortalToTry = { name: string; url: string; people: readonly PersonToTry[] }

/** One card for each portal. */
export function frontDocument(demo: {
  files: ShellFiles
  portals: readonly PortalToTry[]
  now: Temporal.Instant
}): string {
  return demoDocument({
    files: demo.files,
    path: '/',
    title: 'The portals of this demo',
    intro: `Everybody here is invented, and nothing leaves this machine. The demo’s clock shows ${demo.now.toString().slice(0, 16).replace('T', ' ')} UTC.`,
    layout: 'front',
    children: (
      <>
        <p class="ad-demo-links">
          <Link href="/demo/inbox">Inbox: every mail and text message</Link>
        </p>
        <Cards>
          {demo.portals.map((portal) => (
            <PortalCard key={portal.url} portal={portal} />
          ))}
        </Cards>
      </>
    ),
  })
}

function PortalCard({ portal }: { portal: PortalToTry }) {
  return (
    <Card title={portal.name} wide>
      <p>
        <Link href={portal.url}>{portal.url}</Link>
      </p>
      {portal.people.map((person) => (
        <section key={person.idNumber}>
          <h3 class="ds-heading" data-size="2xs">
            {person.name}
          </h3>
          <p>{person.story}</p>
          <DefinitionList facts={factsOf(person)} />
        </section>
      ))}
    </Card>
  )
}

function factsOf(person: PersonToTry) {
  if (person.username !== null && person.password !== null) {
    return [
      { term: 'Username', value: <code>{person.username}</code> },
      { term: 'Password', value: <code>{person.password}</code> },
    ]
  }
  return [
    { term: 'ID number', value: <code>{person.idNumber}</code> },
    person.studentNumber === null
      ? { term: 'Date of birth', value: <code>{person.birthDate}</code> }
      : { term: 'Student number', value: <code>{person.studentNumber}</code> },
    { term: 'PIN', value: <code>{person.pin}</code> },
  ]
}
