/** One thing to say yes to. */
import type { ComponentChildren } from 'preact'
import { describedBy, FieldError } from './field-words.tsx'

export type CheckboxProps = {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  error?: string | undefined
  checked?: boolean
  value?: string
  id?: string
}

export function Checkbox(props: CheckboxProps) {
  const id = props.id ?? props.name
  return (
    <div class="ad-checkbox">
      <FieldError id={id} error={props.error} />
      <div class="ds-field" data-variant="outline">
        <input
          class="ds-input"
          type="checkbox"
          id={id}
          name={props.name}
          value={props.value ?? 'yes'}
          checked={props.checked}
          aria-invalid={props.error === undefined ? undefined : 'true'}
          aria-describedby={describedBy(id, props)}
        />
        <label class="ds-label" for={id}>
          {props.label}
        </label>
        {props.hint === undefined ? null : (
          <div class="ad-hint" id={`${id}-hint`} data-field="description">
            {props.hint}
          </div>
        )}
      </div>
    </div>
  )
}
