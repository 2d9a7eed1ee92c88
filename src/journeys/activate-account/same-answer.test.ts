/** Before the PIN is right nobody learns anything: not whether a number is known, nor whose, nor what is wrong (case E-08). */
import { expect, test } from 'vitest'
import { activateIn, proveIn } from '../../cast/activation-walk.ts'
import { openBrowser } from '../../cast/browser.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { activateAccount } from './journey.ts'

const ntnu = await testWorld('ntnu')
const usn = await testWorld('usn')
const portal = await testPortal([ntnu, usn], [activateAccount])
const [one, activated, elsewhere, stranger] = [newcomer(0), newcomer(1), newcomer(2), newcomer(3)]
await ntnu.takeIn('fs', [one.line, activated.line])
await usn.takeIn('fs', [elsewhere.line])
const password = 'Lavendeltoget gjekk 47 gonger forbi Otta'

test('treats every wrong combination exactly alike: number, student number and PIN, activated or not, of another university', async () => {
  await activateIn(browser(), activated, password)
  const right = [true, false]
  const combinations = right.flatMap((id) =>
    right.flatMap((student) =>
      right.map((pin) => ({
        idNumber: id ? one.idNumber : stranger.idNumber,
        studentNumber: student ? one.studentNumber : stranger.studentNumber,
        birthDate: '',
        pin: pin ? one.pin : '8888',
      })),
    ),
  )
  const [whollyRight, ...wrong] = combinations
  const answers = []
  for (const typed of [
    ...wrong,
    { ...activated, pin: '8888' },
    elsewhere,
    { ...one, idNumber: '12345678901' },
  ]) {
    answers.push(await answerTo(typed))
  }
  expect(answers).toHaveLength(10)
  expect(answers[0]).toContain('do not belong together')
  expect(new Set(answers).size).toBe(1)
  expect((await proveIn(browser(), whollyRight ?? one)).path).toBe('/activate-account/rules')
})

test('says that an account is activated already only to the right PIN', async () => {
  expect(await answerTo({ ...activated, pin: '8888' })).not.toContain('already activated')
  const told = await proveIn(browser(), activated)
  expect(told).toMatchObject({ status: 200, title: 'Your account is already activated' })
})

test('answers a spent PIN and a PIN that never was alike', async () => {
  for (let tries = 0; tries < 5; tries++) await answerTo({ ...one, pin: '8888' })
  expect(await answerTo(one)).toBe(await answerTo(stranger))
})

function browser() {
  return openBrowser(portal, { host: 'ntnu.localhost' })
}

/** Status and page, without what was typed and without the browser's own token. */
async function answerTo(typed: Parameters<typeof proveIn>[1]): Promise<string> {
  const { status, html } = await proveIn(browser(), typed)
  return `${status} ${html.replace(/ value="[^"]*"/g, '')}`
}
