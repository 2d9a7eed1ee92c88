/** What a SCIM server should say of an account, and where it says something else. Never a password, a PIN or a national number. */
import type { TargetSetting } from '../../core/institution/targets.ts'
import type { MemberOf, Truth } from '../../core/targets/truth.ts'
import { activeIn, type ScimUser, valueIn } from './resources.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const core = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** One attribute: its path, what it should be (null: not there), and whether it is. */
export type Attribute = {
  path: string
  value: string | boolean | object | null
  isSo: (there: ScimUser) => boolean
}

/** An account as the server should have it. */
export type Wish = {
  accountId: string
  username: string
  /** False: an account that is not there need not be made. */
  active: boolean
  gone: boolean
  attributes: readonly Attribute[]
  groups: readonly MemberOf[]
}

type Settings = Pick<TargetSetting<'scim'>, 'enterprise' | 'protectedPeople' | 'whenEnded' | 'groups'>

/** The wish that follows from the truth. Who may not use services is not active and in no group (rows O-14 to O-16). */
export function wishOf(truth: Truth, settings: Settings): Wish {
  const hides = truth.person?.protected === true && settings.protectedPeople !== 'as-others'
  const leftOut = hides && settings.protectedPeople === 'left-out'
  const active = truth.standing === 'listed' && truth.open.services && !leftOut
  return {
    accountId: truth.accountId,
    username: truth.username,
    active,
    gone: truth.standing === 'ended' && settings.whenEnded === 'delete',
    attributes: hides ? hidden(truth, active) : shown(truth, active, settings),
    groups: active && settings.groups && !hides ? truth.groups : [],
  }
}

function shown(truth: Truth, active: boolean, settings: Settings): Attribute[] {
  const { person, mail } = truth
  return [
    ...known(truth, active),
    nameOf(person && { givenName: person.given, familyName: person.family }),
    textAt('displayName', person ? `${person.given} ${person.family}`.trim() : truth.username),
    mailAt(mail),
    mobileAt(person?.mobile ?? null),
    textAt('preferredLanguage', person?.language ?? null),
    ...(settings.enterprise
      ? [
          partAt('department', person?.belongings[0]?.unit ?? null),
          partAt('division', person?.belongings[0]?.campus ?? null),
        ]
      : []),
  ]
}

/** Nothing that others could find somebody by whose address is protected. */
function hidden(truth: Truth, active: boolean): Attribute[] {
  return [
    ...known(truth, active),
    nameOf(null),
    textAt('displayName', truth.username),
    mailAt(null),
    mobileAt(null),
    partAt('department', null),
    partAt('division', null),
  ]
}

function known({ accountId, username }: Truth, active: boolean): Attribute[] {
  return [
    {
      path: 'active',
      value: active,
      isSo: (there) => activeIn(there) === active,
    },
    textAt('externalId', accountId),
    // not case-exact (RFC 7643 4.1.1)
    {
      path: 'userName',
      value: username,
      isSo: ({ userName }) => userName.toLowerCase() === username.toLowerCase(),
    },
  ]
}

function textAt(path: string, value: string | null): Attribute {
  return {
    path,
    value: value === '' ? null : value,
    isSo: (there) => (textIn(there[path]) ?? '') === (value ?? ''),
  }
}

function nameOf(name: { givenName: string; familyName: string } | null): Attribute {
  const parts = ['givenName', 'familyName', 'formatted'] as const
  const wanted: Partial<Record<string, string>> = name
    ? { ...name, formatted: `${name.givenName} ${name.familyName}`.trim() }
    : {}
  return {
    path: 'name',
    value: name && filled(wanted),
    isSo: ({ name: there }) =>
      parts.every((part) => (textIn(partIn(there, part)) ?? '') === (wanted[part] ?? '')),
  }
}

function mailAt(mail: string | null): Attribute {
  return {
    path: 'emails',
    value: mail === null ? null : [{ value: mail, type: 'work', primary: true }],
    isSo: ({ emails }) => sameValues(emails, mail, (value) => value.toLowerCase()),
  }
}

/** RFC 3966 is how many servers write numbers back; the digits are what counts. */
function mobileAt(mobile: string | null): Attribute {
  return {
    path: 'phoneNumbers',
    value: mobile === null ? null : [{ value: mobile, type: 'mobile' }],
    isSo: ({ phoneNumbers }) => sameValues(phoneNumbers, mobile, (value) => value.replace(/[^+\d]/g, '')),
  }
}

function partAt(part: string, value: string | null): Attribute {
  return {
    path: `${enterprise}:${part}`,
    value,
    isSo: (there) => (textIn(partIn(there[enterprise], part)) ?? '') === (value ?? ''),
  }
}

/** The whole entry, for a new one or for PUT: what is ours laid over what is there (RFC 7644 3.5.1). */
export function wholeOf(attributes: readonly Attribute[], there: ScimUser | null): object {
  const before: Readonly<Record<string, unknown>> = there ?? {}
  const { meta: _meta, groups: _groups, password: _password, ...kept } = before
  const whole: Record<string, unknown> = { ...kept }
  const parts: Record<string, unknown> = { ...objectAt(kept, enterprise) }
  for (const { path, value } of attributes) {
    if (path.startsWith(`${enterprise}:`)) put(parts, path.slice(enterprise.length + 1), value)
    else put(whole, path, value)
  }
  put(whole, enterprise, Object.keys(parts).length > 0 ? parts : null)
  const known: readonly unknown[] = Array.isArray(whole['schemas']) ? whole['schemas'] : []
  whole['schemas'] = [...new Set<unknown>([...known, core, ...(enterprise in whole ? [enterprise] : [])])]
  return whole
}

/** The operations that bring an entry there (RFC 7644 3.5.2). */
export function patchOf(attributes: readonly Attribute[]): object {
  return patch(
    attributes.map(({ path, value }) =>
      value === null ? { op: 'remove', path } : { op: 'replace', path, value },
    ),
  )
}

/** The message that holds operations. */
export function patch(operations: readonly object[]): object {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations }
}

function put(into: Record<string, unknown>, name: string, value: unknown): void {
  if (value === null) delete into[name]
  else into[name] = value
}

function objectAt(from: object, name: string): object {
  const found: unknown = Reflect.get(from, name)
  return typeof found === 'object' && found !== null ? found : {}
}

function partIn(whole: unknown, part: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, part) : undefined
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function filled(parts: Partial<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''))
}

function sameValues(there: unknown, wanted: string | null, as: (value: string) => string): boolean {
  const values: readonly unknown[] = Array.isArray(there) ? there : []
  if (wanted === null) return values.length === 0
  return values.length === 1 && as(valueIn(values[0]) ?? '') === as(wanted)
}
