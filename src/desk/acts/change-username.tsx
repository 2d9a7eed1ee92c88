/** Changes a username for cause: the wanted one, or the next by the scheme. */
import { Field } from '../../web/look/field.tsx'
import { exact } from '../../web/look/exact.ts'
import { actStep } from './act-step.tsx'
import { actTexts } from './texts.ts'

export const changeUsernameStep = actStep({
  act: 'change-username',
  own: { username: 200 },
  fields: (visit, _target, { typed, errorAt }) => {
    const texts = actTexts(visit.language).newUsername
    return (
      <Field
        name="username"
        label={texts.label}
        hint={texts.hint}
        value={typed['username']}
        error={errorAt('username')}
        autocomplete="off"
        width="medium"
        maxLength={200}
        required={false}
      />
    )
  },
  read: (_visit, { username = '' }) => ({ username: username.trim() }),
  said: (visit, { username }) => {
    const texts = actTexts(visit.language).newUsername
    return (
      <>
        <p>
          {texts.said} <strong {...exact}>{username}</strong>.
        </p>
        <p>{texts.seen}</p>
      </>
    )
  },
})
