/** The pages that say "this did not work": what it was, that nothing changed, and the way on. */
import { ErrorPage } from './look/error-page.tsx'
import { Page } from './page.tsx'
import type { Answer } from './step.ts'
import { webTexts } from './texts.ts'
import type { Visit } from './visit.ts'

export type ErrorKind =
  | 'notFound'
  | 'notWithThisSession'
  | 'formTooOld'
  | 'formUnreadable'
  | 'tooLarge'
  | 'busy'
  | 'slowDown'
  | 'timedOut'
  | 'credentialsChanged'
  | 'ended'
  | 'failed'

const statuses: Record<ErrorKind, number> = {
  notFound: 404,
  notWithThisSession: 403,
  formTooOld: 403,
  formUnreadable: 400,
  tooLarge: 413,
  busy: 503,
  slowDown: 429,
  timedOut: 401,
  credentialsChanged: 401,
  ended: 401,
  failed: 500,
}

/** The answer of that kind; `reference` is the number to tell the desk. */
export function errorPage(visit: Visit, kind: ErrorKind, reference?: string): Answer {
  const texts = webTexts(visit.language)
  const words = wordsOf(visit, kind)
  const signInNext = statuses[kind] === 401 || kind === 'notWithThisSession'
  return {
    status: statuses[kind],
    show: (
      <Page visit={visit} title={words.title}>
        <ErrorPage
          language={visit.language}
          front={visit.to(signInNext ? '/sign-in' : '/')}
          {...(signInNext ? { label: texts.toSignIn } : {})}
          {...(reference ? { reference } : {})}
        >
          <p>{words.says}</p>
        </ErrorPage>
      </Page>
    ),
  }
}

function wordsOf(visit: Visit, kind: ErrorKind) {
  const texts = webTexts(visit.language)
  switch (kind) {
    case 'timedOut':
      return texts.sessionEnded['timed-out']
    case 'credentialsChanged':
      return texts.sessionEnded['credentials-changed']
    case 'ended':
      return texts.sessionEnded.ended
    default:
      return texts[kind]
  }
}
