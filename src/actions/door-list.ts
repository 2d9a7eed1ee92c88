/** The list of cards of one door system: kept for the worker that writes it, and fetched by the system itself. */
import { changesFor, type DoorList, type DoorPut, type DoorWish } from '../core/targets/door-list.ts'
import {
  doorCardsAfter,
  doorCardsOf,
  type DoorPage,
  doorPage,
  doorPinsForAnother,
  doorsSentThrough,
  giveDoorTurnBack,
  holdDoorList,
  isDoorListFilling,
  keepDoorPins,
  noteDoorsSent,
  refusedDoorCards,
  takeDoorTurn,
  unsentDoorCards,
  writeDoorCards,
} from '../store/door-cards.ts'
import { doorKeys } from '../store/door-keys.ts'
import { randomId } from './random.ts'
import { together, type World } from './world.ts'

type ListWorld = Pick<World, 'store' | 'now' | 'dice'>

const atOnce = 1_000

/** The list of this door system. */
export function doorListOf(world: ListWorld, target: string): DoorList {
  const { store } = world
  return {
    put: async (wishes) => putCards(world, target, wishes),
    cardsOf: async (accountIds) => doorCardsOf(store, target, { accountIds, cards: [] }),
    async *everyCard() {
      for (let card = ''; ;) {
        const some = await doorCardsAfter(store, target, { card, most: atOnce })
        yield* some
        if (some.length < atOnce) return
        card = some.at(-1)?.card ?? card
      }
    },
    takeTurn: async (seconds) => {
      const token = randomId(world.dice)
      return (await takeDoorTurn(store, target, { token, seconds })) ? token : null
    },
    unsent: async (most) => unsentDoorCards(store, target, most),
    sent: async (token, through, refused) =>
      together(world, async (db) => noteDoorsSent(db, target, { token, through, refused })),
    giveTurnBack: async (token) => giveDoorTurnBack(store, target, token),
    sentThrough: async () => doorsSentThrough(store, target),
    refusedAmong: async (sequences) => refusedDoorCards(store, target, sequences),
    standing: async (sealedFor) => ({
      keys: (await doorKeys(store, target)).filter(({ revokedAt }) => revokedAt === null).length,
      sealedForAnother: await doorPinsForAnother(store, target, sealedFor),
    }),
  }
}

/**
 * What a receiver fetches. `after` 0: from the beginning. `filling`: the whole list is due, and it is not whole yet; looked
 * at before it is read, so that what is read is never less.
 */
export async function fetchDoorCards(
  world: World,
  target: string,
  asked: { after: number; most: number },
): Promise<DoorPage | 'filling'> {
  const page = await doorPage(world.store, target, asked)
  if (!page.full) return page
  return (await isDoorListFilling(world.store, target)) ? 'filling' : doorPage(world.store, target, asked)
}

async function putCards(world: ListWorld, target: string, wishes: readonly DoorWish[]): Promise<DoorPut[]> {
  const accountIds = wishes.map(({ accountId }) => accountId)
  const cards = wishes.flatMap(({ card }) => (card === null ? [] : [card]))
  return together(world, async (db) => {
    await holdDoorList(db, target)
    const kept = await doorCardsOf(db, target, { accountIds, cards })
    const { changes, taken } = changesFor(kept, wishes)
    await keepDoorPins(db, target, wishes, world.now())
    await writeDoorCards(db, target, changes, world.now())
    const now = await doorCardsOf(db, target, { accountIds, cards: [] })
    return wishes.map(({ accountId }) => {
      const numbers = now.filter((each) => each.accountId === accountId).map(({ sequence }) => sequence)
      return { is: taken.has(accountId) ? 'card-taken' : 'kept', sequence: Math.max(0, ...numbers) }
    })
  })
}
