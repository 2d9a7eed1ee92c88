/** A new name brings a new mail address where the institution wants that: the old one stays, nobody else gets it, and whoever it is hears of it without reading it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { activated } from '../cast/accounts.ts'
import { openBrowser } from '../cast/browser.ts'
import { newcomer, type Newcomer } from '../cast/newcomers.ts'
import { castPassword } from '../cast/people.ts'
import { workOff } from '../cast/post.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import type { Institution } from '../core/institution/institution.ts'
import { journeys } from '../run/journeys.ts'
import { mailAliasesOf } from '../store/mail-aliases.ts'

const host = 'oslomet.localhost'
const named = (onNameChange: 'keep' | 'new-address') => (institution: Institution) => ({
  ...demandsNoFactor(institution),
  mailAddresses: { ...institution.mailAddresses, form: 'names' as const, onNameChange },
})
const university = await testWorld('oslomet', { settings: named('new-address') })
const portal = await testPortal([university], journeys)
const { store } = university.world
const { domain } = university.world.institution.mailAddresses
let place = 100

beforeAll(() => university.setNow('2026-09-20T08:00:00Z'))

async function someone(given: string, family: string): Promise<Newcomer & { username: string }> {
  const one = newcomer((place += 1), { given, family })
  await university.takeIn('fs', [one.line])
  const username = await activated(portal, host, one)
  await workOff(university)
  return { ...one, username }
}

const rename = async (one: Newcomer, given: string, family: string, more: object = {}) => {
  await university.takeIn('fs', [{ ...one.line, name: { given, family }, ...more }])
  return workOff(university)
}

async function accountOf(username: string) {
  const account = await store
    .selectFrom('account')
    .select(['id', 'mail', 'person_id'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  const aliases = (await mailAliasesOf(store, [account.id])).get(account.id) ?? []
  return { ...account, aliases }
}

describe('a new name', () => {
  test('brings a new address, and the old one stays as an alias for ever', async () => {
    const siv = await someone('Siv', 'Åsen')
    expect(await accountOf(siv.username)).toMatchObject({ mail: `siv.aasen@${domain}`, aliases: [] })
    await rename(siv, 'Siv', 'Østby')
    expect(await accountOf(siv.username)).toMatchObject({
      mail: `siv.ostby@${domain}`,
      aliases: [`siv.aasen@${domain}`],
    })
    const namesake = await someone('Siv', 'Åsen')
    expect((await accountOf(namesake.username)).mail).toBe(`siv.aasen2@${domain}`)
  })

  test('is told on the channels known before, without the address', async () => {
    const liv = await someone('Liv', 'Moe')
    const before = String(liv.line['email'])
    const mobile = String(liv.line['mobile'])
    const left = await rename(liv, 'Liv', 'Dahl', {
      email: 'other@example.org',
      emailChanged: '2026-09-19',
    })
    const told = left.filter(({ text }) => /new mail address|nye? e-postadresse/i.test(text))
    expect(new Set(told.map(({ to }) => to))).toEqual(new Set([mobile, before]))
    expect(JSON.stringify(told)).not.toMatch(/liv\.(moe|dahl)/)
    expect(JSON.stringify(told)).not.toContain(liv.username)
    const { person_id: personId } = await accountOf(liv.username)
    const lines = await store
      .selectFrom('journal')
      .select(['by_whom'])
      .where('person_id', '=', personId)
      .where('what', '=', 'mail-address-changed')
      .execute()
    expect(lines).toEqual([{ by_whom: 'system' }])
  })

  test('that is taken back gives the same address again', async () => {
    const eva = await someone('Eva', 'Lie')
    await rename(eva, 'Eva', 'Berg')
    await rename(eva, 'Eva', 'Lie')
    expect(await accountOf(eva.username)).toMatchObject({
      mail: `eva.lie@${domain}`,
      aliases: [`eva.berg@${domain}`],
    })
    await rename(eva, 'Eva', 'Berg')
    expect((await accountOf(eva.username)).mail).toBe(`eva.berg@${domain}`)
  })

  test('that somebody else has already gets a number, also when two take it at once', async () => {
    const [one, two] = [await someone('Pia', 'Hel'), await someone('Pia', 'Vik')]
    await someone('Pia', 'Sol')
    await university.takeIn('fs', [
      { ...one.line, name: { given: 'Pia', family: 'Sol' } },
      { ...two.line, name: { given: 'Pia', family: 'Sol' } },
    ])
    await workOff(university)
    const mails = async () =>
      new Set([(await accountOf(one.username)).mail, (await accountOf(two.username)).mail])
    expect(await mails()).toEqual(new Set([`pia.sol2@${domain}`, `pia.sol3@${domain}`]))
    // the night's file again, and the number stays
    await rename(one, 'Pia', 'Sol', { language: 'nn' })
    expect(await mails()).toEqual(new Set([`pia.sol2@${domain}`, `pia.sol3@${domain}`]))
  })

  test('changes nothing where the institution keeps addresses', async () => {
    const ida = await someone('Ida', 'Bru')
    const { mailAddresses } = university.world.institution
    university.world.institution.mailAddresses = { ...mailAddresses, onNameChange: 'keep' }
    try {
      expect(await rename(ida, 'Ida', 'Lund')).toEqual([])
    } finally {
      university.world.institution.mailAddresses = mailAddresses
    }
    expect((await accountOf(ida.username)).mail).toBe(`ida.bru@${domain}`)
  })
})

describe('the old address', () => {
  test.each([
    ['en', 'Other addresses that are yours'],
    ['nb', 'Andre adresser som er dine'],
    ['nn', 'Andre adresser som er dine'],
  ])('signs in as before, and stands on the page (%s)', async (language, words) => {
    const una = await someone('Una', `Hval${language}`)
    const old = `una.hval${language}`
    await rename(una, 'Una', `Sel${language}`)
    const browser = openBrowser(portal, { host, from: freshAddress() })
    await browser.open(`/${language}/sign-in`)
    await browser.submit({ username: `${old}@${domain}`, password: castPassword })
    expect(browser.page.path).toBe(`/${language}/my-account`)
    expect(browser.textOf('mail')).toBe(`una.sel${language}@${domain}`)
    expect(browser.textOf('former-mail')).toBe(`${old}@${domain}`)
    expect(browser.page.text).toContain(words)
  })
})
