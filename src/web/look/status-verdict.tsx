/** "Why can't I get in?": the answer in large words, then every reason with since when, until when and the next step. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../core/language.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { lookTexts } from './texts.ts'
import { When } from './when.tsx'
import type { Moment } from './when.tsx'

/** One reason that stops the account, in the person's words (mission A-3). */
export type HindranceWords = {
  /** The reason: "The semester fee is not paid". */
  title: string
  text?: ComponentChildren
  since?: Moment
  until?: Moment
  /** Who can lift it. */
  liftedBy?: ComponentChildren
  next?: ComponentChildren
  stillWorks?: ComponentChildren
}

export type StatusVerdictProps = {
  language: Language
  /** `open`: everything works. `limited`: something is stopped. `closed`: the account is stopped. */
  state: 'open' | 'limited' | 'closed' | 'waiting'
  /** The verdict: "Your account is open". */
  title: string
  text?: ComponentChildren
  hindrances?: readonly HindranceWords[]
}

const looks: Record<StatusVerdictProps['state'], { color: string; icon: IconName }> = {
  open: { color: 'success', icon: 'check' },
  limited: { color: 'warning', icon: 'warning' },
  closed: { color: 'danger', icon: 'lock' },
  waiting: { color: 'info', icon: 'clock' },
}

export function StatusVerdict({ language, state, title, text, hindrances = [] }: StatusVerdictProps) {
  const { color, icon } = looks[state]
  return (
    <section class="ad-verdict" data-color={color} aria-labelledby="verdict">
      <div class="ad-verdict__top">
        <span class="ad-verdict__sign">
          <Icon name={icon} />
        </span>
        <div>
          <h2 class="ds-heading ad-verdict__title" id="verdict">
            {title}
          </h2>
          {text === undefined ? null : <div class="ad-verdict__text">{text}</div>}
        </div>
      </div>
      {hindrances.length === 0 ? null : (
        <ol class="ad-hindrances" data-color="accent">
          {hindrances.map((hindrance) => (
            <li key={hindrance.title}>
              <Hindrance language={language} hindrance={hindrance} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Hindrance({ language, hindrance }: { language: Language; hindrance: HindranceWords }) {
  const texts = lookTexts(language)
  const { title, text, since, until, liftedBy, next, stillWorks } = hindrance
  return (
    <>
      <h3 class="ds-heading ad-hindrance__title">{title}</h3>
      {text === undefined ? null : <div class="ad-hindrance__text">{text}</div>}
      <dl class="ad-hindrance__facts">
        <Line term={texts.since}>{since ? <When at={since} /> : null}</Line>
        <Line term={texts.until}>{until ? <When at={until} /> : null}</Line>
        <Line term={texts.liftedBy}>{liftedBy}</Line>
        <Line term={texts.stillWorks}>{stillWorks}</Line>
        <Line term={texts.next} strong>
          {next}
        </Line>
      </dl>
    </>
  )
}

function Line({ term, strong, children }: { term: string; strong?: boolean; children?: ComponentChildren }) {
  if (children === undefined || children === null) return null
  return (
    <div data-strong={strong ? 'true' : undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
