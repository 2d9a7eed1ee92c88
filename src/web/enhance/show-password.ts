/** A button shows the password while the person looks at it, and hides it again before it is sent. */

export function letPasswordsBeShown(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.ad-password__show')) {
    const input = document.getElementById(button.getAttribute('aria-controls') ?? '')
    if (input instanceof HTMLInputElement) connect(button, input)
  }
}

function connect(button: HTMLButtonElement, input: HTMLInputElement): void {
  const word = button.querySelector<HTMLElement>('[data-show]')
  const show = (shown: boolean) => {
    input.type = shown ? 'text' : 'password'
    if (word) word.textContent = (shown ? word.dataset['hide'] : word.dataset['show']) ?? ''
  }
  button.hidden = false
  button.addEventListener('click', () => show(input.type === 'password'))
  input.form?.addEventListener('submit', () => show(false))
  addEventListener('pagehide', () => show(false))
}
