/** The rules of a new password are ticked while it is typed; when the typing rests, the count is read out. */
import { meets } from '../look/live-check.ts'
import type { LiveCheck } from '../look/live-check.ts'

const restMilliseconds = 900

export function tickRules(): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-rules-for]')) {
    const id = list.dataset['rulesFor'] ?? ''
    const input = document.getElementById(id)
    const announcement = document.querySelector<HTMLElement>(`[data-announce="${id}"]`)
    if (input instanceof HTMLInputElement && announcement) connect(list, input, announcement)
  }
}

function connect(list: HTMLElement, input: HTMLInputElement, announcement: HTMLElement): void {
  const rules = [...list.querySelectorAll<HTMLElement>('[data-check]')].map((line) => readRule(line, list))
  let resting: ReturnType<typeof setTimeout> | undefined
  input.addEventListener('input', () => {
    const met = rules.filter((rule) => rule.show(input.value)).length
    clearTimeout(resting)
    resting = setTimeout(() => {
      announcement.textContent = (list.dataset['summary'] ?? '')
        .replace('{met}', String(met))
        .replace('{all}', String(rules.length))
    }, restMilliseconds)
  })
}

/** The check was written by our own page (password-field.tsx). */
function readRule(line: HTMLElement, list: HTMLElement): { show(typed: string): boolean } {
  const check = JSON.parse(line.dataset['check'] ?? 'null') as LiveCheck
  const state = document.createElement('span')
  state.className = 'ds-sr-only'
  line.append(' ', state)
  return {
    show(typed) {
      const met = typed !== '' && meets(check, typed)
      line.dataset['state'] = typed === '' ? '' : met ? 'met' : 'unmet'
      state.textContent = (met ? list.dataset['met'] : list.dataset['unmet']) ?? ''
      return met
    },
  }
}
