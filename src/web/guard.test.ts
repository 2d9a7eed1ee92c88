/** Every kind of session against every kind of step: what is not allowed here is refused (cases S-15, P-08). */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { isFresh, type SessionFacts } from '../core/account/session.ts'
import { mayStandOn, type Standing } from './guard.ts'
import type { Opens } from './step.ts'

const now = Temporal.Instant.from('2026-08-20T08:00:00Z')
const session = (more: Partial<SessionFacts>): SessionFacts => ({
  id: '1',
  kind: 'full',
  proof: 'password',
  accountId: 'a',
  personId: 'p',
  username: 'karin1000',
  grantId: null,
  grantJourney: null,
  openRights: [],
  credentialEpoch: 1,
  factor: null,
  openingCodeDue: false,
  provider: null,
  freshUntil: null,
  endsAt: now.add('PT1H'),
  knownDevice: false,
  madeAt: Temporal.Instant.from('2026-08-20T08:00:00Z'),
  powerSeenAt: Temporal.Instant.from('2026-08-20T08:00:00Z'),
  shared: false,
  ...more,
})

const browsers = {
  anonymous: null,
  'proved, with the right': session({
    kind: 'proved',
    grantId: 'g',
    grantJourney: 'activate-account',
    openRights: ['password'],
  }),
  'proved, right used': session({ kind: 'proved', grantId: 'g', grantJourney: 'activate-account' }),
  'proved, another journey': session({
    kind: 'proved',
    grantId: 'g',
    grantJourney: 'renew-password',
    openRights: ['password'],
  }),
  'proved, no grant': session({ kind: 'proved' }),
  half: session({ kind: 'half' }),
  full: session({}),
  fresh: session({ freshUntil: now.add('PT1S') }),
  'no longer fresh': session({ freshUntil: now }),
  'half, with a fresh time': session({ kind: 'half', freshUntil: now.add('PT5M') }),
  'proved, with a fresh time': session({ kind: 'proved', freshUntil: now.add('PT5M') }),
} satisfies Record<string, SessionFacts | null>

const yes = 'open'
const signIn = 'sign-in-first'
const no = 'not-with-this-session'
const again = 'prove-again'
const grant: Opens = { grant: 'activate-account', right: 'password' }
const anyRight: Opens = { grant: 'activate-account' }

const table: Record<
  keyof typeof browsers,
  readonly [Standing, Standing, Standing, Standing, Standing, Standing, Standing]
> = {
  //                            anybody  any-session  grant    any right  half-or-full  full     fresh
  anonymous: /*              */ [yes, signIn, signIn, signIn, signIn, signIn, signIn],
  'proved, with the right': /**/ [yes, yes, yes, yes, no, no, no],
  'proved, right used': /*   */ [yes, yes, no, yes, no, no, no],
  'proved, another journey': [yes, yes, no, no, no, no, no],
  'proved, no grant': /*     */ [yes, yes, no, no, no, no, no],
  half: /*                   */ [yes, yes, no, no, yes, no, no],
  full: /*                   */ [yes, yes, no, no, yes, yes, again],
  fresh: /*                  */ [yes, yes, no, no, yes, yes, yes],
  'no longer fresh': /*      */ [yes, yes, no, no, yes, yes, again],
  'half, with a fresh time': [yes, yes, no, no, yes, no, no],
  'proved, with a fresh time': [yes, yes, no, no, no, no, no],
}
const steps: readonly Opens[] = ['anybody', 'any-session', grant, anyRight, 'half-or-full', 'full', 'fresh']

describe.each(Object.keys(table) as (keyof typeof browsers)[])('%s', (name) => {
  test.each(steps.map((opens, place) => [opens, table[name][place]] as const))(
    'on a step for %j: %s',
    (opens, expected) => expect(mayStandOn(opens, browsers[name], now)).toBe(expected),
  )
})

test('fresh is a whole session proved again less than five minutes ago, and nothing else', () => {
  const fresh = Object.entries(browsers).filter(([, each]) => each !== null && isFresh(each, now))
  expect(fresh.map(([name]) => name)).toEqual(['fresh'])
})
