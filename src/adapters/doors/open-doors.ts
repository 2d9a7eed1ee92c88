/** A door system: which card opens doors, and the PIN beside it, sealed for that system alone; fetched by it or sent to it (rows O-11, O-16). */
import type { TargetSetting } from '../../core/institution/targets.ts'
import type { DoorList, DoorPut, DoorWish } from '../../core/targets/door-list.ts'
import type {
  CheckedThing,
  Difference,
  Order,
  Outcome,
  TargetSystem,
} from '../../core/targets/target-system.ts'
import type { Truth } from '../../core/targets/truth.ts'
import { checkDoors } from './check.ts'
import { pushThrough } from './push.ts'
import { sealPin } from './seal-pin.ts'
import { openSend, type Send } from './send.ts'

/** What the adapter is handed beside the settings. */
export type DoorHouse = {
  list: DoorList
  /** For a system that is sent to; null: the secrets file has none, or none is needed. */
  token: string | null
  /** Of one request. */
  within: { milliseconds: number }
  /** Milliseconds since 1970. */
  now: () => number
}

type Settings = TargetSetting<'doors'>

/** Opens the target. Nothing is asked before it is used. */
export function openDoors(settings: Settings, house: DoorHouse): TargetSystem {
  const { list, token, within, now } = house
  const send =
    settings.delivery === 'push' && settings.address !== null
      ? openSend({ address: settings.address, target: settings.key, token, within, now })
      : null
  return {
    needs: 'none',
    wantsPin: settings.receiverKey !== null,
    atOnce: 200,
    deliver: async (orders, signal) => deliver(settings, list, send, orders, signal),
    // an account has no row in the list when it goes, and does not go while a closing is on its way to the doors; whoever
    // fetches differences is given the whole list anew
    sayGoodbye: (accountIds) => Promise.resolve(accountIds.map(() => ({ is: 'done' }))),
    compare: async (truths) => (await compare(list, truths)).flat(),
    async *survey() {
      for await (const { accountId, username, card, state } of list.everyCard())
        yield { accountId, username, place: `card ${card}`, listed: state === 'open' }
    },
    check: async (signal): Promise<CheckedThing[]> => checkDoors(settings, list, send, signal),
    close: () => Promise.resolve(),
  }
}

async function deliver(
  settings: Settings,
  list: DoorList,
  send: Send | null,
  orders: readonly Order[],
  signal: AbortSignal,
): Promise<Outcome[]> {
  const wishes = await Promise.all(orders.map(async (order) => wishOf(settings, order)))
  const puts = await list.put(wishes)
  const last = Math.max(0, ...puts.map(({ sequence }) => sequence))
  const trouble = send === null ? null : await pushThrough(list, send, last, signal)
  if (trouble) return orders.map(() => ({ is: 'again', trouble }))
  const refused = new Set(send === null ? [] : await list.refusedAmong(puts.map(({ sequence }) => sequence)))
  return orders.map(({ password }, place) => outcomeOf(puts[place], refused, password === null))
}

function outcomeOf(put: DoorPut | undefined, refused: ReadonlySet<number>, passwordTaken: boolean): Outcome {
  if (put?.is !== 'kept')
    return { is: 'again', trouble: { what: 'card-taken', said: 'the card is open for somebody else' } }
  return refused.has(put.sequence)
    ? { is: 'give-up', trouble: { what: 'value-refused', said: 'the door system does not take this card' } }
    : { is: 'done', passwordTaken, mended: [] }
}

/** The PIN is in the clear only while it is sealed here. */
async function wishOf({ receiverKey }: Settings, { truth, pin }: Order): Promise<DoorWish> {
  const sealed =
    pin && receiverKey
      ? {
          version: pin.version,
          sealed: await sealPin(receiverKey, truth.accountId, pin),
          sealedFor: receiverKey.kid,
        }
      : null
  return { ...cardOf(truth), pin: sealed }
}

/**
 * The verdict says who may use doors: whoever only has a password to renew may (setting `hindrances`). The card is the
 * person's, and hangs on the account they came with, not on a second one for administration.
 */
function cardOf({ accountId, kind, card, standing, open }: Truth): Omit<DoorWish, 'pin'> {
  const own = kind === 'admin' || kind === 'service' ? null : card
  return { accountId, card: own, open: own !== null && standing !== 'ended' && open.door }
}

async function compare(list: DoorList, truths: readonly Truth[]): Promise<Difference[][]> {
  const kept = await list.cardsOf(truths.map(({ accountId }) => accountId))
  return truths.map((truth) => {
    const { accountId, username } = truth
    const wish = cardOf(truth)
    const open = kept.filter((each) => each.accountId === accountId && each.state === 'open')
    const isThere = open.some(({ card }) => card === wish.card)
    const tooMany = open.some(({ card }) => !wish.open || card !== wish.card)
    if (wish.open && !isThere && !tooMany) return [{ accountId, username, is: 'missing', attributes: [] }]
    return tooMany ? [{ accountId, username, is: 'differs', attributes: ['card'] }] : []
  })
}
