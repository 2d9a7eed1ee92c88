/** One choice among a few, each with its own line of explanation; nothing is chosen beforehand unless it was before. */
import type { ComponentChildren } from 'preact'
import { exact } from './exact.ts'
import { describedBy, FieldError, FieldHint } from './field-words.tsx'

export type Choice = { value: string; label: string; hint?: ComponentChildren }

export type RadioGroupProps = {
  name: string
  /** The question. */
  legend: string
  choices: readonly Choice[]
  hint?: ComponentChildren
  error?: string | undefined
  value?: string | undefined
  /** Labels in even-width letters, for suggested passwords. */
  exact?: boolean
  /** Hides the legend from sight when the page's heading already asks. */
  quietLegend?: boolean
}

/** The first choice's id is `name`, so that the error summary's link lands on it. */
export function RadioGroup(props: RadioGroupProps) {
  const { name } = props
  return (
    <fieldset class="ds-fieldset ad-choices" aria-describedby={describedBy(name, props)}>
      <legend class={props.quietLegend ? 'ds-sr-only' : 'ds-label'}>{props.legend}</legend>
      <FieldHint id={name} hint={props.hint} />
      <FieldError id={name} error={props.error} />
      {props.choices.map((choice, place) => (
        <ChoiceLine
          key={choice.value}
          choice={choice}
          id={place === 0 ? name : `${name}-${place + 1}`}
          group={props}
        />
      ))}
    </fieldset>
  )
}

function ChoiceLine({ choice, id, group }: { choice: Choice; id: string; group: RadioGroupProps }) {
  return (
    <div class="ds-field ad-choice" data-variant="outline">
      <input
        class="ds-input"
        type="radio"
        id={id}
        name={group.name}
        value={choice.value}
        checked={group.value === choice.value}
        aria-describedby={choice.hint === undefined ? undefined : `${id}-choice`}
        aria-invalid={group.error === undefined ? undefined : 'true'}
      />
      <label
        class={group.exact ? 'ds-label ad-exact' : 'ds-label'}
        for={id}
        {...(group.exact && choice.value !== '' ? exact : {})}
      >
        {choice.label}
      </label>
      {choice.hint === undefined ? null : (
        <div class="ad-hint" id={`${id}-choice`} data-field="description">
          {choice.hint}
        </div>
      )}
    </div>
  )
}
