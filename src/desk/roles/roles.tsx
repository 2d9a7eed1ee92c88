/** Who has which role; an administrator grants and ends those below. */
import { z } from 'zod'
import { grantable, grantRank, seeRoles } from '../../actions/grant-rank.ts'
import type { Rank } from '../../core/desk/rank.ts'
import { textField, username as usernameField } from '../../web/form-fields.ts'
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Empty } from '../../web/look/empty.tsx'
import { ErrorSummary, type SummaryLine } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { ItemList } from '../../web/look/item-list.tsx'
import { Link } from '../../web/look/link.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import { momentOf } from '../../web/verdict/verdict.tsx'
import { type Answer, step } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { DeskPage } from '../desk-page.tsx'
import { deskTexts } from '../texts.ts'
import { roleTexts } from './texts.ts'

type Typed = { username: string; rank: string; until: string; reason: string }

export const rolesStep = step({
  path: '/desk/roles',
  opens: { desk: 'grant-rank' },
  leadsTo: ['/desk/roles', '/desk/roles/:grant'],
  query: z.object({ done: z.enum(['granted', 'ended']).optional() }),
  show: (visit) => page(visit, empty, []),
  fields: z.object({
    username: usernameField,
    rank: textField(20),
    until: textField(20),
    reason: textField(500),
  }),
  submit: async (visit, typed): Promise<Answer> => {
    const texts = roleTexts(visit.language)
    const { desk } = visit
    if (!desk) return { go: '/desk/open' }
    const rank = grantable(desk.rank).find((each) => each === typed.rank)
    const errors: SummaryLine[] = [
      ...(rank === undefined ? [{ field: 'rank', text: texts.errors.rank }] : []),
      ...(typed.reason.trim() === '' ? [{ field: 'reason', text: texts.errors.because }] : []),
    ]
    if (rank === undefined || errors.length > 0) return page(visit, typed, errors)
    const { username, until, reason } = typed
    const granted = await grantRank(visit.world, desk, {
      username,
      rank,
      until: until.trim(),
      because: reason.trim(),
    })
    switch (granted.is) {
      case 'granted':
        return { go: '/desk/roles?done=granted' }
      case 'dates-wrong':
        return page(visit, typed, [{ field: 'until', text: texts.errors['dates-wrong'] }])
      case 'no-account':
      case 'own-account':
        return page(visit, typed, [{ field: 'username', text: texts.errors[granted.is] }])
      case 'not-yours':
        return page(visit, typed, [{ field: 'rank', text: texts.errors['not-yours'] }])
    }
  },
})

const empty: Typed = { username: '', rank: '', until: '', reason: '' }

async function page(visit: Visit, typed: Typed, errors: readonly SummaryLine[]): Promise<Answer> {
  const texts = roleTexts(visit.language)
  const { desk } = visit
  if (!desk) return { go: '/desk/open' }
  const roles = await seeRoles(visit.world, desk)
  const happened = visit.query['done']
  return {
    ...(errors.length > 0 ? { status: 422 } : {}),
    show: (
      <DeskPage visit={visit} title={texts.title} intro={texts.intro} failed={errors.length > 0}>
        {happened === undefined ? null : (
          <Notice kind="success" language={visit.language} announce>
            <p>{happened === 'granted' ? texts.granted : texts.ended}</p>
          </Notice>
        )}
        {errors.length > 0 ? <ErrorSummary language={visit.language} errors={errors} /> : null}
        <Card title={texts.grant} id="grant">
          <GrantForm visit={visit} typed={typed} errors={errors} ranks={grantable(desk.rank)} />
        </Card>
        <Card title={texts.title} id="roles">
          {roles.length === 0 ? <Empty title={texts.none} /> : <Roles visit={visit} roles={roles} />}
        </Card>
      </DeskPage>
    ),
  }
}

function Roles({ visit, roles }: { visit: Visit; roles: Awaited<ReturnType<typeof seeRoles>> }) {
  const texts = roleTexts(visit.language)
  return (
    <ItemList
      items={roles.map((role) => ({
        title: `${role.username}: ${deskTexts(visit.language).rank[role.rank]}`,
        text: (
          <>
            <p>{texts.line(role.grantedBy, role.until === null ? null : momentOf(visit, role.until).text)}</p>
            {role.mayEnd ? (
              <p>
                <Link href={visit.to(`/desk/roles/${role.id}`)}>{texts.end}</Link>
              </p>
            ) : null}
          </>
        ),
      }))}
    />
  )
}

type GrantFormProps = { visit: Visit; typed: Typed; errors: readonly SummaryLine[]; ranks: readonly Rank[] }

function GrantForm({ visit, typed, errors, ranks }: GrantFormProps) {
  const texts = roleTexts(visit.language)
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.text
  return (
    <Form action={visit.to('/desk/roles')} csrf={visit.csrf}>
      <Field
        name="username"
        label={texts.username}
        value={typed.username}
        error={errorAt('username')}
        width="medium"
      />
      <RadioGroup
        name="rank"
        legend={texts.rank}
        choices={ranks.map((rank) => ({ value: rank, label: deskTexts(visit.language).rank[rank] }))}
        value={typed.rank}
        error={errorAt('rank')}
      />
      <Field
        name="until"
        label={texts.until}
        hint={texts.untilHint}
        value={typed.until}
        error={errorAt('until')}
        width="medium"
      />
      <Field
        name="reason"
        label={texts.because}
        hint={texts.becauseHint}
        value={typed.reason}
        error={errorAt('reason')}
        maxLength={500}
      />
      <Actions>
        <Button>{texts.submit}</Button>
      </Actions>
    </Form>
  )
}
