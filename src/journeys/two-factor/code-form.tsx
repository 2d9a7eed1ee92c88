/** The one question that several pages ask: the code of the app, or a recovery code. */
import type { ComponentChildren } from 'preact'
import { Button } from '../../web/look/button.tsx'
import { ErrorSummary } from '../../web/look/error-summary.tsx'
import { Field } from '../../web/look/field.tsx'
import { Actions, Form } from '../../web/look/form.tsx'
import type { Visit } from '../../web/visit.ts'
import { twoFactorTexts } from './texts.ts'

export type CodeFormProps = {
  visit: Visit
  path: string
  submit: string
  error?: string | undefined
  children?: ComponentChildren
}

/** Digits alone get the keyboard of digits; where recovery codes are given out, letters may be needed. */
export function CodeForm({ visit, path, submit, error, children }: CodeFormProps) {
  const { signIn } = twoFactorTexts(visit.language)
  const recovery = visit.world.institution.secondFactor.recoveryCodes > 0
  return (
    <>
      {error === undefined ? null : (
        <ErrorSummary language={visit.language} errors={[{ field: 'code', text: error }]} />
      )}
      <Form action={visit.to(path)} csrf={visit.csrf}>
        <Field
          name="code"
          label={signIn.code}
          hint={signIn.codeHint(recovery)}
          error={error}
          autocomplete="one-time-code"
          {...(recovery ? {} : { inputMode: 'numeric' as const })}
          width="medium"
          autofocus={error === undefined}
        />
        <Actions>
          <Button>{submit}</Button>
        </Actions>
      </Form>
      {children}
    </>
  )
}
