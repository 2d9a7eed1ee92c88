/** A form is every field once, as text, under a name the page knows (cases I-09, I-10, L-11). */
import { parse } from 'node:querystring'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { passwordField, tick, username } from './form-fields.ts'
import { readForm } from './read-form.ts'

const fields = z.object({ username, password: passwordField, acceptRules: tick })
const isOurs = (csrf: string) => csrf === 'ours'
const read = (body: unknown) => readForm(body, fields, isOurs)
/** As it comes over the wire, made an object as the portal makes it. */
const sent = (wire: string) => read(parse(wire))

test('what the page asks for is read, white space and all', () => {
  expect(sent('csrf=ours&username=+kari+&password=%20med%20mellomrom%20&acceptRules=on')).toEqual({
    ok: true,
    typed: { username: ' kari ', password: ' med mellomrom ', acceptRules: 'on' },
  })
})

test('a field left out is empty, a box left out is not ticked', () => {
  expect(sent('csrf=ours')).toEqual({ ok: true, typed: { username: '', password: '' } })
})

describe('has another shape', () => {
  test.each([
    ['a field twice', 'csrf=ours&username=a&username=b'],
    ['a list', 'csrf=ours&username[]=a&username[]=b'],
    ['an object', 'csrf=ours&username[$ne]=1'],
    ['a field nobody knows', 'csrf=ours&username=a&role=admin'],
    ['a field of another page', 'csrf=ours&username=a&newPassword=b'],
    ['another spelling', 'csrf=ours&Username=a'],
    ['the prototype', 'csrf=ours&__proto__=a'],
    ['the prototype’s own', 'csrf=ours&__proto__[role]=admin'],
    ['the constructor', 'csrf=ours&constructor=a'],
    ['the constructor’s prototype', 'csrf=ours&constructor[prototype][role]=admin'],
    ['a name too long', `csrf=ours&username=${'a'.repeat(201)}`],
    ['a megabyte', `csrf=ours&password=${'a'.repeat(1_000_000)}`],
  ])('%s', (_, wire) => expect(sent(wire)).toEqual({ ok: false, because: 'shape' }))

  test.each<[string, string]>([
    ['a list', '{"csrf":"ours","username":["a","b"]}'],
    ['an object', '{"csrf":"ours","username":{"toString":"x"}}'],
    ['a number', '{"csrf":"ours","username":1e400}'],
    ['null', '{"csrf":"ours","username":null}'],
    ['true', '{"csrf":"ours","username":true}'],
    ['the prototype', '{"csrf":"ours","__proto__":{"role":"admin"}}'],
  ])('%s, where a body is parsed from JSON', (_, text) => {
    expect(read(JSON.parse(text))).toEqual({ ok: false, because: 'shape' })
    expect(({} as Record<string, unknown>)['role']).toBeUndefined()
  })
})

describe('is not from our page', () => {
  test.each<[string, unknown]>([
    ['no token', { username: 'a' }],
    ['an empty one', { csrf: '' }],
    ['another', { csrf: 'theirs' }],
    ['two', { csrf: ['ours', 'ours'] }],
    ['one in an object', { csrf: { toString: () => 'ours' } }],
    ['one in the prototype', Object.create({ csrf: 'ours' })],
    ['no body', null],
    ['no body at all', undefined],
    ['a text', 'csrf=ours'],
    ['a list', ['csrf']],
  ])('%s', (_, body) => expect(read(body)).toEqual({ ok: false, because: 'csrf' }))

  test('the token is looked at before the fields: a stranger learns nothing of them', () => {
    expect(read({ csrf: 'theirs', nobody: 'knows' })).toEqual({ ok: false, because: 'csrf' })
  })
})

test('whatever is sent, it is read, or refused, and never fails', () => {
  const body = fc.oneof(
    fc.anything(),
    fc.object().map((more) => ({ ...more, csrf: 'ours' })),
  )
  fc.assert(
    fc.property(body, (sentBody) => {
      const outcome = read(sentBody)
      if (!outcome.ok) return
      const values = Object.values(outcome.typed)
      expect(values.every((value) => typeof value === 'string' || value === undefined)).toBe(true)
      expect(Object.keys(outcome.typed).every((name) => name in fields.shape)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
