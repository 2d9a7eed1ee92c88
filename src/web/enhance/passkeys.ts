/** Asks the browser for a passkey as the page says, and sends the page's form with the answer. Only the passkey pages load it. */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

const place = document.getElementById('passkey')
const form = place?.closest('form')
const answer = form?.elements.namedItem('answer')
if (place && form && answer instanceof HTMLInputElement) connect(place, form, answer)

/** Begins at once; the button begins again as long as there is no answer. */
function connect(says: HTMLElement, its: HTMLFormElement, into: HTMLInputElement): void {
  const follow = says.textContent
  const say = (text: string | undefined) => {
    says.textContent = text ?? ''
  }
  if (!browserSupportsWebAuthn()) return say(says.dataset['unsupported'])
  const begin = () => {
    say(follow)
    ask(says)
      .then((text) => {
        into.value = text
        its.submit()
      })
      .catch(() => say(says.dataset['failed']))
  }
  its.addEventListener('submit', (event) => {
    event.preventDefault()
    begin()
  })
  begin()
}

async function ask({ dataset }: HTMLElement): Promise<string> {
  const options: unknown = JSON.parse(dataset['options'] ?? '')
  const made =
    dataset['does'] === 'make'
      ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
      : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
  return JSON.stringify(made)
}
