/** The keys of electronic ID: read only where nobody else may, and told of in time. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { objectionsToIssuer } from './eid-issuers.ts'
import { keysNamed, readEidKeys, runningOut } from './eid-keys.ts'
import { objectionsToProduction, readSettings } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-eid-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { privateKey } = await generateKeyPair('ES256', { extractable: true })
const jwk = await exportJWK(privateKey)
const key = {
  institution: 'uni',
  name: 'id-porten',
  kid: 'one',
  from: '2026-01-01',
  until: '2027-01-01',
  jwk,
}
const secret = { name: 'feide', from: '2026-01-01', until: '2026-12-01', secret: 'sixteen letters!' }

function file(content: unknown, mode = 0o600): string {
  const path = join(folder, 'eid-keys.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  chmodSync(path, mode)
  return path
}

test('keys and secrets are found by name; what has no institution is everybody’s', () => {
  const keys = readEidKeys(file([key, secret]))
  expect(keysNamed(keys, 'uni', 'id-porten').map(({ holds }) => 'kid' in holds && holds.kid)).toEqual(['one'])
  expect(keysNamed(keys, 'other', 'id-porten')).toEqual([])
  expect(keysNamed(keys, 'other', 'feide')).toHaveLength(1)
  expect(readEidKeys(null)).toEqual([])
})

test('a file that others can read is refused, and so is what is no key; no key is quoted', () => {
  expect(() => readEidKeys(file([key], 0o640))).toThrow(/chmod 600/)
  for (const content of [
    '{"jwk": "very-secret',
    [{ ...key, jwk: { kty: 'RSA', d: 'very-secret', alg: 'HS256' } }],
    [{ ...secret, secret: 'short' }],
  ]) {
    const path = file(content)
    expect(() => readEidKeys(path)).toThrow(/is not a file of keys/)
    expect(() => readEidKeys(path)).not.toThrow(/very-secret|short/)
  }
})

test('the operator is told 60 days before the last key of a name runs out, and not while another follows', () => {
  const keys = readEidKeys(file([key, secret]))
  const at = (text: string) =>
    runningOut(keys, Temporal.Instant.from(text)).map(({ name, until }) => `${name} ${until}`)
  expect(at('2026-10-01T00:00:00Z')).toEqual([])
  expect(at('2026-10-02T00:00:00Z')).toEqual(['feide 2026-12-01'])
  expect(at('2026-11-02T00:00:00Z')).toEqual(['id-porten 2027-01-01', 'feide 2026-12-01'])
  const followed = readEidKeys(file([key, { ...key, kid: 'two', from: '2026-11-01', until: '2027-11-01' }]))
  expect(runningOut(followed, Temporal.Instant.from('2026-12-24T00:00:00Z'))).toEqual([])
})

test.each([
  ['https://idporten.no', true],
  ['https://auth.dataporten.no', true],
  ['https://test.idporten.no', false],
  ['https://login.test.idporten.no', false],
  ['http://idporten.no', false],
  ['https://localhost/demo/eid', false],
  ['https://konto.uni.no/demo/eid', false],
  ['https://127.0.0.1', false],
  ['idporten', false],
])('in production somebody may identify at %s: %s', (issuer, may) => {
  expect(objectionsToIssuer(issuer).length === 0).toBe(may)
})

test('production says which provider it refuses', () => {
  const settings = readSettings('production', { ADGANG_IDPORTEN_ISSUER: 'https://test.idporten.no' })
  const objections = objectionsToProduction(settings, { demoKeys: false, demoData: false })
  expect(objections).toContainEqual(expect.stringMatching(/^https:\/\/test\.idporten\.no is no provider/))
  const usual = objectionsToProduction(readSettings('production', {}), { demoKeys: false, demoData: false })
  expect(usual.filter((each) => each.includes('electronic ID'))).toEqual([])
})
