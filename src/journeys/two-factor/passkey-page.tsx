/** What every passkey page looks like: first the question, then the ceremony, and always another way. */
import { z } from 'zod'
import { Button } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import { textField } from '../../web/form-fields.ts'
import { Link } from '../../web/look/link.tsx'
import { PasskeyCeremony } from '../../web/look/passkey-ceremony.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { Page } from '../../web/page.tsx'
import { sharedTexts } from '../../web/shared-computer/texts.ts'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { twoFactorTexts } from './texts.ts'

/** Empty: begin. Else the browser's answer, as JSON text. */
export const passkeyFields = z.object({ answer: textField(12_000) })

export type PasskeyPage = {
  path: string
  title: string
  intro: string
  submit: string
  /** For whoever cannot, or would rather not. */
  otherWay: { href: string; words: string }
}

type Shown = Extract<Answer, { show: unknown }>

/** The page before anything is asked of the browser: reading it changes nothing (case S-17). */
export function passkeyQuestion(visit: Visit, page: PasskeyPage, error?: string): Shown {
  return {
    ...(error === undefined ? {} : { status: 422 }),
    show: (
      <Page visit={visit} title={page.title} intro={page.intro} failed={error !== undefined}>
        {error === undefined ? null : (
          <ErrorSummary language={visit.language} errors={[{ field: 'main', text: error }]} />
        )}
        {visit.shared ? (
          <Notice kind="warning" language={visit.language}>
            <p>{sharedTexts(visit.language).passkey}</p>
          </Notice>
        ) : null}
        <Form action={visit.to(page.path)} csrf={visit.csrf}>
          <Actions>
            <Button>{page.submit}</Button>
          </Actions>
        </Form>
        <OtherWay visit={visit} {...page.otherWay} />
      </Page>
    ),
  }
}

/** The page on which the browser asks. */
export function passkeyCeremony(
  visit: Visit,
  page: PasskeyPage,
  asked: { does: 'make' | 'show'; options: string },
): Shown {
  const { passkey } = twoFactorTexts(visit.language)
  return {
    show: (
      <Page visit={visit} title={page.title} intro={page.intro}>
        <PasskeyCeremony action={visit.to(page.path)} csrf={visit.csrf} {...asked} words={passkey} />
        <OtherWay visit={visit} {...page.otherWay} />
      </Page>
    ),
  }
}

function OtherWay({ visit, href, words }: { visit: Visit; href: string; words: string }) {
  return (
    <Prose>
      <p>
        <Link href={visit.to(href)}>{words}</Link>
      </p>
    </Prose>
  )
}
