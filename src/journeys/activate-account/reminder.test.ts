/** Who comes before activation opens is told by mail when it opens: once, to the registered address, without any secret (U-1). */
import { expect, test } from 'vitest'
import { activateIn, proveIn } from '../../cast/activation-walk.ts'
import { openBrowser } from '../../cast/browser.ts'
import { type Newcomer, newcomer } from '../../cast/newcomers.ts'
import { castPassword } from '../../cast/people.ts'
import { workOff } from '../../cast/post.ts'
import { freshAddress } from '../../cast/standing.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { type TestWorld, testWorld } from '../../cast/test-world.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { activateAccount } from './journey.ts'

const early = '2026-07-15T10:00:00Z'
const opens = '2026-07-31T22:00:00Z'
const usn = await testWorld('usn', { now: early })
const quiet = await testWorld('usn', {
  now: early,
  settings: (institution) => ({
    ...institution,
    hosts: ['quiet.localhost'],
    activation: { ...institution.activation, remindsWhenOpen: false },
  }),
})
const portal = await testPortal([usn, quiet], [activateAccount])

test('once, on the first minute of the day, however often one came', async () => {
  const one = await comesEarly(usn, 1)
  for (const language of ['nb', 'nn', 'en'] as const) {
    const words = {
      nb: 'Du får en e-post når',
      nn: 'Du får ein e-post når',
      en: 'You will get an e-mail when',
    }
    expect((await proveAt(usn, one, language)).text).toContain(words[language])
  }
  usn.setNow('2026-07-31T21:59:59Z')
  expect(await workOff(usn)).toEqual([])
  usn.setNow(opens)
  const [letter, ...more] = await workOff(usn)
  expect(more).toEqual([])
  expect(letter).toMatchObject({
    channel: 'mail',
    to: 'newcomer1@example.org',
    subject: 'You can now activate your user account at USN',
  })
  expect(letter?.text).toContain('http://usn.localhost:8080/en/activate-account')
  for (const secret of [one.pin, one.idNumber, one.studentNumber]) expect(letter?.text).not.toContain(secret)
  expect(await journal(usn)).toEqual(['activation-open-told'])
  usn.setNow(early)
  expect((await proveAt(usn, one)).text).not.toContain('You will get an e-mail')
  usn.setNow('2026-08-02T10:00:00Z')
  expect(await workOff(usn)).toEqual([])
})

test('nobody who has activated meanwhile, died, or left the registers; a day that moved is waited for', async () => {
  usn.setNow(early)
  const [activates, dies, leaves, waits] = [
    await comesEarly(usn, 2),
    await comesEarly(usn, 3),
    await comesEarly(usn, 4),
    await comesEarly(usn, 5),
  ]
  const { activation } = usn.world.institution
  const [rule] = activation.opens
  if (!rule) throw new Error('the university of this test opens activation on a day')
  const moved = (day: string): Institution['activation'] => ({
    ...activation,
    opens: [{ ...rule, inYear: { 2026: day } }],
  })
  usn.world.institution = { ...usn.world.institution, activation: moved('2026-07-20') }
  usn.setNow('2026-07-20T08:00:00Z')
  await activateIn(openBrowser(portal, { host: 'usn.localhost' }), activates, castPassword)
  await usn.takeIn('fs', [{ ...dies.line, deceased: '2026-07-19' }])
  await usn.takeIn('fs', [{ ...leaves.line, studies: [], semesters: [] }])
  usn.world.institution = { ...usn.world.institution, activation: moved('2026-08-05') }
  usn.setNow(opens)
  const now = (await workOff(usn)).map(({ to }) => to)
  expect(now).not.toContain('newcomer5@example.org')
  usn.setNow('2026-08-05T09:00:00Z')
  const later = (await workOff(usn)).filter(({ text }) => text.includes('It comes only once'))
  expect(later.map(({ to }) => to)).toEqual([waits.line['email']])
  usn.world.institution = { ...usn.world.institution, activation }
})

test('without an address in the register, or where the university does not want it, nothing is promised and nothing comes', async () => {
  usn.setNow(early)
  const unreachable = newcomer(6, { line: { ...begins('2026-08-17'), email: null } })
  await usn.takeIn('fs', [unreachable.line])
  const page = await proveAt(usn, unreachable)
  expect(page.text).toContain('Activation opens on 1 August 2026')
  expect(page.text).not.toContain('e-mail when activation opens')
  const elsewhere = newcomer(7, { line: begins('2026-08-17') })
  await quiet.takeIn('fs', [elsewhere.line])
  const silent = await proveAt(quiet, elsewhere)
  expect(silent.text).toContain('Activation opens on 1 August 2026')
  expect(silent.text).not.toContain('e-mail when activation opens')
  for (const university of [usn, quiet]) {
    university.setNow('2026-08-10T08:00:00Z')
    expect(await workOff(university)).toEqual([])
  }
})

function begins(from: string) {
  const [study] = newcomer(0).line['studies'] as object[]
  return { studies: [{ ...study, from }] }
}

async function comesEarly(university: TestWorld, place: number): Promise<Newcomer> {
  const one = newcomer(place, { line: begins('2026-08-17') })
  await university.takeIn('fs', [one.line])
  expect((await proveAt(university, one)).text).toContain('You will get an e-mail when activation opens')
  return one
}

async function proveAt({ world }: TestWorld, one: Newcomer, language = 'en') {
  const [host = ''] = world.institution.hosts
  return proveIn(openBrowser(portal, { host, language, from: freshAddress() }), one)
}

async function journal({ world }: TestWorld): Promise<string[]> {
  const lines = await world.store
    .selectFrom('journal')
    .select('what')
    .where('what', 'like', 'activation%')
    .execute()
  return lines.map(({ what }) => what)
}
