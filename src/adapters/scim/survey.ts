/** Everything there, page by page, each once, whatever order the pages come in (case X-09). */
import type { Found } from '../../core/targets/target-system.ts'
import { notUnderstood } from './ask.ts'
import { isActive, type Page, readPage, readUser, type ScimUser } from './resources.ts'
import type { Server } from './server.ts'

const mostPasses = 12
const ourIds = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What is ours or could be. A list may shift while it is read (RFC 7644 3.4.2.4 promises no order), so it is read until
 * as many were seen as there are. Throws `Refused` when that never comes about.
 */
export async function* surveyOf(server: Server, pageSize: number): AsyncIterable<Found> {
  const seen = new Set<string>()
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    let total = 0
    for await (const page of pagesOf(server, pageSize)) {
      total = page.total
      for (const each of page.resources) {
        const user = readUser(each)
        if (seen.has(user.id)) continue
        seen.add(user.id)
        const found = foundAs(user)
        if (found) yield found
      }
    }
    if (seen.size >= total) return
  }
  throw notUnderstood('its pages do not add up to the number it says', null)
}

async function* pagesOf({ ask, provider, signal }: Server, pageSize: number): AsyncIterable<Page> {
  const sorted = provider.sort ? { sortBy: 'id' } : {}
  const count = { count: String(pageSize), excludedAttributes: 'groups', ...sorted }
  let startIndex = 1
  let cursor = provider.cursor ? '' : null
  for (;;) {
    const at = cursor === null ? { startIndex: String(startIndex) } : { cursor }
    const page = readPage(await ask({ method: 'GET', path: ['Users'], query: { ...count, ...at } }, signal))
    yield page
    startIndex += page.resources.length
    if (cursor !== null) cursor = page.nextCursor
    const isLast = provider.cursor ? cursor === null : startIndex > page.total || page.resources.length === 0
    if (isLast) return
  }
}

/** An entry with an id that is not of our form belongs to somebody else's system. */
function foundAs(user: ScimUser): Found | null {
  const accountId = (user.externalId ?? '') === '' ? null : (user.externalId ?? null)
  if (accountId !== null && !ourIds.test(accountId)) return null
  return { accountId, username: user.userName, place: `Users/${user.id}`, listed: isActive(user) }
}
