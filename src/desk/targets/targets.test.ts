/** The desk's page of other systems says who was erased here and is still there, in every language, and tries again. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { knowTargets } from '../../actions/keep-targets.ts'
import { openDeskIn, putAgent } from '../../cast/at-the-desk.ts'
import { putSignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { targetsSetting } from '../../core/institution/targets.ts'
import { languages } from '../../core/language.ts'
import { troubleText } from '../../core/targets/trouble-words.ts'
import { journeys } from '../../run/journeys.ts'
import { targetTexts } from './texts.ts'

const host = 'oslomet.localhost'
const accountId = '44444444-4444-4444-8444-444444444444'
const university = await testWorld('oslomet', {
  settings: (institution) => ({
    ...demandsNoFactor(institution),
    targets: targetsSetting.parse([
      {
        ...{ kind: 'scim', key: 'lab', name: { nb: 'Lab', nn: 'Lab', en: 'Lab' } },
        ...{ address: 'https://lab.example.org/scim', dryRun: false },
      },
    ]),
  }),
})
const { world } = university
const portal = await testPortal([university], journeys)

test('an erased account that a system does not let go stands there with its id and why, until it is tried again', async () => {
  await knowTargets(world)
  const senior = await putAgent(university, 'senior', 'senio0001')
  await sql`UPDATE delivery SET applied = wanted`.execute(world.store)
  await sql`INSERT INTO farewell (target, account_id, since) VALUES ('lab', gen_random_uuid(), now())`.execute(
    world.store,
  )
  await sql`INSERT INTO farewell (target, account_id, since, given_up_at, trouble, said)
    VALUES ('lab', ${accountId}, now(), now(), 'no-right', 'HTTP 403')`.execute(world.store)
  const browser = await openDeskIn(university, portal, host, senior)
  for (const language of languages) {
    await browser.open(`/${language}/desk/targets`)
    const { text } = browser.page
    const { leaving, notGone, notLetGoText, again, state } = targetTexts(language)
    for (const said of [leaving, notGone, notLetGoText, again, state.trouble, accountId, 'HTTP 403'])
      expect(text).toContain(said)
  }
  await browser.open('/desk/targets')
  await browser.submit({})
  await browser.open('/en/desk/targets')
  expect(browser.page.text).not.toContain(accountId)
  expect(browser.page.text).toContain(targetTexts('en').leaving)
})

test('somebody who waits for another try can be tried at once, by somebody who has mended the cause', async () => {
  const senior = await putAgent(university, 'senior', 'senio0002')
  await sql`UPDATE delivery SET applied = wanted`.execute(world.store)
  await sql`UPDATE delivery d SET wanted = wanted + 1, tries = 5, due_at = 'infinity', trouble = 'value-refused', said = 'cn'
    FROM account a WHERE a.id = d.account_id AND a.username = 'senio0002'`.execute(world.store)
  const browser = await openDeskIn(university, portal, host, senior)
  for (const language of languages) {
    await browser.open(`/${language}/desk/targets`)
    const { putOff, again } = targetTexts(language)
    for (const said of [putOff, again]) expect(browser.page.text).toContain(said)
  }
  await browser.open('/desk/targets')
  await browser.submit({})
  await browser.open('/en/desk/targets')
  const { putOff, again } = targetTexts('en')
  for (const said of [putOff, again]) expect(browser.page.text).not.toContain(said)
  const { rows } =
    await sql`SELECT 1 FROM delivery WHERE due_at = '-infinity' AND tries = 0 AND wanted > applied`.execute(
      world.store,
    )
  expect(rows).toHaveLength(1)
})

test('the page about a person has the system’s own words beside ours, which ask to read them', async () => {
  const senior = await putAgent(university, 'senior', 'senio0003')
  const one = await putSignedUp(university, { username: 'stuck0001' })
  await sql`UPDATE delivery SET trouble = 'not-understood', said = 'HTTP 418' WHERE account_id = ${one.accountId}`.execute(
    world.store,
  )
  const browser = await openDeskIn(university, portal, host, senior)
  for (const language of languages) {
    await browser.open(`/${language}/desk/people/${one.personId}`)
    for (const said of [
      troubleText('not-understood', 'Lab', language).fix,
      targetTexts(language).said,
      'HTTP 418',
    ])
      expect(browser.page.text).toContain(said)
  }
})
