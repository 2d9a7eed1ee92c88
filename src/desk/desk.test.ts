/** The desk from the first administrator on: it opens with a second factor only, finds people, and acts once, told and written down. */
import { beforeAll, describe, expect, test } from 'vitest'
import { findPeople } from '../actions/find-people.ts'
import { firstAdministratorSecret } from '../actions/first-administrator.ts'
import { grantRank, openDeskIn, putAgent, type AgentInTests } from '../cast/at-the-desk.ts'
import { openBrowser } from '../cast/browser.ts'
import { newcomer } from '../cast/newcomers.ts'
import { putApp } from '../cast/second-factors.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { journeys } from '../run/journeys.ts'

const host = 'oslomet.localhost'
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([university], journeys)
const { store } = university.world
let agent: AgentInTests
let senior: AgentInTests

beforeAll(async () => {
  agent = await putAgent(university, 'agent', 'agent0001')
  senior = await putAgent(university, 'senior', 'senio0001')
})

describe('opening it', () => {
  test('nobody without a rank is told that there is a desk', async () => {
    const somebody = await putSignedUp(university, { username: 'vanli1001' })
    const app = await putApp(university, somebody.accountId)
    const browser = openBrowser(portal, { host })
    await browser.open('/sign-in')
    await browser.submit({ username: somebody.username, password: somebody.password })
    await browser.submit({ code: app.code() })
    await browser.open('/desk/open')
    expect(browser.page.status).toBe(404)
    await browser.open('/desk')
    expect(browser.page.status).toBe(404)
  })

  test('a session without the desk’s own cookie opens no page of it', async () => {
    const browser = await openDeskIn(university, portal, host, agent)
    browser.cookies.delete('__Host-desk')
    await browser.open('/desk')
    expect(browser.page.path).toBe('/desk/open')
  })

  test('a factor shown long ago is shown again first; the desk is closed after 15 minutes without a knock', async () => {
    const browser = await openDeskIn(university, portal, host, agent)
    university.advance('PT16M')
    await browser.open('/desk')
    expect(browser.page.path).toBe('/my-account/two-factor/again?want=desk')
    await browser.submit({ code: agent.app.code() })
    expect(browser.page.path).toBe('/desk/open')
  })

  test('a rank that ends is over at the next request', async () => {
    const leaver = await putAgent(university, 'agent', 'slutt1001')
    const browser = await openDeskIn(university, portal, host, leaver)
    await store
      .updateTable('role_grant')
      .set({ ended_at: university.world.now(), ended_by: 'test', ended_because: 'test' })
      .where('account_id', '=', leaver.accountId)
      .execute()
    await browser.open('/desk')
    expect(browser.page.status).toBe(404)
  })

  test('signing out as a person closes the desk too', async () => {
    const browser = await openDeskIn(university, portal, host, agent)
    const kept = browser.cookies.get('__Host-desk') ?? ''
    await browser.open('/sign-out')
    await browser.submit({})
    browser.cookies.set('__Host-desk', kept)
    await browser.open('/desk')
    expect(browser.page.path).toBe('/sign-in')
  })
})

describe('the first administrator', () => {
  test('the secret works once, for whoever has shown a factor, within the hour', async () => {
    const fresh = await testWorld('ntnu', { settings: demandsNoFactor })
    const door = await testPortal([fresh], journeys)
    const secret = (await firstAdministratorSecret(fresh.world)) ?? ''
    const someone = await putSignedUp(fresh, { username: 'forst1001' })
    const app = await putApp(fresh, someone.accountId)
    const browser = openBrowser(door, { host: 'ntnu.localhost' })
    await browser.open('/sign-in')
    await browser.submit({ username: someone.username, password: someone.password })
    await browser.submit({ code: app.code() })
    await browser.open('/desk/first-administrator')
    await browser.submit({ secret: 'f'.repeat(32) })
    expect(browser.page.status).toBe(422)
    await browser.submit({ secret })
    expect(browser.page.path).toBe('/desk/open')
    await browser.submit({})
    expect(browser.page.path).toBe('/desk')
    await browser.open('/desk/first-administrator')
    await browser.submit({ secret })
    expect(browser.page.status).toBe(422)
    expect(await firstAdministratorSecret(fresh.world)).toBeNull()
  })

  test('whoever has no second factor is led to where one is set up', async () => {
    const fresh = await testWorld('educloud', { settings: demandsNoFactor })
    const door = await testPortal([fresh], journeys)
    const someone = await putSignedUp(fresh, { username: 'ec-forst' })
    const browser = openBrowser(door, { host: 'educloud.localhost' })
    await browser.open('/sign-in')
    await browser.submit({ username: someone.username, password: someone.password })
    await browser.open('/desk/first-administrator')
    expect(browser.page.path).toBe('/my-account/two-factor')
  })

  test('somebody of a rank that grants none leaves the house without an administrator', async () => {
    const fresh = await testWorld('oslomet', { settings: demandsNoFactor })
    await putAgent(fresh, 'security', 'vakt1001')
    expect(await firstAdministratorSecret(fresh.world)).toMatch(/^[0-9a-f]{32}$/)
    await putAgent(fresh, 'administrator', 'styrer1001')
    expect(await firstAdministratorSecret(fresh.world)).toBeNull()
  })

  test('after an hour it is dead', async () => {
    const fresh = await testWorld('usn', { settings: demandsNoFactor })
    const door = await testPortal([fresh], journeys)
    const secret = (await firstAdministratorSecret(fresh.world)) ?? ''
    const someone = await putSignedUp(fresh, { username: 'forst1002' })
    const app = await putApp(fresh, someone.accountId)
    fresh.advance('PT1H1S')
    const browser = openBrowser(door, { host: 'usn.localhost' })
    await browser.open('/sign-in')
    await browser.submit({ username: someone.username, password: someone.password })
    await browser.submit({ code: app.code() })
    await browser.open('/desk/first-administrator')
    await browser.submit({ secret })
    expect(browser.page.status).toBe(422)
  })
})

describe('finding somebody', () => {
  test('by parts of the name in any order, by username, student number, phone and mail; never by part of a number', async () => {
    const person = await putSignedUp(university, {
      username: 'odega1001',
      given: 'Åse Marie',
      family: 'Ødegård-Strand',
    })
    await store
      .updateTable('person')
      .set({ student_number: '0770001', student_number_index: '770001', mobile: '+4799887766' })
      .where('id', '=', person.personId)
      .execute()
    const browser = await openDeskIn(university, portal, host, agent)
    for (const q of ['ase strand', 'ødegård marie', 'Odegard', 'strand ODEG']) {
      await browser.open('/desk')
      await browser.submit({ q })
      expect([q, browser.page.text]).toEqual([q, expect.stringContaining('odega1001')])
    }
    for (const q of [
      'odega1001',
      '770001',
      's0770001',
      '99887766',
      '+47 99 88 77 66',
      'odega1001@example.org',
    ]) {
      await browser.open('/desk')
      await browser.submit({ q })
      expect([q, browser.page.path]).toEqual([q, `/desk/people/${person.personId}`])
    }
    await browser.open('/desk')
    await browser.submit({ q: '99887' })
    expect(browser.page.text).toContain('Nobody found')
  })

  test('by an identity number only when it is typed whole, and then the person reads of it (case Z-07)', async () => {
    const one = newcomer(78, { given: 'Gudbrand', family: 'Heiltal' })
    await university.takeIn('fs', [one.line])
    const { id } = await store
      .selectFrom('person')
      .select('id')
      .where('family', '=', 'Heiltal')
      .executeTakeFirstOrThrow()
    const lookedUp = async () =>
      store
        .selectFrom('journal')
        .select(['by_whom', 'details'])
        .where('person_id', '=', id)
        .where('what', '=', 'number-looked-up')
        .execute()
    const browser = await openDeskIn(university, portal, host, agent)
    for (const part of [one.idNumber.slice(0, 10), one.idNumber.slice(0, 6), one.idNumber.slice(5)]) {
      await browser.open('/desk')
      await browser.submit({ q: part })
      expect([part, browser.page.text]).toEqual([part, expect.not.stringContaining('Heiltal')])
    }
    expect(await lookedUp()).toEqual([])
    await browser.open('/desk')
    await browser.submit({ q: `${one.idNumber.slice(0, 6)} ${one.idNumber.slice(6)}` })
    expect(browser.page.path).toBe(`/desk/people/${id}`)
    const lines = await lookedUp()
    expect(lines.map(({ by_whom }) => by_whom)).toEqual([`desk:${agent.username}`])
    expect(JSON.stringify([lines, university.told])).not.toContain(one.idNumber)
  })

  test('a page at a time, each person once', async () => {
    for (let place = 0; place < 30; place += 1)
      await putSignedUp(university, { username: `mange${1_000 + place}`, family: 'Mangfoldig' })
    const sits = { sessionId: agent.accountId, accountId: agent.accountId, personId: agent.personId }
    const look = async (page: number) =>
      findPeople(
        university.world,
        { ...sits, username: agent.username, rank: agent.rank },
        'mangfoldig',
        page,
      )
    const [first, second, third] = [await look(0), await look(1), await look(2)]
    if (first.is !== 'people' || second.is !== 'people') throw new Error('thirty people are not found')
    expect([first.all, first.people.length, second.people.length]).toEqual([30, 25, 5])
    expect(new Set([...first.people, ...second.people].map(({ id }) => id)).size).toBe(30)
    expect(third).toEqual({ is: 'nobody' })
  })

  test('whoever has a protected address is found by the whole number only, and their contacts are hidden', async () => {
    const hidden = await putSignedUp(university, {
      username: 'hemme1001',
      given: 'Hemmelig',
      family: 'Person',
    })
    await store
      .updateTable('person')
      .set({ protected: true, student_number: '770002', student_number_index: '770002' })
      .where('id', '=', hidden.personId)
      .execute()
    const browser = await openDeskIn(university, portal, host, agent)
    for (const q of ['hemmelig person', 'hemme1001', 'hemme1001@example.org']) {
      await browser.open('/desk')
      await browser.submit({ q })
      expect([q, browser.page.text]).toEqual([q, expect.stringContaining('Nobody found')])
    }
    await browser.open('/desk')
    await browser.submit({ q: '770002' })
    expect(browser.page.path).toBe(`/desk/people/${hidden.personId}`)
    expect(browser.page.html).not.toContain('hemme1001@example.org')
    expect(browser.page.html).not.toMatch(/99 ?12 ?34 ?56/)
  })
})

describe('what the desk sees', () => {
  test('no rank sees a number, a hash, a PIN or a seed: not on the person’s page, not in the list (case Z-07)', async () => {
    const one = newcomer(77, { given: 'Synnøve', family: 'Gjennomsiktig' })
    await university.takeIn('fs', [one.line])
    const { id } = await store
      .selectFrom('person')
      .select('id')
      .where('family', '=', 'Gjennomsiktig')
      .executeTakeFirstOrThrow()
    for (const rank of ['agent', 'senior', 'administrator', 'security'] as const) {
      const who = await putAgent(university, rank, `ser${rank.slice(0, 5)}`)
      const browser = await openDeskIn(university, portal, host, who)
      const found = await browser.submit({ q: 'synnove gjennomsiktig' })
      const page = await browser.open(`/desk/people/${id}`)
      expect(page.status).toBe(200)
      for (const secret of [one.idNumber, one.idNumber.slice(6), '$argon2', 'sealed'])
        expect([rank, secret, `${found.html}${page.html}`.includes(secret)]).toEqual([rank, secret, false])
    }
    const looked = await store
      .selectFrom('journal')
      .select('by_whom')
      .where('person_id', '=', id)
      .where('what', '=', 'desk-looked')
      .execute()
    expect(looked).toHaveLength(4)
  })
})

describe('acting', () => {
  test('deactivating needs to know who calls, a reason and a ticket; then it is done, told and written down', async () => {
    const person = await putSignedUp(university, { username: 'ringe1001' })
    const browser = await openDeskIn(university, portal, host, agent)
    const here = `/desk/people/${person.personId}`
    await browser.open(`${here}/deactivate`)
    expect(browser.page.text).toContain('You have not recorded how you know who you are talking to.')
    await browser.open(`${here}/caller`)
    await browser.submit({ how: 'passport-seen' })
    expect(browser.page.path).toBe(here)
    await browser.open(`${here}/deactivate`)
    await browser.submit({ reason: '', ticket: '' })
    expect(browser.page.status).toBe(422)
    await browser.submit({ reason: 'Has no Norwegian mobile', ticket: 'INC-1' })
    expect(browser.page.title).toBe('The account is deactivated.')
    const [act] = await store
      .selectFrom('desk_act')
      .selectAll()
      .where('person_id', '=', person.personId)
      .execute()
    expect(act).toMatchObject({ act: 'deactivate', agent: agent.username, ticket: 'INC-1', state: 'done' })
    const lines = await store
      .selectFrom('journal')
      .select(['what', 'by_whom', 'because'])
      .where('person_id', '=', person.personId)
      .orderBy('id')
      .execute()
    expect(lines).toContainEqual({
      what: 'caller-identified',
      by_whom: `desk:${agent.username}`,
      because: null,
    })
    expect(lines).toContainEqual({
      what: 'deactivated',
      by_whom: `desk:${agent.username}`,
      because: 'Has no Norwegian mobile',
    })
  })

  test('a lock is placed, read by the person’s own word, and taken back', async () => {
    const person = await putSignedUp(university, { username: 'sperr1001' })
    const browser = await openDeskIn(university, portal, host, senior)
    const here = `/desk/people/${person.personId}`
    await browser.open(`${here}/place-lock`)
    await browser.submit({ reason: 'Lost laptop', ticket: 'INC-2' })
    expect(browser.page.title).toBe('The account is locked.')
    await browser.open(here)
    const hand = `By the service desk (${senior.username})`
    expect(browser.page.text).toContain('Lost laptop')
    expect(browser.page.text).toContain(hand)
    await browser.open(`${here}/lift-lock`)
    expect(browser.page.text).toContain(hand)
    // whoever pressed “it was not me” has placed such a lock without the desk
    await store
      .updateTable('placed_lock')
      .set({ placed_by: 'self' })
      .where('account_id', '=', person.accountId)
      .execute()
    await browser.open(here)
    expect(browser.page.text).toContain('By the owner')
    const [act] = await store
      .selectFrom('desk_act')
      .select('id')
      .where('person_id', '=', person.personId)
      .execute()
    await browser.open(`/desk/acts/${act?.id ?? ''}/undo`)
    await browser.submit({ reason: 'Found again' })
    expect(browser.page.title).toBe('It is taken back.')
    await browser.open(here)
    expect(browser.page.text).toContain('Nothing stands in the way.')
  })

  test('nobody acts on the own account, on the same rank or on a higher one', async () => {
    const other = await putAgent(university, 'agent', 'agent0002')
    const browser = await openDeskIn(university, portal, host, agent)
    for (const [target, says] of [
      [agent, 'You cannot do this to your own account.'],
      [other, 'The person has the same role as you or a higher one.'],
      [senior, 'The person has the same role as you or a higher one.'],
    ] as const) {
      await browser.open(`/desk/people/${target.personId}/lift-lock`)
      expect(browser.page.text).toContain(says)
    }
    await browser.open(`/desk/people/${other.personId}/place-lock`)
    expect(browser.page.status).toBe(404)
  })

  test('the last act of the budget is the last; then it stops, and those above read of it', async () => {
    const busy = await putAgent(university, 'agent', 'travl1001')
    const browser = await openDeskIn(university, portal, host, busy)
    const outcomes: string[] = []
    for (let number = 0; number < 30; number += 1) {
      const person = await putSignedUp(university, { username: `ringt${1000 + number}` })
      await browser.open(`/desk/people/${person.personId}/caller`)
      await browser.submit({ how: 'called-back' })
      await browser.open(`/desk/people/${person.personId}/deactivate`)
      if (!browser.page.html.includes('name="reason"')) {
        outcomes.push('stopped')
        continue
      }
      await browser.submit({ reason: 'Forgot', ticket: `INC-${number}` })
      outcomes.push(browser.page.status === 200 ? 'done' : 'stopped')
    }
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(20)
    expect(outcomes.slice(20)).toEqual(Array.from({ length: 10 }, () => 'stopped'))
  })

  test('acts on somebody with power wait for a second person, who is another one', async () => {
    const boss = await putAgent(university, 'administrator', 'sjefe1001')
    const first = await putAgent(university, 'security', 'sikre1001')
    const second = await putAgent(university, 'security', 'sikre1002')
    const one = await openDeskIn(university, portal, host, first)
    await one.open(`/desk/people/${boss.personId}/place-lock`)
    await one.submit({ reason: 'Incident', ticket: 'SEC-1' })
    expect(one.page.title).toBe('Waits for a second person')
    const [act] = await store
      .selectFrom('desk_act')
      .select('id')
      .where('person_id', '=', boss.personId)
      .execute()
    const waits = `/desk/waiting/${act?.id ?? ''}`
    await one.open(waits)
    await one.submit({ answer: 'yes' })
    expect(one.page.text).toContain('You asked for this yourself.')
    const two = await openDeskIn(university, portal, host, second)
    await two.open(waits)
    await two.submit({ answer: 'yes' })
    expect(two.page.title).toBe('Done.')
    const locks = await store
      .selectFrom('placed_lock')
      .select(['class', 'placed_by'])
      .where('account_id', '=', boss.accountId)
      .execute()
    expect(locks).toEqual([{ class: 'security', placed_by: 'desk:sikre1001 + sikre1002' }])
  })

  test('roles are granted below one’s own, dated, and ended', async () => {
    const administrator = await putAgent(university, 'administrator', 'admin1001')
    const newcomer = await putSignedUp(university, { username: 'nyans1001' })
    const browser = await openDeskIn(university, portal, host, administrator)
    await browser.open('/desk/roles')
    await browser.submit({ username: 'nyans1001', rank: 'administrator', until: '2027-06-30', reason: 'x' })
    expect(browser.page.status).toBe(422)
    await browser.submit({
      username: 'nyans1001',
      rank: 'senior',
      until: '2027-06-30',
      reason: 'New at the desk',
    })
    expect(browser.page.text).toContain('The role is granted.')
    const [grant] = await store
      .selectFrom('role_grant')
      .select(['id', 'rank'])
      .where('account_id', '=', newcomer.accountId)
      .execute()
    expect(grant?.rank).toBe('senior')
    await browser.open(`/desk/roles/${grant?.id ?? ''}`)
    await browser.submit({ reason: 'Moved on' })
    expect(browser.page.text).toContain('The role is ended.')
    await grantRank(university, newcomer.accountId, 'agent')
  })
})

describe('recovery of those with power', () => {
  test('whoever has a rank never waits their second factor away, and an administrator gets nothing by mail or text message', async () => {
    const agent = await putAgent(university, 'agent', 'vente1001')
    const boss = await putAgent(university, 'administrator', 'vente1002')
    const lead = await putAgent(university, 'security', 'vente1003')
    const browser = await openDeskIn(university, portal, host, lead)
    await browser.open(`/desk/people/${agent.personId}`)
    expect(browser.page.text).toContain('Waiting some days Not for this group Closed')
    await browser.open(`/desk/people/${boss.personId}`)
    expect(browser.page.text).toContain('The account has rights that are not recovered in this way')
    const somebody = await putSignedUp(university, { username: 'vente1004' })
    await putApp(university, somebody.accountId)
    const offered: boolean[] = []
    for (const { username, password } of [agent, somebody]) {
      const lost = openBrowser(portal, { host, from: '198.51.100.77' })
      await lost.open('/sign-in')
      await lost.submit({ username, password })
      await lost.open('/lost-second-factor')
      offered.push(/wait/i.test(lost.page.text))
    }
    expect(offered).toEqual([false, true])
  })
})
