/** Where an account is signed in right now; each place can be signed out. */
import type { Language } from '../../core/language.ts'
import { lookTexts } from './texts.ts'
import { When } from './when.tsx'
import type { Moment } from './when.tsx'

export type SessionLine = {
  key: string
  device: string
  place?: string
  signedIn: Moment
  lastSeen: Moment
  /** The browser this page is read in. */
  here: boolean
}

export type SessionListProps = {
  language: Language
  caption: string
  /** What the first column holds, if not browsers. */
  first?: string
  /** What ending one is called, if it is no browser. */
  endWords?: string
  sessions: readonly SessionLine[]
  /** Each line's form posts `session=<key>` there. */
  end: { action: string; csrf: string }
}

/** A table on a large screen; on a phone each line is a card with its own labels. */
export function SessionList({ language, caption, first, endWords, sessions, end }: SessionListProps) {
  const texts = lookTexts(language)
  return (
    <table class="ds-table ad-table">
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first ?? texts.device}</th>
          <th scope="col">{texts.signedIn}</th>
          <th scope="col">{texts.lastSeen}</th>
          <th scope="col">
            <span class="ds-sr-only">{endWords ?? texts.endSession}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.key}>
            <th scope="row">
              {session.device}
              {session.place ? <span class="ad-table__note">{session.place}</span> : null}
            </th>
            <td data-label={texts.signedIn}>
              <When at={session.signedIn} />
            </td>
            <td data-label={texts.lastSeen}>
              <When at={session.lastSeen} />
            </td>
            <td>
              {session.here ? (
                <Here words={texts.thisDevice} />
              ) : (
                <End session={session} end={end} words={endWords ?? texts.endSession} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Here({ words }: { words: string }) {
  return (
    <span class="ds-tag" data-color="success">
      {words}
    </span>
  )
}

function End({ session, end, words }: { session: SessionLine; end: SessionListProps['end']; words: string }) {
  return (
    <form method="post" action={end.action}>
      <input type="hidden" name="csrf" value={end.csrf} />
      <input type="hidden" name="session" value={session.key} />
      <button class="ds-button" data-variant="secondary" type="submit">
        {words}
        <span class="ds-sr-only">{`: ${session.device}`}</span>
      </button>
    </form>
  )
}
