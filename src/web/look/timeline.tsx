/** What has happened and what will, in the order of time, with today between them. */
import type { ComponentChildren } from 'preact'
import type { Moment } from './when.tsx'
import { When } from './when.tsx'

export type TimelineEntry = { key: string; at: Moment; what: string; details?: ComponentChildren }

export type TimelineProps = {
  past: readonly TimelineEntry[]
  /** The word for now, and what to say where nothing is to come. */
  today: string
  nothing: string
  ahead: readonly TimelineEntry[]
}

/** Read from the top it is a life; the line between what was and what comes is a word, not only a colour. */
export function Timeline({ past, today, nothing, ahead }: TimelineProps) {
  return (
    <ol class="ad-timeline">
      {past.map((entry) => (
        <Entry key={entry.key} entry={entry} state="past" />
      ))}
      <li data-state="today" aria-current="date">
        <p class="ad-timeline__what">{today}</p>
        {ahead.length === 0 ? <p class="ad-timeline__details">{nothing}</p> : null}
      </li>
      {ahead.map((entry) => (
        <Entry key={entry.key} entry={entry} state="ahead" />
      ))}
    </ol>
  )
}

function Entry({ entry, state }: { entry: TimelineEntry; state: 'past' | 'ahead' }) {
  const { at, what, details } = entry
  return (
    <li data-state={state}>
      <p class="ad-timeline__at">
        <When at={at} />
      </p>
      <p class="ad-timeline__what">{what}</p>
      {details === undefined ? null : <div class="ad-timeline__details">{details}</div>}
    </li>
  )
}
