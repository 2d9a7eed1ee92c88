/** One bad secret takes nothing from the others, and what stands in the file is never said. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSecrets } from './secrets-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'secrets.json')
const written = (text: string, mode = 0o600) => {
  rmSync(path, { force: true })
  writeFileSync(path, text, { mode })
  return path
}

test('a secret that is missing, empty, too short or no text is as good as none; the others are there', () => {
  const all = { ldap: 'a-secret-of-the-directory', ad: '', scim: 'short', doors: 12, wide: null }
  const secrets = openSecrets(written(JSON.stringify(all)))
  expect(secrets.secret('ldap')).toBe('a-secret-of-the-directory')
  for (const name of ['ad', 'scim', 'doors', 'wide', 'nobody-wrote-it', 'toString'])
    expect(secrets.secret(name), name).toBeNull()
})

test('a file that is no JSON, no list of names, or open to others is refused without a word of it', () => {
  const refusalOf = (text: string, mode?: number) => {
    try {
      openSecrets(written(text, mode))
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
    return 'it was read'
  }
  for (const text of ['{"ldap": "a-secret-of-the-directory"', '["a-secret-of-the-directory"]', ''])
    expect(refusalOf(text)).toMatch(/^ADGANG_SECRETS: .* must be JSON/)
  expect(refusalOf('{}', 0o644)).toMatch(/^ADGANG_SECRETS: Others on this machine can read/)
  expect(refusalOf('{"ldap": "a-secret-of-the-directory"')).not.toContain('a-secret')
  expect(() => openSecrets(join(folder, 'none.json'))).toThrow(/^ADGANG_SECRETS: /)
})
