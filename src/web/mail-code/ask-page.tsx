/** "I have forgotten…": electronic ID first, and beside it the personal mail; whoever asks, the answer is the same (rows O-3, O-4, A-4). */
import { askCode } from '../../actions/ask-code.ts'
import { EidCard } from '../eid-card.tsx'
import { Button } from '../look/button.tsx'
import { Card } from '../look/card.tsx'
import { ErrorSummary } from '../look/error-summary.tsx'
import { Field } from '../look/field.tsx'
import { Actions, Form } from '../look/form.tsx'
import { Link } from '../look/link.tsx'
import { Page } from '../page.tsx'
import type { Answer } from '../step.ts'
import type { Visit } from '../visit.ts'
import { AskDesk } from './ask-desk.tsx'
import { type MailCodeWords, mailCodeWords } from './words.ts'

/** Which of the two this is, and what it offers here. */
export type MailCode = {
  purpose: 'forgotten-password' | 'forgotten-username'
  words: (visit: Visit) => MailCodeWords
  /** Whether electronic ID and the personal mail are ways at this institution. */
  ways: (visit: Visit) => { eid: boolean; mail: boolean }
  /** One way more that the page leads to, where there is one. */
  also?: (visit: Visit) => { href: string; words: string } | null
}

/** The page, empty. */
export function askPage(visit: Visit, which: MailCode): Answer {
  return page(visit, which, '', null)
}

/** Writes down that somebody asked; whether there is such a person is found out later, out of sight. */
export async function ask(visit: Visit, which: MailCode, email: string): Promise<Answer> {
  const texts = mailCodeWords(visit.language)
  if (!which.ways(visit).mail) return askPage(visit, which)
  if (email.trim() === '') return page(visit, which, email, { status: 422, text: texts.emptyEmail })
  const asked = await askCode(visit.world, { purpose: which.purpose, email }, visit.visitor, visit.from)
  switch (asked.is) {
    case 'asked':
      return { go: `/${which.purpose}/code` }
    case 'slow-down':
      return page(visit, which, email, { status: 429, text: texts.slowDown })
  }
}

type Failed = { status: 422 | 429; text: string }

function page(visit: Visit, which: MailCode, email: string, failed: Failed | null): Answer {
  const texts = mailCodeWords(visit.language)
  const own = which.words(visit)
  const { eid, mail } = which.ways(visit)
  const also = which.also?.(visit) ?? null
  return {
    ...(failed ? { status: failed.status } : {}),
    show: (
      <Page visit={visit} title={own.title} intro={own.intro} failed={failed !== null}>
        {failed ? (
          <ErrorSummary language={visit.language} errors={[{ field: 'email', text: failed.text }]} />
        ) : null}
        {eid ? <EidCard visit={visit} purpose={which.purpose} /> : null}
        {mail ? (
          <Card {...(eid ? { title: texts.mailTitle, id: 'mail' } : {})}>
            <p>
              {texts.mailText} {own.after}
            </p>
            <Form action={visit.to(`/${which.purpose}`)} csrf={visit.csrf}>
              <Field
                name="email"
                type="email"
                label={texts.email}
                hint={texts.emailHint(registerName(visit))}
                value={email}
                autocomplete="email"
                inputMode="email"
                error={failed?.text}
              />
              <Actions>
                <Button variant={eid ? 'secondary' : 'primary'}>{texts.ask}</Button>
              </Actions>
            </Form>
          </Card>
        ) : null}
        <AskDesk visit={visit} lead={texts.askDesk} />
        {also ? (
          <p>
            <Link href={visit.to(also.href)}>{also.words}</Link>
          </p>
        ) : null}
      </Page>
    ),
  }
}

/** Where the person sees and corrects the address: Studentweb, or whatever the institution names. */
function registerName({ world: { institution }, language }: Visit): string {
  const { fs, hr, projects } = institution.registers
  const first = fs ?? hr ?? projects
  return first?.corrected.at[language] ?? ''
}
