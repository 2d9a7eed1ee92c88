/** After an act the people of the walk know what they know now: a new password, the codes on the page, that a code is used. */
import type { Temporal } from 'temporal-polyfill'
import { Secret } from 'otpauth'
import type { Credentials } from './credentials.ts'
import type { OnPage } from './hands.ts'
import { type Form, takesFactor } from './shown-in.ts'
import type { Walker } from './walkers.ts'

export type Lived = {
  form: Form
  answer: string
  status: number
  /** The page from which the form was sent. */
  page: OnPage
  before: ReadonlyMap<string, Credentials>
  after: ReadonlyMap<string, Credentials>
  now: Temporal.Instant
}

export function learn(everybody: readonly Walker[], lived: Lived): void {
  for (const one of everybody) {
    const [was, is] = [lived.before.get(one.personId), lived.after.get(one.personId)]
    if (was && is) remember(one, was, is, lived)
    if (lived.status < 400) useUp(one, lived.form)
  }
}

function remember(one: Walker, was: Credentials, is: Credentials, { form, answer, page }: Lived): void {
  const undone = form.path === '/it-was-not-me'
  one.username = is.username
  if (was.password !== is.password) {
    const former = undone ? one.formerPasswords.pop() : undefined
    if (!undone && was.password !== null) one.formerPasswords.push(one.password)
    one.password = undone ? (former ?? '') : (form.typed['newPassword'] ?? '')
    one.openingCode = null
  }
  const key = /id="secret-key"[^>]*>([^<]*)</.exec(page.html)?.[1]
  for (const id of is.factors) {
    if (
      key !== undefined &&
      !was.factors.includes(id) &&
      !one.everyApp.has(id) &&
      !form.path.endsWith('/passkey')
    )
      one.everyApp.set(id, Secret.fromBase32(key.replaceAll(' ', '')).bytes)
  }
  one.apps = new Map([...one.everyApp].filter(([id]) => is.factors.includes(id)))
  const list = /id="recovery-codes"[^>]*>(.*?)<\/ol>/s.exec(answer)?.[1]
  if (list !== undefined && was.codes.join() !== is.codes.join())
    one.recoveryCodes = [...list.matchAll(/<li[^>]*>([^<]*)</g)].map(([, code = '']) => code)
}

/** What is good once was good. */
function useUp(one: Walker, { path, typed }: Form): void {
  const code = typed['code']
  if (code !== undefined && takesFactor(path)) one.usedOnce.add(code)
  for (const posted of one.codes) if (posted.code === code) posted.used = true
  for (const temporary of one.temporaries)
    if (temporary.password === typed['password'] && typed['username'] === one.username) temporary.used = true
}
