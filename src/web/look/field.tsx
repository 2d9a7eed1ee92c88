/** One question with one line to answer it: label, hint, what is wrong, and the box. */
import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { describedBy, FieldError, FieldHint } from './field-words.tsx'
import { OnSharedComputer } from './on-shared-computer.ts'

export type FieldProps = {
  name: string
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  /** What was typed before; never for secrets. */
  value?: string | undefined
  /** `name` unless said; the error summary links to it. */
  id?: string
  type?: 'text' | 'email' | 'tel' | 'search'
  autocomplete?: string
  inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'search'
  /** Hides what is typed, for PINs, codes and keys. */
  secret?: boolean
  /** As wide as the answer: 4-digit PIN `short`, number `medium`. */
  width?: 'short' | 'medium' | 'full'
  maxLength?: number
  autofocus?: boolean
  required?: boolean
}

/** A labelled input (WCAG 1.3.1, 1.3.5, 3.3.1, 3.3.2); no autocorrect, no capitals: names and numbers are typed as they are. */
export function Field(props: FieldProps) {
  const id = props.id ?? props.name
  const shared = useContext(OnSharedComputer)
  return (
    <div class="ds-field ad-field">
      <label class="ds-label" for={id}>
        {props.label}
      </label>
      <FieldHint id={id} hint={props.hint} />
      <FieldError id={id} error={props.error} />
      <input
        class="ds-input"
        id={id}
        name={props.name}
        type={props.secret ? 'password' : (props.type ?? 'text')}
        value={props.secret ? undefined : props.value}
        autocomplete={shared ? 'off' : (props.autocomplete ?? 'off')}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        data-width={props.width ?? 'full'}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, props)}
        autofocus={props.autofocus}
        required={props.required ?? true}
        spellcheck={false}
        autocapitalize="none"
        autocorrect="off"
      />
    </div>
  )
}
