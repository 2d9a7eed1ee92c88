/** The small words around a form field: the hint before it and what is wrong with the answer. */
import type { ComponentChildren } from 'preact'

type Around = { id: string; hint?: ComponentChildren; error?: string | readonly string[] | undefined }

/** What helps to answer, in grey, before the box. */
export function FieldHint({ id, hint }: Around) {
  if (hint === undefined || hint === null) return null
  return (
    <div class="ad-hint" id={`${id}-hint`} data-field="description">
      {hint}
    </div>
  )
}

/** Every objection to the answer, before the box, so that a screen magnifier meets it first. */
export function FieldError({ id, error }: Around) {
  const objections = typeof error === 'string' ? [error] : (error ?? [])
  if (objections.length === 0) return null
  return (
    <div class="ad-objections" id={`${id}-error`}>
      {objections.map((objection) => (
        <p key={objection} class="ds-validation-message" data-field="validation">
          {objection}
        </p>
      ))}
    </div>
  )
}

/** The ids that `aria-describedby` names; undefined when there is nothing to read. */
export function describedBy(id: string, { hint, error }: Omit<Around, 'id'>): string | undefined {
  const ids = [
    hint === undefined || hint === null ? null : `${id}-hint`,
    error === undefined || error.length === 0 ? null : `${id}-error`,
  ].filter((each) => each !== null)
  return ids.length === 0 ? undefined : ids.join(' ')
}
