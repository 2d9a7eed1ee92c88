/** The desk's first page: who is it about? Sent as a form, so that no name or number stands in an address. */
import { z } from 'zod'
import { type Found, findPeople, onAPage } from '../../actions/find-people.ts'
import { textField } from '../../web/form-fields.ts'
import { longDay } from '../../web/dates.ts'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { AlarmNotice, alarmsWaiting } from '../alarms/notice.tsx'
import { DeskPage } from '../desk-page.tsx'
import { deskTexts } from '../texts.ts'

export const findPersonStep = step({
  path: '/desk',
  opens: { desk: 'look' },
  leadsTo: [
    '/desk/people/:person',
    '/desk/waiting',
    '/desk/alarms',
    '/desk/contacts',
    '/desk/nights',
    '/desk/roles',
    '/desk/close',
  ],
  show: async (visit) => page(visit, { q: '', found: null, at: 0 }),
  fields: z.object({ q: textField(200), page: textField(4) }),
  submit: async (visit, { q, page: typedPage }): Promise<Answer> => {
    const { find } = deskTexts(visit.language)
    if (!visit.desk) return { go: '/desk/open' }
    if (q.trim() === '') return page(visit, { q, found: null, at: 0, error: find.empty })
    const at = /^\d{1,3}$/.test(typedPage) ? Number(typedPage) : 0
    const found = await findPeople(visit.world, visit.desk, q, at)
    switch (found.is) {
      case 'one':
        return { go: `/desk/people/${found.personId}` }
      case 'too-short':
        return page(visit, { q, found: null, at: 0, error: find.tooShort })
      case 'people':
      case 'nobody':
        return page(visit, { q, found, at })
    }
  },
})

type Shown = { q: string; found: Found | null; at: number; error?: string }

async function page(visit: Visit, shown: Shown): Promise<Answer> {
  const waiting = shown.found === null ? await alarmsWaiting(visit) : 0
  const { find } = deskTexts(visit.language)
  const { q, found, error } = shown
  return {
    ...(error === undefined ? {} : { status: 422 }),
    show: (
      <DeskPage visit={visit} title={find.title} intro={find.intro} failed={error !== undefined}>
        {error === undefined ? null : (
          <ErrorSummary language={visit.language} errors={[{ field: 'q', text: error }]} />
        )}
        <AlarmNotice visit={visit} waiting={waiting} />
        <Card>
          <Form action={visit.to('/desk')} csrf={visit.csrf}>
            <Field
              name="q"
              label={find.label}
              hint={find.hint}
              type="search"
              value={q}
              error={error}
              maxLength={200}
              autofocus={found === null}
            />
            <Actions>
              <Button>{find.submit}</Button>
            </Actions>
          </Form>
        </Card>
        {found === null ? null : <Result visit={visit} shown={shown} found={found} />}
      </DeskPage>
    ),
  }
}

function Result({ visit, shown, found }: { visit: Visit; shown: Shown; found: Found }) {
  const { find } = deskTexts(visit.language)
  if (found.is !== 'people')
    return (
      <Card>
        <Empty title={find.nobody}>
          <p>{find.nobodyText}</p>
        </Empty>
      </Card>
    )
  return (
    <Card title={find.found(found.all)} id="found">
      {found.more ? (
        <Notice kind="info" language={visit.language}>
          <p>{find.more(found.all)}</p>
        </Notice>
      ) : null}
      <ItemList
        items={found.people.map((person) => ({
          title: `${person.given} ${person.family}`.trim(),
          href: visit.to(`/desk/people/${person.id}`),
          text: lineOf(visit, person),
          ...tagOf(visit, person),
        }))}
      />
      <Pages visit={visit} shown={shown} all={found.all} />
    </Card>
  )
}

type Person = Extract<Found, { is: 'people' }>['people'][number]

/** What tells two people of one name apart. */
function lineOf(visit: Visit, person: Person): string {
  const { find } = deskTexts(visit.language)
  return [
    person.username ?? find.noAccount,
    person.born === null ? null : `${find.born} ${longDay(person.born, visit.language)}`,
    person.studentNumber === null ? null : `${find.studentNumber} ${person.studentNumber}`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

function tagOf(visit: Visit, { isProtected, deceased }: Person) {
  const { find } = deskTexts(visit.language)
  if (deceased) return { tag: { words: find.deceased } }
  return isProtected ? { tag: { words: find.isProtected, kind: 'warning' as const } } : {}
}

/** Back and forth by forms too: the text is never in the address. */
function Pages({ visit, shown, all }: { visit: Visit; shown: Shown; all: number }) {
  const { find } = deskTexts(visit.language)
  const { at, q } = shown
  const to = [
    { page: at - 1, label: find.earlier, offered: at > 0 },
    { page: at + 1, label: find.older, offered: (at + 1) * onAPage < all },
  ].filter(({ offered }) => offered)
  return to.length === 0 ? null : (
    <div class="ad-actions">
      {to.map(({ page: number, label }) => (
        <form key={label} method="post" action={visit.to('/desk')}>
          <input type="hidden" name="csrf" value={visit.csrf} />
          <input type="hidden" name="q" value={q} />
          <input type="hidden" name="page" value={number} />
          <Button variant="secondary">{label}</Button>
        </form>
      ))}
    </div>
  )
}
