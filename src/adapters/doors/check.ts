/** What must be right before a door system is used; nothing is written there. */
import type { TargetSetting } from '../../core/institution/targets.ts'
import type { DoorList } from '../../core/targets/door-list.ts'
import type { CheckedThing } from '../../core/targets/target-system.ts'
import { sealPin } from './seal-pin.ts'
import type { Send } from './send.ts'

type Settings = TargetSetting<'doors'>

/** Each thing in the order in which one mends them. */
export async function checkDoors(
  settings: Settings,
  list: DoorList,
  send: Send | null,
  signal: AbortSignal,
): Promise<CheckedThing[]> {
  const { keys, sealedForAnother } = await list.standing(settings.receiverKey?.kid ?? null)
  return [
    ...(send ? await asked(settings, send, signal) : [fetches(settings, keys)]),
    await seals(settings),
    ...(sealedForAnother > 0 ? [formerKey(sealedForAnother)] : []),
  ]
}

/** No cards at all are sent: whoever takes them is there and knows the token. */
async function asked({ address }: Settings, send: Send, signal: AbortSignal): Promise<CheckedThing[]> {
  const answer = await send([], signal)
  const encrypted: CheckedThing = address?.startsWith('https:')
    ? { what: 'encrypted', is: 'right', said: 'https' }
    : { what: 'encrypted', is: 'unsure', said: 'plain http, on this machine only' }
  if (answer.is === 'taken') return [encrypted, { what: 'reachable', is: 'right', said: 'it takes cards' }]
  const { what, said } = answer.trouble
  const isKnown = what === 'credentials-refused' || what === 'no-right'
  return [encrypted, { what: isKnown ? 'credentials' : 'reachable', is: 'wrong', said }]
}

function fetches({ key }: Settings, keys: number): CheckedThing {
  return keys > 0
    ? { what: 'credentials', is: 'right', said: `${keys} living keys to fetch with` }
    : {
        what: 'credentials',
        is: 'wrong',
        said: `no key to fetch with: "adgang door-key" makes one for ${key}`,
      }
}

async function seals({ receiverKey }: Settings): Promise<CheckedThing> {
  if (receiverKey === null)
    return { what: 'scheme', is: 'unsure', said: 'no receiverKey: cards without PINs' }
  try {
    await sealPin(receiverKey, 'nobody', { version: 0, pin: 'none' })
    return { what: 'scheme', is: 'right', said: `PINs are sealed for ${receiverKey.kid}` }
  } catch {
    return { what: 'scheme', is: 'wrong', said: 'receiverKey is not a key that a PIN can be sealed for' }
  }
}

function formerKey(pins: number): CheckedThing {
  return {
    what: 'scheme',
    is: 'unsure',
    said: `${pins} PINs are sealed for another key: the door system needs that one until they are set anew`,
  }
}
