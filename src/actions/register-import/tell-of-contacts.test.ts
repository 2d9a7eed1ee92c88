/** When a register has another address or number, the ones known before are told, and nobody who has no account (A-5, field 22). */
import { expect, test } from 'vitest'
import { activateIn } from '../../cast/activation-walk.ts'
import { openBrowser } from '../../cast/browser.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { workOff } from '../../cast/post.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { activateAccount } from '../../journeys/activate-account/journey.ts'

const tested = await testWorld('ntnu')
const portal = await testPortal([tested], [activateAccount])
const [one, waiting] = [newcomer(0), newcomer(1)]
await tested.takeIn('fs', [one.line, waiting.line])
await activateIn(
  openBrowser(portal, { host: 'ntnu.localhost' }),
  one,
  'Lavendeltoget gjekk 47 gonger forbi Otta',
)
await workOff(tested)

const to = async () => (await workOff(tested)).map((sent) => `${sent.channel} ${sent.to}`).sort()
const oldMail = `mail ${String(one.line['email'])}`
const oldSms = `sms ${String(one.line['mobile'])}`

test('a new mobile is told to the old one and to the mail', async () => {
  await tested.takeIn('fs', [{ ...one.line, mobile: '+4798765432' }])
  expect(await to()).toEqual([oldMail, oldSms])
})

test('a new mail address is told to the old one; the new one hears nothing', async () => {
  await tested.takeIn('fs', [{ ...one.line, mobile: '+4798765432', email: 'ny@example.org' }])
  expect(await to()).toEqual([oldMail, 'sms +4798765432'])
})

test('a line with the same contacts, and somebody without an account, bring no message', async () => {
  await tested.takeIn('fs', [
    { ...one.line, mobile: '+4798765432', email: 'ny@example.org', language: 'nb' },
    { ...waiting.line, mobile: '+4798765433' },
  ])
  expect(await to()).toEqual([])
})

test('somebody who died is not written to', async () => {
  await tested.takeIn('fs', [
    { ...one.line, mobile: '+4798765434', email: 'ny@example.org', deceased: '2026-08-01' },
  ])
  expect(await to()).toEqual([])
})
