/** Whether this institution has Wi-Fi of ours at all, and secrets of single devices. */
import type { Visit } from '../../web/visit.ts'

/** The page. */
export function isOffered({ world: { institution } }: Visit): boolean {
  return institution.wifi.offered
}

/** Secrets of devices. */
export function offersSecrets({ world: { institution } }: Visit): boolean {
  return institution.wifi.offered && institution.wifi.ownSecrets
}
