/** What must be corrected, first on the page and in focus, each line a link to its field. */
import { useContext } from 'preact/hooks'
import type { Language } from '../../core/language.ts'
import { Stumbled } from './stumbled.ts'
import { lookTexts } from './texts.ts'

/** `field` is the id to jump to; a page-wide mistake has none. */
export type SummaryLine = { field?: string; text: string }

export type ErrorSummaryProps = { language: Language; errors: readonly SummaryLine[]; title?: string }

/** Takes focus without script by `autofocus` (WCAG 3.3.1); shows nothing when nothing is wrong. */
export function ErrorSummary({ language, errors, title }: ErrorSummaryProps) {
  const note = useContext(Stumbled)
  if (errors.length === 0) return null
  for (const { field } of errors) note(field ?? null)
  return (
    <div
      class="ds-error-summary ad-error-summary"
      id="error-summary"
      tabIndex={-1}
      autofocus
      role="alert"
      aria-labelledby="error-summary-title"
    >
      <h2 class="ds-heading" id="error-summary-title">
        {title ?? lookTexts(language).errorSummary}
      </h2>
      <ul class="ds-list">
        {errors.map(({ field, text }) => (
          <li key={text}>
            {field === undefined ? (
              text
            ) : (
              <a class="ds-link" data-color="neutral" href={`#${field}`}>
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
