/** A system that learns of accounts by SCIM 2.0 (RFC 7643, RFC 7644): people and groups, and never a password. */
import type { TargetSetting } from '../../core/institution/targets.ts'
import { type Difference, TargetInTrouble, type TargetSystem } from '../../core/targets/target-system.ts'
import type { Truth } from '../../core/targets/truth.ts'
import { openAsk, Refused } from './ask.ts'
import { atMost } from './at-most.ts'
import { checkServer } from './check.ts'
import { deliverAll, outcomeOf } from './deliver.ts'
import { goodbyeAll } from './goodbye.ts'
import { openMemberships } from './memberships.ts'
import { isActive, type Provider, type ScimUser } from './resources.ts'
import { canBeAdopted, providerOf, type Server, whoIsThere } from './server.ts'
import { surveyOf } from './survey.ts'
import { type Wish, wishOf } from './wish.ts'
import { isToClose, wrongIn } from './write-account.ts'

/** What the adapter is handed beside the settings. */
export type ScimHouse = {
  /** The bearer token of this institution; null: the secrets file has none. */
  token: string | null
  /** Of one request. */
  within: { milliseconds: number }
  /** Milliseconds since 1970. */
  now: () => number
}

/** What a server can do is asked anew after this. */
const providerKnownMs = 10 * 60_000

/** Opens the target. Nothing is asked before it is used. */
export function openScim(settings: TargetSetting<'scim'>, house: ScimHouse): TargetSystem {
  const asking = { address: settings.address, ...house }
  const ask = openAsk(asking)
  const memberships = settings.groups ? openMemberships(settings.groupPrefix) : null
  let known: { provider: Provider; until: number } | null = null
  const serverFor = async (signal: AbortSignal): Promise<Server> => {
    if (!known || house.now() >= known.until) {
      memberships?.forget()
      known = { provider: await providerOf(ask, signal), until: house.now() + providerKnownMs }
    }
    return { ask, provider: known.provider, signal }
  }
  const differenceOf = async (server: Server, truth: Truth): Promise<Difference[]> => {
    const wish = wishOf(truth, settings)
    const found = await whoIsThere(server, wish)
    const { ours, named } = found
    const [there] = ours
    const about = { accountId: truth.accountId, username: truth.username }
    if (!there) {
      if (!wish.active && !isToClose(found)) return []
      if (!named) return [{ ...about, is: 'missing', attributes: [] }]
      return [{ ...about, ...adoptionOf(wish, named) }]
    }
    const attributes = wrongIn(wish, there).map(({ path }) => path)
    if (memberships && !(await memberships.isSo(server, there, wish.groups))) attributes.push('groups')
    if (wish.gone || ours.slice(1).some(isActive)) attributes.push('id')
    return attributes.length === 0 ? [] : [{ ...about, is: 'differs', attributes }]
  }
  return {
    needs: 'none',
    wantsPin: false,
    atOnce: 50,
    async deliver(orders, signal) {
      try {
        const server = await serverFor(signal)
        const wishes = orders.map((order) => ({ order, wish: wishOf(order.truth, settings) }))
        return await deliverAll(server, memberships, wishes)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return orders.map(() => outcomeOf(error))
      }
    },
    async sayGoodbye(accountIds, signal) {
      try {
        return await goodbyeAll(await serverFor(signal), memberships, accountIds)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return accountIds.map(() => ({ is: error.worth, trouble: error.trouble }))
      }
    },
    compare: async (truths, signal) =>
      inTrouble(async () => {
        const server = await serverFor(signal)
        return (await atMost(4, truths, async (truth) => differenceOf(server, truth))).flat()
      }),
    async *survey(signal) {
      try {
        yield* surveyOf(await serverFor(signal), settings.pageSize)
      } catch (error) {
        throw asTrouble(error)
      }
    },
    check: async (signal) => checkServer(asking, ask, settings, signal),
    close: () => Promise.resolve(),
  }
}

/** An entry that somebody has closed there may be closed for a reason: that it opens is said before it does. */
function adoptionOf(wish: Wish, named: ScimUser): Pick<Difference, 'is' | 'attributes'> {
  if (!canBeAdopted(named)) return { is: 'taken', attributes: [] }
  const attributes = wrongIn(wish, named).map(({ path }) => path)
  return { is: wish.active && !isActive(named) ? 'adopt-and-open' : 'adopt', attributes }
}

async function inTrouble<Made>(how: () => Promise<Made>): Promise<Made> {
  try {
    return await how()
  } catch (error) {
    throw asTrouble(error)
  }
}

function asTrouble(error: unknown): unknown {
  return error instanceof Refused ? new TargetInTrouble(error.trouble) : error
}
