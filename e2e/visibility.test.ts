/** What others see of me, in a real browser: chosen in the account, changed in Studentweb, chosen again, and no night takes it back (rows O-17, O-18). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { accountWithApp, firstPassword } from './account-of.ts'
import { showCode } from './app.ts'
import { bring } from './bring.ts'
import { desktop, openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { employee, type Newcomer, student } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { signIn } from './ways.ts'

const demo = reach(inject('demo'))
const page = '/my-account/visibility'
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Way = Omit<WalkWish, 'origin'> & { one: Newcomer; says: Record<'default' | 'you' | 'overruled', string> }

const ways: Way[] = [
  {
    name: 'visibility-on-a-phone',
    institution: 'oslomet',
    language: 'nb',
    width: phone,
    one: student(700, { given: 'Ingrid', family: 'Sæther', language: 'nb' }),
    says: {
      default: 'Du har ikke valgt noe ennå',
      you: 'Du valgte dette 20. august 2026.',
      overruled: 'det gjelder foran valget ditt',
    },
  },
  {
    name: 'visibility-without-script',
    institution: 'usn',
    language: 'nn',
    said: 'address',
    script: false,
    width: phone,
    one: student(701, { given: 'Torbjørn', family: 'Å', language: 'nn' }),
    says: {
      default: 'Du har ikkje valt noko enno',
      you: 'Du valde dette 20. august 2026.',
      overruled: 'det gjeld framfor valet ditt',
    },
  },
  {
    name: 'visibility-by-keyboard',
    institution: 'ntnu',
    language: 'en',
    keyboard: true,
    width: desktop,
    one: student(702, { given: 'Amina', family: 'Yusuf', language: 'en' }),
    says: {
      default: 'You have not chosen yet',
      you: 'You chose this on 20 August 2026.',
      overruled: 'that overrules your choice',
    },
  },
]

describe.each(ways)('$institution, $name', ({ one, says, ...wish }) => {
  test('set in the account, overruled by Studentweb, set again', async () => {
    const { institution } = wish
    const walk = await signedIn(wish, one)
    await walk.follow(page)
    await walk.look('as-it-was')
    expect(await mobile(walk)).toMatchObject({ ticked: false, text: expect.stringContaining(says.default) })

    await choose(walk)
    await walk.look('chosen')
    expect(await mobile(walk)).toMatchObject({ ticked: true, text: expect.stringContaining(says.you) })

    await demo.advance('PT2M')
    const changed = {
      ...one,
      line: { ...one.line, reservations: { mobile: true, photo: false, changed: await demo.now() } },
    }
    await demo.advance('PT2M')
    await bring(demo, { institution, people: [changed] })
    await walk.open(page)
    await walk.look('overruled')
    expect(await mobile(walk)).toMatchObject({ ticked: false, text: expect.stringContaining(says.overruled) })

    await demo.advance('PT1M')
    await choose(walk)
    // the next nights bring the same line, one of them with something else that is new
    await bring(demo, { institution, people: [changed] })
    await bring(demo, { institution, people: [{ ...changed, line: { ...changed.line, card: '4711' } }] })
    await walk.open(page)
    await walk.look('chosen-again')
    expect(await mobile(walk)).toMatchObject({ ticked: true, text: expect.stringContaining(says.you) })

    await walk.open('/my-account')
    await walk.look('my-account')
    await walk.open('/my-account/journal')
    await walk.look('journal')
    await walk.close()
  })
})

test('an employee is told where the number is corrected, and of no Studentweb; the guide leads here', async () => {
  const one = employee(703, { given: 'Nils', family: 'Aune', language: 'nb' })
  const wish = {
    name: 'visibility-employee',
    institution: 'oslomet',
    language: 'nb',
    width: desktop,
  } as const
  const walk = await signedIn(wish, one)
  await walk.open('/help/visibility')
  await walk.follow(page)
  await walk.look('employee')
  expect(await walk.text()).toContain('lederen din eller HR')
  expect(await walk.text()).not.toContain('Studentweb')
  expect((await mobile(walk)).ticked).toBe(true)
  await walk.close()
})

async function signedIn(wish: Omit<WalkWish, 'origin'>, one: Newcomer): Promise<Walk> {
  const { username, codes } = await accountWithApp(demo, wish.institution, one)
  const walk = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
  await signIn(walk, { username, password: firstPassword })
  await showCode(walk, codes[0] ?? '')
  return walk
}

async function choose(walk: Walk): Promise<void> {
  await walk.tick('showMobile')
  await walk.send()
  await walk.page.waitForURL('**/visibility?saved=yes')
}

async function mobile(walk: Walk): Promise<{ ticked: boolean; text: string }> {
  return {
    ticked: await walk.page.locator('main [name=showMobile]').isChecked(),
    text: await walk.page.locator('#mobile').innerText(),
  }
}
