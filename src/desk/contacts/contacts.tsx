/** People nobody can reach, for the registers' owners: who, what is missing, what that stops, and whom to ask (deliver 6). */
import {
  type ContactFilter,
  type ContactPage,
  contactSources,
  countMissingContacts,
  seeMissingContacts,
  type WithoutContact,
} from '../../actions/missing-contacts.ts'
import { reaches } from '../../core/desk/rank.ts'
import { type Counted, missingKinds } from '../../core/person/missing-contacts.ts'
import { Button, ButtonLink } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Details } from '../../web/look/details.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { type Item, ItemList } from '../../web/look/item-list.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { registerOf } from '../../web/register-of.ts'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage } from '../desk-page.tsx'
import { addressOf, contactQuery, filterOf } from './contact-query.ts'
import { recordsOf, whomToAsk } from './lines.ts'
import { contactsTexts } from './texts.ts'

const onAPage = 25
const mostCounted = 1_000

export const contactsStep = step({
  path: '/desk/contacts',
  opens: { desk: 'look' },
  leadsTo: ['/desk/contacts', '/desk/contacts/download', '/desk/people/:person'],
  query: contactQuery,
  show: async (visit): Promise<Answer> => {
    const texts = contactsTexts(visit.language)
    const filter = filterOf(visit)
    const after = visit.query['after'] ?? null
    const counted = await countMissingContacts(visit.world, filter, mostCounted)
    const page = await seeMissingContacts(visit.world, filter, { after, most: onAPage })
    return {
      show: (
        <DeskPage visit={visit} title={texts.title} intro={texts.intro}>
          <Card title={heading(visit, filter, counted)} id="found">
            {isNobody(counted) && filter.from === null && filter.missing === null ? null : (
              <Details title={texts.onlySome}>
                <Filter visit={visit} filter={filter} />
              </Details>
            )}
            <List visit={visit} page={page} />
            <Ways visit={visit} filter={filter} page={page} />
          </Card>
        </DeskPage>
      ),
    }
  },
})

/** Nobody at all: then there is nothing to choose from either. */
function isNobody(counted: Counted): boolean {
  return counted.is === 'all' && counted.number === 0
}

/** How many, and of whom: the filter is folded away, so the heading says it. */
function heading({ language }: Visit, { from, missing }: ContactFilter, counted: Counted): string {
  const texts = contactsTexts(language)
  const none = counted.is === 'at-least' && counted.number === 0
  return [
    none ? texts.noneSoFar : texts.found(counted),
    ...(from === null ? [] : [texts.source[from]]),
    ...(missing === null ? [] : [texts.missing[missing]]),
  ].join(' · ')
}

/** Only what this institution has. */
function Filter({ visit, filter }: { visit: Visit; filter: ContactFilter }) {
  const texts = contactsTexts(visit.language)
  const { institution } = visit.world
  const offered = contactSources.filter((source) =>
    source === 'guest' ? institution.features.guests : registerOf(institution, source) !== null,
  )
  return (
    <Form action={visit.to('/desk/contacts')} csrf={visit.csrf} method="get">
      {offered.length > 1 ? (
        <RadioGroup
          name="from"
          legend={texts.from}
          value={filter.from ?? ''}
          choices={[
            { value: '', label: texts.all },
            ...offered.map((source) => ({ value: source, label: texts.source[source] })),
          ]}
        />
      ) : null}
      <RadioGroup
        name="missing"
        legend={texts.what}
        value={filter.missing ?? ''}
        choices={[
          { value: '', label: texts.all },
          ...missingKinds.map((missing) => ({ value: missing, label: texts.lacks[missing] })),
        ]}
      />
      <Actions>
        <Button variant="secondary">{texts.filter}</Button>
      </Actions>
    </Form>
  )
}

function List({ visit, page: { people, next } }: { visit: Visit; page: ContactPage }) {
  const texts = contactsTexts(visit.language)
  if (people.length === 0 && next === null)
    return (
      <Empty title={texts.none}>
        <p>{texts.noneText}</p>
      </Empty>
    )
  return (
    <>
      <ItemList items={people.map((person) => itemOf(visit, person))} />
      {next !== null && people.length < onAPage ? <p>{texts.onlyBeginning}</p> : null}
    </>
  )
}

function itemOf(visit: Visit, person: WithoutContact): Item {
  const texts = contactsTexts(visit.language)
  const { name, studentNumber, username } = person
  const records = recordsOf(visit, person)
  const about = [
    ...(name === null ? [texts.isProtected] : [username ?? texts.noAccount]),
    ...(studentNumber === null ? [] : [`${texts.studentNumber} ${studentNumber}`]),
    ...(name === null ? [] : records),
  ]
  return {
    title: name ?? records.join(', '),
    // whoever is protected is found by the whole student number only
    ...(name === null ? {} : { href: visit.to(`/desk/people/${person.id}`) }),
    text: (
      <>
        <p>{about.join(' · ')}</p>
        <p>{`${texts.consequence}: ${person.stops.map((stops) => texts.stops[stops]).join(', ')}`}</p>
        <p>{texts.ask(whomToAsk(visit, person))}</p>
      </>
    ),
    tag: {
      words: person.missing.map((missing) => texts.missing[missing]).join(' · '),
      kind: person.missing.length > 1 ? 'danger' : 'warning',
    },
  }
}

function Ways({ visit, filter, page }: { visit: Visit; filter: ContactFilter; page: ContactPage }) {
  const texts = contactsTexts(visit.language)
  const to = (path: string) => visit.to(path)
  const later = visit.query['after'] !== undefined
  const maySave = visit.desk !== null && reaches(visit.desk.rank, 'senior') && page.people.length > 0
  if (page.next === null && !later && !maySave) return null
  return (
    <Actions>
      {page.next === null ? null : (
        <ButtonLink href={to(`/desk/contacts${addressOf(filter, page.next)}`)} variant="secondary">
          {texts.next}
        </ButtonLink>
      )}
      {later ? (
        <ButtonLink href={to(`/desk/contacts${addressOf(filter)}`)} variant="secondary">
          {texts.first}
        </ButtonLink>
      ) : null}
      {maySave ? (
        <ButtonLink href={to(`/desk/contacts/download${addressOf(filter)}`)} variant="secondary">
          {texts.download}
        </ButtonLink>
      ) : null}
    </Actions>
  )
}
