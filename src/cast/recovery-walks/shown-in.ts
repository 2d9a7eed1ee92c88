/** What a form shows, if it is right: judged by what the people of the walk know to be true, never by what the portal says. */
import type { Temporal } from 'temporal-polyfill'
import type { Credentials } from './credentials.ts'
import { appCodes } from './hands.ts'
import type { Shown } from './oracle.ts'
import type { Walker } from './walkers.ts'

export type Form = { path: string; typed: Readonly<Record<string, string>>; noticePath: string | null }

type Before = ReadonlyMap<string, Credentials>

/** Everything right in this form, whosever it is. Whether it opens anything is the portal's business. */
export function shownIn(
  form: Form,
  everybody: readonly Walker[],
  before: Before,
  now: Temporal.Instant,
): Shown[] {
  return everybody.flatMap((one) => {
    const at = now.epochMilliseconds
    const waits = before.get(one.personId)?.waitsSince ?? null
    return proofsOf(form, one, now, waits).map((proof) => ({ personId: one.personId, proof, at }))
  })
}

function proofsOf(
  { path, typed, noticePath }: Form,
  one: Walker,
  now: Temporal.Instant,
  waitsSince: number | null,
): Shown['proof'][] {
  const password = typed['password'] ?? typed['currentPassword']
  const code = typed['code'] ?? ''
  const found: Shown['proof'][] = []
  if (path === '/sign-in' && typed['username'] === one.username) {
    if (password === one.password) found.push('password')
    if (one.temporaries.at(-1)?.password === password && one.temporaries.at(-1)?.used === false)
      found.push('temporary-password')
    if (password === one.pin) found.push('pin')
  } else if (password !== undefined && password === one.password) found.push('password')
  if (typed['pin'] === one.pin && path.startsWith('/activate-account')) found.push('pin')
  if (path === '/sign-in/opening-code' && code === one.openingCode) found.push('desk-code')
  if (takesPosted(path)) found.push(...posted(path, one, code, now, waitsSince))
  if (takesFactor(path)) {
    if (appCodes(one, now).includes(code) && !one.usedOnce.has(code)) found.push('authenticator-app')
    if (one.recoveryCodes.includes(code) && !one.usedOnce.has(code)) found.push('recovery-code')
  }
  if (
    path.includes('passkey') &&
    (typed['answer'] ?? '').includes(one.passkey.credentialId.toString('base64url'))
  )
    found.push('passkey')
  if (path === '/it-was-not-me' && noticePath !== null && one.notices.includes(noticePath))
    found.push('notice')
  return found
}

function takesPosted(path: string): boolean {
  return /^\/(forgotten-(password|username)\/(code|link)|lost-second-factor\/code|my-account\/two-factor\/prove\/code)$/.test(
    path,
  )
}

export function takesFactor(path: string): boolean {
  return path === '/sign-in/second-factor' || path === '/my-account/two-factor/again'
}

const hour = 3_600_000
const threeDays = 72 * hour

/** The newest code of a channel, once, for ten minutes where it was asked for and an hour behind the link. */
function posted(
  path: string,
  one: Walker,
  code: string,
  now: Temporal.Instant,
  waitsSince: number | null,
): Shown['proof'][] {
  const known = one.codes.find((each) => each.code === code && !each.used)
  if (!known || now.epochMilliseconds - known.at > hour) return []
  const over = waitsSince !== null && now.epochMilliseconds - waitsSince >= threeDays
  return [
    known.by === 'mail' ? 'personal-mail' : 'sms-code',
    ...(path === '/lost-second-factor/code' && over ? (['waited'] as const) : []),
  ]
}
