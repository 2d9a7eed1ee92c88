/** Which cards open and close so that the wishes hold. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesFor, type DoorWish, type KeptCard } from './door-list.ts'

const wish = (accountId: string, card: string | null, open: boolean): DoorWish => ({
  accountId,
  card,
  open,
  pin: null,
})
const kept = (card: string, accountId: string, state: 'open' | 'closed'): KeptCard => ({
  card,
  accountId,
  state,
  sequence: 1,
})

test('a new card replaces the old, which closes first; what is right is left alone', () => {
  expect(changesFor([kept('1', 'a', 'open')], [wish('a', '2', true)]).changes).toEqual([
    { card: '1', accountId: 'a', state: 'closed' },
    { card: '2', accountId: 'a', state: 'open' },
  ])
  expect(changesFor([kept('1', 'a', 'open')], [wish('a', '1', true)]).changes).toEqual([])
  expect(changesFor([], [wish('a', '1', false), wish('b', null, true)]).changes).toEqual([])
})

test('a PIN is news of an open card and of no other', () => {
  const pin = { version: 2, sealed: 'x', sealedFor: 'k' }
  expect(changesFor([kept('1', 'a', 'open')], [{ ...wish('a', '1', true), pin }]).changes).toHaveLength(1)
  expect(changesFor([kept('1', 'a', 'closed')], [{ ...wish('a', '1', false), pin }]).changes).toEqual([])
})

test('a card passes from one account to another in one go, and is never taken from whoever has it', () => {
  const both = changesFor([kept('1', 'a', 'open')], [wish('b', '1', true), wish('a', '2', true)])
  expect(both.changes.map(({ card, accountId, state }) => `${card} ${accountId} ${state}`)).toEqual([
    '1 a closed',
    '1 b open',
    '2 a open',
  ])
  const one = changesFor([kept('1', 'a', 'open')], [wish('b', '1', true)])
  expect(one).toEqual({ changes: [], taken: new Set(['b']) })
})

test('after any wishes nobody has a card open that they should not have, and no card is two people’s', () => {
  const accounts = ['a', 'b', 'c']
  const cards = ['1', '2', '3', '4']
  const round = fc.uniqueArray(
    fc.record({
      accountId: fc.constantFrom(...accounts),
      card: fc.constantFrom(...cards, null),
      open: fc.boolean(),
      pin: fc.constant(null),
    }),
    { selector: ({ accountId }) => accountId },
  )
  fc.assert(
    fc.property(fc.array(round, { maxLength: 8 }), (rounds) => {
      const state = new Map<string, KeptCard>()
      const newest = new Map<string, DoorWish>()
      for (const wishes of rounds) {
        for (const each of wishes) newest.set(each.accountId, each)
        const { changes, taken } = changesFor([...state.values()], wishes)
        for (const each of changes) state.set(each.card, { ...each, sequence: 1 })
        const open = [...state.values()].filter((each) => each.state === 'open')
        for (const { card, accountId } of open)
          expect(newest.get(accountId)).toMatchObject({ card, open: true })
        for (const each of wishes)
          if (each.open && each.card !== null && !taken.has(each.accountId))
            expect(state.get(each.card)).toMatchObject({ accountId: each.accountId, state: 'open' })
      }
    }),
  )
})
