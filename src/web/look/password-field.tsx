/** Where a password is typed: it can be shown, and the rules for a new one stand beside it. */
import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../core/language.ts'
import { describedBy, FieldError, FieldHint } from './field-words.tsx'
import type { LiveCheck } from './live-check.ts'
import { OnSharedComputer } from './on-shared-computer.ts'
import { lookTexts } from './texts.ts'

/** A rule in words; with `check` the page can tick it while the person types. */
export type PasswordRule = { text: string; check?: LiveCheck }

export type PasswordFieldProps = {
  name: 'password' | 'currentPassword' | 'newPassword'
  label: string
  language: Language
  hint?: ComponentChildren
  /** Every objection of the policy to what was sent. */
  errors?: readonly string[]
  rules?: readonly PasswordRule[]
  id?: string
  autofocus?: boolean
  /** False where another control of the form may answer instead. */
  required?: boolean
}

/** Pasting and password managers are welcome (ASVS 6.2.6, 6.2.7, NIST SP 800-63B); the value never comes back in a page. */
export function PasswordField(props: PasswordFieldProps) {
  const id = props.id ?? props.name
  const texts = lookTexts(props.language)
  const { rules = [] } = props
  const shared = useContext(OnSharedComputer)
  const purpose = props.name === 'newPassword' ? 'new-password' : 'current-password'
  const described = [
    describedBy(id, { hint: props.hint, error: props.errors }),
    rules.length > 0 ? `${id}-rules` : '',
  ]
  return (
    <div class="ds-field ad-field ad-password">
      <label class="ds-label" for={id}>
        {props.label}
      </label>
      <FieldHint id={id} hint={props.hint} />
      <FieldError id={id} error={props.errors} />
      <div class="ad-password__box">
        <input
          class="ds-input"
          id={id}
          name={props.name}
          type="password"
          autocomplete={shared ? 'off' : purpose}
          aria-invalid={(props.errors ?? []).length > 0 ? 'true' : undefined}
          aria-describedby={described.filter(Boolean).join(' ') || undefined}
          autofocus={props.autofocus}
          required={props.required ?? true}
          spellcheck={false}
          autocapitalize="none"
          autocorrect="off"
        />
        <button
          class="ds-button ad-password__show"
          data-variant="secondary"
          type="button"
          hidden
          aria-controls={id}
        >
          <span data-show={texts.show} data-hide={texts.hide}>
            {texts.show}
          </span>
          <span class="ds-sr-only">{` ${texts.thePassword}`}</span>
        </button>
      </div>
      <Rules id={id} rules={rules} language={props.language} />
    </div>
  )
}

function Rules({ id, rules, language }: { id: string; rules: readonly PasswordRule[]; language: Language }) {
  if (rules.length === 0) return null
  const texts = lookTexts(language)
  return (
    <div class="ad-rules">
      <p class="ad-rules__title">{texts.rules}</p>
      <ul
        id={`${id}-rules`}
        data-rules-for={id}
        data-met={texts.ruleMet}
        data-unmet={texts.ruleUnmet}
        data-summary={texts.rulesSummary}
      >
        {rules.map((rule) => (
          <li key={rule.text} data-check={rule.check ? JSON.stringify(rule.check) : undefined}>
            {rule.text}
          </li>
        ))}
      </ul>
      <p class="ds-sr-only" role="status" data-announce={id} />
    </div>
  )
}
