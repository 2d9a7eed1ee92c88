/** What a SCIM server says, read no further than we need it: its words in many dialects, and unknown ones left alone. */
import { z } from 'zod'
import { notUnderstood } from './ask.ts'

/** An id becomes a part of a path: one that would climb out of it is none. */
const id = z
  .string()
  .min(1)
  .max(500)
  .refine((value) => value !== '.' && value !== '..')

const resource = z.looseObject({
  id,
  externalId: z.string().nullish(),
  meta: z.looseObject({ version: z.string().nullish() }).nullish(),
})

const user = resource.extend({ userName: z.string() })
const group = resource.extend({ displayName: z.string() })

/** A person's or an account's entry there (RFC 7643 4.1). */
export type ScimUser = z.infer<typeof user>
/** A group there (RFC 7643 4.2). */
export type ScimGroup = z.infer<typeof group>

const list = z.looseObject({
  totalResults: z.int().min(0),
  itemsPerPage: z.int().min(0).nullish(),
  nextCursor: z.string().nullish(),
  Resources: z.array(z.unknown()).nullish(),
})

/** A page of a list (RFC 7644 3.4.2). */
export type Page = { total: number; nextCursor: string | null; resources: readonly unknown[] }

const supported = z.looseObject({ supported: z.boolean() }).nullish()
const provider = z.looseObject({
  patch: supported,
  filter: supported,
  sort: supported,
  etag: supported,
  pagination: z.looseObject({ cursor: z.boolean().nullish() }).nullish(),
})

/** What the server can do, as it says itself (RFC 7643 5, RFC 9865). */
export type Provider = { patch: boolean; filter: boolean; sort: boolean; etag: boolean; cursor: boolean }

export function readUser(body: unknown): ScimUser {
  return readAs(user, body, 'its answer is no User')
}

export function readGroup(body: unknown): ScimGroup {
  return readAs(group, body, 'its answer is no Group')
}

export function readPage(body: unknown): Page {
  const { totalResults, nextCursor, Resources } = readAs(list, body, 'its answer is no list')
  return { total: totalResults, nextCursor: nextCursor ?? null, resources: Resources ?? [] }
}

export function readProvider(body: unknown): Provider {
  const said = readAs(provider, body, 'it does not say what it can do')
  return {
    patch: said.patch?.supported === true,
    filter: said.filter?.supported === true,
    sort: said.sort?.supported === true,
    etag: said.etag?.supported === true,
    cursor: said.pagination?.cursor === true,
  }
}

/** The version that a change must show; null where the server has none (RFC 7644 3.14). */
export function versionOf({ meta }: ScimUser | ScimGroup): string | null {
  return meta?.version ?? null
}

/** Whether the entry opens anything, as some write it in letters; null: it does not say. */
export function activeIn({ active }: ScimUser): boolean | null {
  if (typeof active === 'boolean') return active
  const said = typeof active === 'string' ? active.toLowerCase() : ''
  return said === 'true' ? true : said === 'false' ? false : null
}

/** Whether the entry may open something: one that does not say may. */
export function isActive(there: ScimUser): boolean {
  return activeIn(there) !== false
}

/** The ids of the groups an entry says that it is in; null: it says nothing. */
export function groupIdsOf({ groups }: ScimUser): ReadonlySet<string> | null {
  if (!Array.isArray(groups)) return null
  return new Set(groups.map((each: unknown) => valueIn(each)).filter((value) => value !== null))
}

/** The `value` of one of many values. */
export function valueIn(each: unknown): string | null {
  const value: unknown = typeof each === 'object' && each !== null && 'value' in each ? each.value : null
  return typeof value === 'string' ? value : null
}

function readAs<Shape extends z.ZodType>(shape: Shape, body: unknown, otherwise: string): z.infer<Shape> {
  const read = shape.safeParse(body)
  if (!read.success) throw notUnderstood(otherwise, null)
  return read.data
}
