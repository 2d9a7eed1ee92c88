/** Makes the three places below the base when they are not there yet; the base itself is the directory's own. */
import type { Client } from 'ldapts'
import { isAnswer } from '../connection.ts'
import type { Places } from './places.ts'

const seen = new WeakMap<Client, true>()

/** Looked at once for each connection. Throws what the directory answers when the base is missing. */
export async function makePlaces(client: Client, { base, people, hidden, groups }: Places): Promise<void> {
  if (seen.has(client)) return
  await client.search(base, { scope: 'base', attributes: ['1.1'] })
  for (const place of [people, hidden, ...(groups === null ? [] : [groups])]) {
    if (!(await isThere(client, place))) await make(client, place)
  }
  seen.set(client, true)
}

/** Whether there is an entry of that name. */
export async function isThere(client: Client, dn: string): Promise<boolean> {
  try {
    const { searchEntries } = await client.search(dn, { scope: 'base', attributes: ['1.1'] })
    return searchEntries.length === 1
  } catch (error) {
    if (isAnswer(error) && error.code === 32) return false
    throw error
  }
}

async function make(client: Client, dn: string): Promise<void> {
  const name = /^ou=([^,]+),/i.exec(dn)?.[1]
  if (name === undefined) throw new Error(`${dn} is not there, and only an ou can be made`)
  try {
    await client.add(dn, { objectClass: ['top', 'organizationalUnit'], ou: name })
  } catch (error) {
    // another worker was first
    if (!isAnswer(error) || error.code !== 68) throw error
  }
}
