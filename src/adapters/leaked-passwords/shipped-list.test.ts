import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../core/language.ts'
import { suggest } from '../../core/secrets/passphrase.ts'
import { passwordPolicySetting } from '../../core/secrets/password-policy-setting.ts'
import type { Password } from '../../core/secrets/password.ts'
import type { OpenLists } from './open.ts'
import { openLeakedPasswords, shippedList } from './open.ts'

let list: OpenLists
beforeAll(() => {
  list = openLeakedPasswords(shippedList)
})
afterAll(() => list.close())

describe('the list that ships', () => {
  test('is what its script makes, byte for byte, and at most three megabytes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'adgang-shipped-'))
    const fresh = join(folder, 'fresh.bin')
    const root = join(import.meta.dirname, '../../..')
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-leaked-default.ts', fresh], {
      cwd: root,
    })
    const shipped = readFileSync(shippedList)
    expect(readFileSync(fresh).equals(shipped)).toBe(true)
    expect(shipped.length).toBeLessThanOrEqual(3_000_000)
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  test.each([
    'password',
    '123456',
    'qwerty',
    'iloveyou',
    'passord',
    'Passord123',
    'Sommer2026!',
    'sommer2026',
    'Høst2026',
    'rosenborg1234',
  ])('knows the short %s', (password) => {
    expect(list.has(password as Password)).toBe(true)
  })

  test.each([
    'passwordpassword',
    'PasswordPassword1',
    'passordpassord123',
    'passord passord passord',
    'Sommer2026Sommer2026',
    'Sommer2026!Sommer2026!',
    'sommer2026vinter2026',
    'januar2026februar2026',
    'dragon1234567890',
    '1234567890dragon',
    'iloveyouiloveyou',
    'footballbaseball',
    'qwertyuiopasdfghjkl',
    'Qwertyuiopåasdfghjkløæ!',
    'qwertyuiop1234567890',
    '1234567890123456',
    '1qaz2wsx3edc4rfv5tgb',
    'a1b2c3d4e5f6g7h8',
    'oslomet2026oslomet',
    'velkommenvelkommen',
    'correcthorsebatterystaple',
    'correct horse battery staple',
    'Correct Horse Battery Staple!',
    'CorrectHorseBatteryStaple1',
    'dette er et langt passord',
    'DetteErEtLangtPassord123',
    'javielskerdettelandet',
    'Ja vi elsker dette landet',
    'bæ bæ lille lam har du noe ull',
    'baebaelillelamhardunoeull',
    'Borte bra men hjemme best.',
    'øvelse gjør mester',
    'ovelse gjor mester',
    'oevelse gjoer mester',
    'universitetet i oslo',
    'Norges teknisk naturvitenskapelige universitet',
    'kunnskap for en bedre verden',
    'tobeornottobethatisthequestion',
    'may-the-force-be-with-you',
  ])('knows the long %s', (password) => {
    expect(list.has(password as Password)).toBe(true)
  })

  test.each([
    'korrekt hest batteri stift',
    'Korrekt hest batteri 7',
    'alle snakker om været',
    'x7Kq!mP2vR9tLw4z',
    'vår nabo maler gjerdet grønt hver tredje torsdag',
  ])('does not know %s', (password) => {
    expect(list.has(password as Password)).toBe(false)
  })

  test('knows none of the passwords we suggest', () => {
    const dice = {
      below: (below: number) => randomInt(below),
      bytes: (count: number) => new Uint8Array(count),
    }
    const context = { names: [], username: null, studentNumber: null, institutionNames: [], born: null }
    for (const language of languages) {
      const wish = { language, policy: passwordPolicySetting.parse({}), context, count: 500 }
      expect(suggest(dice, wish).filter(({ phrase }) => list.has(phrase))).toEqual([])
    }
  })
})
