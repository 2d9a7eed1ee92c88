/** Wi-Fi in a real browser: a device gets a password of its own, another one still has the old password, and both are where people look. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { accountWithApp, firstPassword } from './account-of.ts'
import { showCode } from './app.ts'
import { ask } from './ask.ts'
import { desktop, openChromium, phone, startWalk, type WalkWish } from './browser.ts'
import { employee, type Newcomer, student } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { signIn } from './ways.ts'

const demo = reach(inject('demo'))
const page = '/my-account/wifi'
const nextPassword = 'Åtte små reinsdyr går 19 mil til Røros'
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Way = Omit<WalkWish, 'origin'> & {
  one: Newcomer
  device: string
  says: { old: string; deleted: string }
}

const ways: Way[] = [
  {
    name: 'wifi-on-a-phone',
    institution: 'oslomet',
    language: 'nb',
    width: phone,
    one: student(801, { given: 'Ingrid', family: 'Sæther', language: 'nb' }),
    device: 'Telefonen min',
    says: {
      old: 'En enhet bruker fortsatt det gamle passordet ditt',
      deleted: 'Wi-Fi-passordet er slettet.',
    },
  },
  {
    name: 'wifi-without-script',
    institution: 'usn',
    language: 'nn',
    script: false,
    width: phone,
    one: employee(802, { given: 'Torbjørn', family: 'Å', language: 'nn' }),
    device: 'Skrivaren på kontoret i tredje høgda',
    says: {
      old: 'Ei eining brukar framleis det gamle passordet ditt',
      deleted: 'Wi-Fi-passordet er sletta.',
    },
  },
  {
    name: 'wifi-by-keyboard',
    institution: 'ntnu',
    language: 'en',
    keyboard: true,
    width: desktop,
    one: student(803, { given: 'Amina', family: 'Yusuf', language: 'en' }),
    device: 'My laptop',
    says: { old: 'A device still uses your old password', deleted: 'The Wi-Fi password is deleted.' },
  },
]

describe.each(ways)('$institution, $name', ({ one, device, says, ...wish }) => {
  test('made, used, told of an old password, deleted', async () => {
    const { institution } = wish
    const { username, codes } = await accountWithApp(demo, institution, one)
    const made = await demo.command('network-key', institution, '--apply', '--json')
    const { key } = JSON.parse(made.out) as { key: string }
    const joins = async (password: string, station: string) => {
      const form = new URLSearchParams({
        'User-Name': username,
        'User-Password': password,
        'Calling-Station-Id': station,
        'Called-Station-Id': '0A-00-00-00-00-FF:eduroam',
      })
      const asked = { port: demo.port, host: `${institution}.localhost`, method: 'POST' } as const
      const headers = { authorization: `Bearer ${key}` }
      return (await ask({ ...asked, path: '/network/authenticate', body: form.toString(), headers })).status
    }
    const walk = await startWalk(browser, { ...wish, origin: demo.origin(institution) })
    await signIn(walk, { username, password: firstPassword })
    await showCode(walk, codes[0] ?? '')
    await walk.follow(page)
    await walk.look('nothing-yet')
    expect(await walk.page.locator('#wifi-name').textContent()).toMatch(new RegExp(`^${username}@`))

    await walk.send()
    await walk.look('no-name')
    await walk.type('device', device)
    await walk.send()
    await walk.look('secret-once')
    const secret = (await walk.page.locator('#wifi-secret').textContent()) ?? ''
    expect(await joins(secret, '02-00-00-00-08-01')).toBe(200)
    expect(await joins(firstPassword, '02-00-00-00-08-02')).toBe(200)

    await walk.open('/my-account/password')
    await walk.type('currentPassword', firstPassword)
    await walk.type('newPassword', nextPassword)
    await walk.send()
    expect(await joins(firstPassword, '02-00-00-00-08-02')).toBe(401)
    expect(await joins(secret, '02-00-00-00-08-01')).toBe(200)
    await walk.open('/my-account')
    expect(await walk.text()).toContain(says.old)
    await walk.look('my-account')

    await walk.open(page)
    await walk.look('old-password')
    expect(await walk.text()).toContain('02:00:00:00:08:02')
    await walk.page.locator('#devices li a').first().focus()
    const remove = (await walk.page.locator('#devices li a').first().getAttribute('href')) ?? ''
    await walk.open(remove.replace(/^\/(nb|nn|en)(?=\/)/, ''))
    await walk.look('delete')
    await walk.send()
    expect(await walk.text()).toContain(says.deleted)
    await walk.look('deleted')
    expect(await joins(secret, '02-00-00-00-08-01')).toBe(401)
    expect(await joins(nextPassword, '02-00-00-00-08-02')).toBe(200)
    await walk.open('/my-account')
    expect(await walk.text()).not.toContain(says.old)
    await walk.close()
  })
})
