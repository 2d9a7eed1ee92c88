/** What happened with an account, newest first, in sentences that the person can read (mission A-5). */
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { When } from './when.tsx'
import type { Moment } from './when.tsx'

export type JournalLine = {
  key: string
  at: Moment
  /** "You changed your password". */
  what: string
  /** By whose hand, from where, because of what. */
  details?: ComponentChildren
  icon?: IconName
}

export function JournalList({ lines }: { lines: readonly JournalLine[] }) {
  return (
    <ol class="ad-journal">
      {lines.map(({ key, at, what, details, icon }) => (
        <li key={key}>
          <span class="ad-journal__sign">
            <Icon name={icon ?? 'check'} />
          </span>
          <div>
            <p class="ad-journal__what">{what}</p>
            {details === undefined ? null : <p class="ad-journal__details">{details}</p>}
            <p class="ad-journal__at">
              <When at={at} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
