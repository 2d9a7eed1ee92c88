/** The demo's front page: every portal, and who one can be there. */
import type { Temporal } from 'temporal-polyfill'
import { Card, CardLink, Doors } from '../web/look/card.tsx'
import { exact } from '../web/look/exact.ts'
import { Link } from '../web/look/link.tsx'
import type { ShellFiles } from '../web/look/shell.tsx'
import { demoDocument } from './demo-page.tsx'
import { pathOf, type TrialService } from './stand-ins/trial-services.ts'

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
  /** The key of an authenticator app that is set up already. */
  appKey?: string
}

export type PortalToTry = { name: string; url: string; people: readonly PersonToTry[] }

/** One card for each portal, a line for each person. */
export function frontDocument(demo: {
  files: ShellFiles
  portals: readonly PortalToTry[]
  services: readonly TrialService[]
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
        <Doors>
          {demo.portals.map(({ name, url }) => (
            <CardLink
              key={url}
              href={url}
              title={name}
              text={url.replace(/^http:\/\/|\/$/g, '')}
              icon="person"
              first
            />
          ))}
          <CardLink
            href="/demo/inbox"
            title="Inbox"
            text="Every mail and text message of all portals"
            icon="mail"
          />
          <CardLink
            href="/demo/letters"
            title="Sealed letters"
            text="What the service desk has printed"
            icon="mail"
          />
        </Doors>
        <Card title="Services to sign in to" wide>
          <ul class="ad-plain-list">
            {demo.services.map((service) => (
              <li key={pathOf(service)}>
                <Link href={pathOf(service)}>{`${service.name}, ${service.institutionName}`}</Link>
              </li>
            ))}
          </ul>
        </Card>
        {demo.portals.map((portal) => (
          <PeopleOf key={portal.url} portal={portal} />
        ))}
      </>
    ),
  })
}

function PeopleOf({ portal }: { portal: PortalToTry }) {
  return (
    <Card title={portal.name} wide>
      <table class="ds-table ad-table">
        <caption class="ds-sr-only">{`People to be at ${portal.name}`}</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">What to type</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {portal.people.map((person) => (
            <tr key={person.idNumber}>
              <th scope="row">
                {person.name}
                <span class="ad-table__note">{person.story}</span>
              </th>
              <td data-label="What to type">
                {factsOf(person).map(({ term, value }) => (
                  <span class="ad-table__note" key={term}>
                    {`${term} `}
                    <code {...exact}>{value}</code>
                  </span>
                ))}
              </td>
              <td data-label="Where">
                <Link href={`${portal.url}${wayIn(person).path}`}>{wayIn(person).label}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

/** Somebody without a PIN waits for a link by mail. */
function wayIn({ username, pin }: PersonToTry): { path: string; label: string } {
  if (username !== null) return { path: 'sign-in', label: 'Sign in' }
  return pin === '' ? { path: '', label: 'By link' } : { path: 'activate-account', label: 'Activate' }
}

function factsOf(person: PersonToTry): { term: string; value: string }[] {
  if (person.username !== null && person.password !== null) {
    return [
      { term: 'Username', value: person.username },
      { term: 'Password', value: person.password },
      ...(person.appKey === undefined ? [] : [{ term: 'Key of the app', value: person.appKey }]),
    ]
  }
  if (person.pin === '') return [{ term: 'Date of birth', value: person.birthDate }]
  return [
    { term: 'ID number', value: person.idNumber },
    person.studentNumber === null
      ? { term: 'Date of birth', value: person.birthDate }
      : { term: 'Student number', value: person.studentNumber },
    { term: 'PIN', value: person.pin },
  ]
}
