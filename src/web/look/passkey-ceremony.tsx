/** The page on which the browser asks for a passkey: its script runs what is asked, and sends the form with the answer. */
import { Button } from './button.tsx'
import { built } from './built.ts'
import { Actions, Form } from './form.tsx'

export type PasskeyCeremonyProps = {
  action: string
  csrf: string
  /** Make a new one, or show one there is. */
  does: 'make' | 'show'
  /** What the browser's own function takes, as JSON text. */
  options: string
  words: { follow: string; again: string; failed: string; unsupported: string; noScript: string }
}

/** Only this page loads the script. Without it, the button asks for the page anew, and the words say why. */
export function PasskeyCeremony({ action, csrf, does, options, words }: PasskeyCeremonyProps) {
  return (
    <Form action={action} csrf={csrf}>
      <noscript>
        <p>{words.noScript}</p>
      </noscript>
      <p
        role="status"
        id="passkey"
        data-does={does}
        data-options={options}
        data-failed={words.failed}
        data-unsupported={words.unsupported}
      >
        {words.follow}
      </p>
      <input type="hidden" name="answer" value="" />
      <Actions>
        <Button>{words.again}</Button>
      </Actions>
      <script type="module" src={built.passkeys} />
    </Form>
  )
}
