/** The part of a form where a new password is picked or written, with the rules and good advice beside it (N-4, U-7, U-8). */
import type { Suggestion } from '../../core/secrets/passphrase.ts'
import { Details } from '../look/details.tsx'
import type { SummaryLine } from '../look/error-summary.tsx'
import { Link } from '../look/link.tsx'
import { PasswordField } from '../look/password-field.tsx'
import { rulesBeside } from '../look/password-rules.ts'
import { RadioGroup } from '../look/radio-group.tsx'
import type { Visit } from '../visit.ts'
import { newPasswordTexts } from './texts.ts'

export type NewPasswordProps = {
  visit: Visit
  suggestions: readonly Suggestion[]
  /** Everything against what was sent, in words. */
  errors?: readonly string[]
  /** Somebody's first password: there is none yet that could come again. */
  first?: boolean
}

/** Nothing is chosen beforehand; the field for one's own stands after the suggestions. */
export function NewPassword({ visit, suggestions, errors = [], first = false }: NewPasswordProps) {
  const { language } = visit
  const { passwords } = visit.world.institution
  const texts = newPasswordTexts(language)
  const offered = suggestions.length > 0
  const bits = Math.floor(Math.min(...suggestions.map((suggestion) => suggestion.bits)))
  return (
    <>
      {offered ? (
        <RadioGroup
          name="suggestion"
          legend={texts.pick}
          hint={texts.pickHint(bits)}
          exact
          choices={[
            ...suggestions.map(({ phrase }) => ({ value: phrase, label: phrase })),
            { value: '', label: texts.ownChoice },
          ]}
        />
      ) : null}
      <PasswordField
        name="newPassword"
        label={offered ? texts.ownOrPick : texts.own}
        language={language}
        hint={texts.ownHint}
        errors={errors}
        rules={rulesBeside(first ? { ...passwords.policy, history: 0 } : passwords.policy, language)}
        required={!offered}
      />
      {passwords.advice ? <Advice visit={visit} /> : null}
    </>
  )
}

/** The lines of the error summary: each leads to the field. */
export function newPasswordSummary(errors: readonly string[]): SummaryLine[] {
  return errors.map((text) => ({ field: 'newPassword', text }))
}

function Advice({ visit }: { visit: Visit }) {
  const { features, passwords } = visit.world.institution
  const texts = newPasswordTexts(visit.language)
  const lines = [
    ...texts.advice,
    ...(features.secondFactor ? [texts.secondFactor] : []),
    ...(passwords.policy.leaked ? [texts.leaked] : []),
  ]
  return (
    <Details title={texts.adviceTitle}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {passwords.changeAlsoAt ? (
        <p>
          <Link href={passwords.changeAlsoAt} leaves={visit.language}>
            {texts.more}
          </Link>
        </p>
      ) : null}
    </Details>
  )
}
