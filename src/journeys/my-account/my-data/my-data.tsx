/** What is held about me, why and for how long; and all of it as one file (GDPR articles 13, 15 and 20). */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { handOutMyData, mostDownloads } from '../../../actions/my-data.ts'
import { proveAgain } from '../../../actions/prove-again.ts'
import { isFresh } from '../../../core/account/session.ts'
import { distrustedPage, wrongCurrentText } from '../../../web/current-password/refused.tsx'
import { passwordField } from '../../../web/form-fields.ts'
import { Button } from '../../../web/look/button.tsx'
import { Card } from '../../../web/look/card.tsx'
import { DefinitionList } from '../../../web/look/definition-list.tsx'
import { ErrorSummary } from '../../../web/look/error-summary.tsx'
import { Actions, Form } from '../../../web/look/form.tsx'
import { PasswordField } from '../../../web/look/password-field.tsx'
import { Page } from '../../../web/page.tsx'
import { type Answer, step } from '../../../web/step.ts'
import type { Visit } from '../../../web/visit.ts'
import { asJson, asPage, type DataFile, fileName } from './data-file.ts'
import { heldRules } from './held-rules.ts'
import { myDataTexts } from './texts.ts'

const path = '/my-account/my-data'

export const myDataStep = step({
  path,
  opens: 'full',
  leadsTo: ['/my-account/journal'],
  show: (visit) => page(visit),
  fields: z.object({ format: z.enum(['html', 'json']).default('html'), currentPassword: passwordField }),
  submit: async (visit, { format, currentPassword }) => {
    if (!visit.session) return { go: '/sign-in' }
    // the file comes from a page of its own session's secret: proving again changes that, and shows the page anew
    if (!isFresh(visit.session, visit.world.now())) return prove(visit, currentPassword)
    const data = await handOutMyData(visit.world, visit.session)
    switch (data.is) {
      case 'nobody':
        return { go: '/my-account' }
      case 'too-often':
        return { ...page(visit, { slowDown: true }), status: 429 }
      case 'ready':
        return fileOf(
          visit,
          { ...data, institution: visit.world.institution, language: visit.language },
          format,
        )
    }
  },
})

function fileOf(visit: Visit, file: DataFile, format: 'html' | 'json'): Answer {
  const pieces = format === 'json' ? asJson(file) : asPage(file)
  const type = format === 'json' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8'
  const body = Readable.from(told(visit, pieces), { objectMode: false, highWaterMark: 65_536 })
  return { file: { name: fileName(file, format), type, body } }
}

/** The answer has begun when something fails: the file breaks off, and the operator reads why. */
async function* told(visit: Visit, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield* pieces
  } catch (error) {
    visit.world.log.error('my-data-broke-off', error)
    throw error
  }
}

/** The current password once more; right, and the page offers the file. */
async function prove(visit: Visit, currentPassword: string): Promise<Answer> {
  if (!visit.session) return { go: '/sign-in' }
  const proved = await proveAgain(visit.world, visit.session, currentPassword, visit.deviceCookie)
  switch (proved.is) {
    case 'right':
      visit.opened(proved.opened)
      return { go: path }
    case 'wrong-current':
    case 'locked':
      return page(visit, { password: wrongCurrentText(visit, proved) })
    case 'session-ended':
      return distrustedPage(visit)
  }
}

type Trouble = { password?: string; slowDown?: boolean }

function page(visit: Visit, trouble: Trouble = {}): Extract<Answer, { show: unknown }> {
  const texts = myDataTexts(visit.language)
  const failed = trouble.password !== undefined || trouble.slowDown === true
  const errors = [
    ...(trouble.password === undefined ? [] : [{ field: 'currentPassword', text: trouble.password }]),
    ...(trouble.slowDown ? [{ text: texts.tooOften(mostDownloads) }] : []),
  ]
  return {
    ...(failed ? { status: 422 } : {}),
    show: (
      <Page visit={visit} title={texts.title} intro={texts.intro} layout="page" failed={failed}>
        <ErrorSummary language={visit.language} errors={errors} />
        <Card title={texts.download.title} id="download">
          <p>{texts.download.text}</p>
          <p>{texts.download.care}</p>
          <Download visit={visit} error={trouble.password} />
        </Card>
        <Held visit={visit} />
        <Card title={texts.rights.title} id="rights">
          <p>{texts.rights.correct}</p>
          <p>{texts.rights.complain}</p>
        </Card>
      </Page>
    ),
  }
}

/** Whoever sits here proves it first; the file is for nobody who found the browser open. */
function Download({ visit, error }: { visit: Visit; error: string | undefined }) {
  const texts = myDataTexts(visit.language)
  const { session, world } = visit
  const fresh = session !== null && isFresh(session, world.now())
  return (
    <Form action={visit.to(path)} csrf={visit.csrf}>
      {fresh ? null : (
        <PasswordField
          name="currentPassword"
          label={texts.current}
          language={visit.language}
          hint={texts.currentHint}
          errors={error === undefined ? [] : [error]}
        />
      )}
      <Actions>
        {fresh ? (
          <>
            <Button name="format" value="html">
              {texts.download.page}
            </Button>
            <Button name="format" value="json" variant="secondary">
              {texts.download.json}
            </Button>
          </>
        ) : (
          <Button>{texts.goOn}</Button>
        )}
      </Actions>
    </Form>
  )
}

/** What, why, how long and what remains, one after the other: a table of four columns is not read on a phone. */
function Held({ visit }: { visit: Visit }) {
  const { table } = myDataTexts(visit.language)
  return (
    <Card title={table.title} id="held">
      <p>{table.intro}</p>
      {heldRules(visit.world.institution, visit.language).map(({ what, why, howLong, remains }) => (
        <section key={what}>
          <h3>{what}</h3>
          <DefinitionList
            facts={[
              { term: table.why, value: why },
              { term: table.howLong, value: howLong },
              ...(remains === null ? [] : [{ term: table.remains, value: remains }]),
            ]}
          />
        </section>
      ))}
    </Card>
  )
}
