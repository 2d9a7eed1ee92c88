/** What a walker types: the right thing of the one they mean to be, most of the time, and else something wrong, stale or somebody else's. */
import type { Temporal } from 'temporal-polyfill'
import { type Dice, pick } from '../../core/chance.ts'
import { codeOf, codeOfKey } from '../second-factors.ts'
import type { Walker } from './walkers.ts'

/** The page one is on, as bytes. */
export type OnPage = { path: string; html: string }

export type Typing = {
  dice: Dice
  now: Temporal.Instant
  page: OnPage
  meant: Walker
  everybody: readonly Walker[]
}

/** A value for every field of the form at this path. */
export function fillIn(fields: readonly string[], path: string, typing: Typing): Record<string, string> {
  const { dice, everybody } = typing
  const filled = fields.map((field) => {
    // one field in sixteen is another's, or nonsense
    const slip = dice.below(16) === 0
    const meant = slip ? pick(dice, everybody) : typing.meant
    return [field, valueOf(field, path, { ...typing, meant }, slip)] as const
  })
  return Object.fromEntries(filled)
}

function valueOf(field: string, path: string, typing: Typing, slip: boolean): string {
  const { dice, meant } = typing
  switch (field) {
    case 'username':
      return meant.username ?? 'nobody1000'
    case 'password':
    case 'currentPassword':
      return passwordOf(typing, slip)
    case 'newPassword':
      return slip ? pick(dice, [meant.password, 'for kort']) : newPassword(dice)
    case 'email':
      return meant.mail
    case 'code':
      return slip ? pick(dice, everyCode(typing)) : codeFor(path, typing)
    case 'idNumber':
      return meant.idNumber
    case 'studentNumber':
      return meant.studentNumber
    case 'birthDate':
      return meant.birthDate
    case 'pin':
      return slip ? '0007' : meant.pin
    case 'newPin':
      return pick(dice, ['6184', '2957', '8306'])
    case 'acceptRules':
      return 'yes'
    case 'answer':
      return answerOf(typing)
    default:
      return ''
  }
}

function newPassword(dice: Dice): string {
  return `Skarp ${dice.below(900_000)} vindu over fjord ${dice.below(900_000)}`
}

/** The temporary one where there is one, now and then the PIN, and a former password. */
function passwordOf({ dice, meant }: Typing, slip: boolean): string {
  const temporary = meant.temporaries.at(-1)
  if (temporary && dice.below(5) > (temporary.used ? 3 : 0)) return temporary.password
  if (meant.openingCode !== null || dice.below(12) === 0) return meant.pin
  return slip ? (meant.formerPasswords.at(-1) ?? 'Helt feil passord 17 ganger') : meant.password
}

/** What this page asks for. */
function codeFor(path: string, typing: Typing): string {
  const { meant, page, now, dice } = typing
  const key = /id="secret-key"[^>]*>([^<]*)</.exec(page.html)?.[1]
  if (key !== undefined && path.startsWith('/my-account/two-factor')) return codeOfKey(key, now)
  if (path === '/sign-in/opening-code') return meant.openingCode ?? '123456'
  const bySms = path.includes('/prove/code') || path === '/lost-second-factor/code'
  if (bySms || path.startsWith('/forgotten-')) return meant.codes.at(-1)?.code ?? '12345678'
  if (dice.below(5) === 0 && meant.recoveryCodes.length > 0) return pick(dice, meant.recoveryCodes)
  return appCodes(meant, now).at(-1) ?? '123456'
}

/** The codes that this person's apps show now, the newest app last. */
export function appCodes({ apps }: Walker, now: Temporal.Instant): string[] {
  return [...apps.values()].flatMap((seed) => [codeOf(seed, now, -1), codeOf(seed, now)])
}

/** Everything that might be taken for a code anywhere. */
function everyCode({ everybody, now }: Typing): string[] {
  return everybody.flatMap((one) => [
    ...one.codes.map(({ code }) => code),
    ...appCodes(one, now),
    ...one.recoveryCodes.slice(0, 2),
    ...one.temporaries.map(({ password }) => password),
    one.openingCode ?? '654321',
    one.pin,
  ])
}

/** The browser's answer to the ceremony on the page, by the passkey of the one who is meant; empty asks for one. */
function answerOf({ page, meant }: Typing): string {
  const [, does, options] = /data-does="(\w+)"\s+data-options="([^"]*)"/.exec(page.html) ?? []
  if (options === undefined) return ''
  const asked = options.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return does === 'make' ? meant.passkey.make(asked) : meant.passkey.show(asked)
}
