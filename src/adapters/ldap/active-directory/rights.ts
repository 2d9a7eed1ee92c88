/** What our own account may do, as the domain itself computes it (MS-ADTS 3.1.1.4.5: constructed attributes). */
import type { Client } from 'ldapts'
import { textsOf } from './existing.ts'
import { placesOf } from './settings.ts'
import type { ActiveDirectorySettings } from './settings.ts'

/** Whether accounts may be made where they belong: then the rights are there in general. */
export async function mayMakeAccounts(client: Client, settings: ActiveDirectorySettings): Promise<boolean> {
  return mayMake(client, placesOf(settings).people, 'user')
}

/** Whether entries of a class may be made below a place. Throws what the directory says. */
export async function mayMake(client: Client, place: string, objectClass: string): Promise<boolean> {
  const allowed = await asked(client, place, 'allowedChildClassesEffective')
  return allowed.includes(objectClass.toLowerCase())
}

/** Those of these attributes that our account may not write at an entry. */
export async function mayNotWrite(
  client: Client,
  name: string,
  attributes: readonly string[],
): Promise<readonly string[]> {
  const allowed = await asked(client, name, 'allowedAttributesEffective')
  return attributes.filter((each) => !allowed.includes(each.toLowerCase()))
}

async function asked(client: Client, place: string, attribute: string): Promise<readonly string[]> {
  const { searchEntries } = await client.search(place, { scope: 'base', attributes: [attribute] })
  return textsOf(searchEntries[0]?.[attribute]).map((each) => each.toLowerCase())
}
