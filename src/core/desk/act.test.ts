/** Who may do what to whom, against a second hand that says it anew. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deskActs } from '../institution/desk-work.ts'
import { institutionSetting } from '../institution/institution.ts'
import { type Asked, type DeskAct, needsSecondPerson, objectionsToAct } from './act.ts'
import { highest, outranks, type Rank } from './rank.ts'

const institution = institutionSetting.parse({
  key: 'test',
  names: { nb: 'Prøveuniversitetet', nn: 'Prøveuniversitetet', en: 'Test University', short: 'Prøve' },
  mailAddresses: { domain: 'prove.example' },
})
const ladder = ['agent', 'senior', 'administrator', 'security'] as const

/** As the guide of the desk says it, typed here once more. */
const allowed: Readonly<Record<Rank, readonly DeskAct[]>> = {
  agent: ['lift-lock', 'deactivate', 'new-pin', 'open-forgotten-password', 'resend-activation'],
  senior: [
    'lift-lock',
    'deactivate',
    'new-pin',
    'require-password-change',
    'lift-second-factor',
    'open-forgotten-password',
    'place-lock',
    'resend-activation',
    'sponsor-guest',
  ],
  administrator: [...deskActs],
  security: ['lift-lock', 'require-password-change', 'place-lock'],
}
const credentials: readonly DeskAct[] = [
  'deactivate',
  'new-pin',
  'lift-second-factor',
  'open-forgotten-password',
  'change-username',
]

const rank = fc.constantFrom(...ladder)
const asked: fc.Arbitrary<Asked> = fc.record({
  act: fc.constantFrom(...deskActs),
  actor: fc.record({
    personId: fc.constantFrom('p1', 'p2', null),
    accountId: fc.constantFrom('a1', 'a2'),
    rank,
  }),
  target: fc.record({
    personId: fc.constantFrom('p1', 'p2', 'p3'),
    accountId: fc.constantFrom('a1', 'a2', 'a3', null),
    rank: fc.option(rank, { nil: null }),
    closed: fc.boolean(),
  }),
  callerIdentified: fc.boolean(),
  spent: fc.integer({ min: 0, max: 40 }),
})

describe('objections', () => {
  test('100,000 askings: nobody does what the ranks, the caller or the budget forbid (cases Z-04, Z-05)', () => {
    fc.assert(
      fc.property(asked, (each) => {
        const { act, actor, target } = each
        const self = actor.accountId === target.accountId || actor.personId === target.personId
        const higher = target.rank !== null && ladder.indexOf(target.rank) >= ladder.indexOf(actor.rank)
        const forbidden =
          self ||
          higher ||
          !allowed[actor.rank].includes(act) ||
          (credentials.includes(act) && (!each.callerIdentified || each.spent >= 20))
        const objections = objectionsToAct(each, institution)
        if (forbidden) expect(objections).not.toEqual([])
        else
          expect(
            objections.filter((objection) => !['no-account', 'account-closed'].includes(objection)),
          ).toEqual([])
      }),
      { numRuns: 100_000 },
    )
  })

  test('every reason is told at once', () => {
    const objections = objectionsToAct(
      {
        act: 'change-username',
        actor: { personId: 'p1', accountId: 'a1', rank: 'agent' },
        target: { personId: 'p1', accountId: 'a1', rank: 'agent', closed: true },
        callerIdentified: false,
        spent: 20,
      },
      institution,
    )
    expect(objections).toEqual([
      'own-account',
      'not-your-act',
      'higher-rank',
      'account-closed',
      'caller-not-identified',
      'budget-spent',
    ])
  })

  test('two people from administrator on', () => {
    expect([null, ...ladder].map((each) => needsSecondPerson(each, institution))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })
})

test('ranks stand above each other, and above nobody without one', () => {
  for (const one of ladder)
    for (const other of ladder) expect(outranks(one, other)).toBe(ladder.indexOf(one) > ladder.indexOf(other))
  expect(outranks('agent', null)).toBe(true)
  expect(highest(['agent', null, 'senior'])).toBe('senior')
  expect(highest([null])).toBeNull()
})
