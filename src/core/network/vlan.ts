/** Which network somebody is put in: the first line of the settings that fits what they are. */
import type { Institution } from '../institution/institution.ts'

/** Null: none is named, and the access point decides. */
export function vlanOf(groups: readonly string[], { wifi }: Pick<Institution, 'wifi'>): number | null {
  return wifi.vlans.find((line) => line.groups.some((group) => groups.includes(group)))?.vlan ?? null
}
