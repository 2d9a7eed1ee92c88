/** The inbox shows each message once, oldest first, as the fixed shape of `/demo/inbox.json`. */
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { testDatabase } from '../cast/test-database.ts'
import { openDemoInbox } from './inbox.ts'

const { url } = await testDatabase('empty')
const pool = new pg.Pool({ connectionString: url, max: 4 })
afterAll(() => pool.end())

test('messages are listed oldest first, and one that comes again is not shown twice', async () => {
  const [inbox] = await Promise.all([openDemoInbox(pool), openDemoInbox(pool)])
  const at = Temporal.Instant.from('2026-08-10T03:00:00Z')
  const sms = {
    id: 'a',
    institution: 'ntnu',
    channel: 'sms',
    to: '+4791234567',
    subject: '',
    text: 'Hei æøå',
  } as const
  const mail = { ...sms, id: 'b', channel: 'mail', to: 'k@example.org', subject: 'Emne' } as const
  await inbox.add(sms, at)
  // the clock was set back in between: the order is the one in which they came
  await inbox.add(mail, at.subtract({ hours: 1 }))
  await inbox.add({ ...sms, text: 'again' }, at.add({ minutes: 1 }))
  await inbox.add({ ...sms, institution: 'usn' }, at)
  expect(await inbox.list()).toEqual([
    { ...sms, at: '2026-08-10T03:00:00.000Z' },
    { ...mail, at: '2026-08-10T02:00:00.000Z' },
    { ...sms, institution: 'usn', at: '2026-08-10T03:00:00.000Z' },
  ])
})
