/** Reads what a person sees of their Wi-Fi: secrets of devices, devices with an old password, and what was decided last. Changes nothing. */
import type { Temporal } from 'temporal-polyfill'
import type { SessionFacts } from '../../core/account/session.ts'
import { decisionsOf, type SeenDecision } from '../../store/network-decisions.ts'
import { type OldPasswordDevice, oldPasswordDevices } from '../../store/network-devices.ts'
import { lockOf } from '../../store/throttle.ts'
import { type ListedWifiSecret, wifiSecretsOf } from '../../store/wifi-secrets.ts'
import { networkBucket } from '../check-password.ts'
import { agoAt } from '../tidy-up.ts'
import type { World } from '../world.ts'

export type { ListedWifiSecret, OldPasswordDevice, SeenDecision }

export type SeenWifi = {
  secrets: ListedWifiSecret[]
  oldPassword: OldPasswordDevice[]
  decisions: SeenDecision[]
  /** Until when the password opens Wi-Fi for no new device; null: it does. */
  lockedUntil: Temporal.Instant | null
}

/** So many of the last decisions stand on the page. */
const mostDecisions = 10

/** All of it; null for a session without an account, or where no Wi-Fi is offered. */
export async function seeWifi(world: World, session: SessionFacts): Promise<SeenWifi | null> {
  const { accountId, username } = session
  if (accountId === null || username === null || !world.institution.wifi.offered) return null
  const { store } = world
  return {
    secrets: world.institution.wifi.ownSecrets ? await wifiSecretsOf(store, accountId) : [],
    oldPassword: await seeOldPasswordDevices(world, session),
    decisions: await decisionsOf(store, accountId, mostDecisions),
    lockedUntil: await lockOf(store, networkBucket(world, username, null), world.now()),
  }
}

/** Devices that still send an old password; those that were seen as long as an old one is told apart. */
export async function seeOldPasswordDevices(
  world: World,
  { accountId }: SessionFacts,
): Promise<OldPasswordDevice[]> {
  const { wifi } = world.institution
  if (accountId === null || !wifi.offered) return []
  return oldPasswordDevices(world.store, accountId, agoAt(world, wifi.oldPasswordToleratedFor))
}
