/** A project's administrator helps a member back in: as the guide has it, within the own projects only, once, in time, and nothing is spoilt by whoever only looks (E-1 to E-5, L-05, L-07, L-10, L-18, Z-03). (Long: one try after another.) */
import { beforeEach, describe, expect, test } from 'vitest'
import { projectsWithoutAdministrator } from '../actions/see-projects.ts'
import { confirmAdministrator } from '../actions/confirm-administrator.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import { post, get, jarAt, copyOf } from '../cast/knock.ts'
import { workOff } from '../cast/post.ts'
import { newPerson, projectLine, type ProjectPerson, settled, twoProjects } from '../cast/project-people.ts'
import { codeOfKey, putApp } from '../cast/second-factors.ts'
import { goodPassword, otherPassword } from '../cast/signed-up.ts'
import { makeNationalNumber } from '../cast/synthetic-numbers.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { sumsOf } from '../cast/whole-database.ts'
import { journeys } from '../run/journeys.ts'

const educloud = await testWorld('educloud')
const ntnu = await testWorld('ntnu')
const portal = await testPortal([educloud, ntnu], journeys)
const host = 'educloud.localhost'
const { world } = educloud

type Two = Awaited<ReturnType<typeof twoProjects>>
let two: Two
let a: Two['a']
beforeEach(async () => {
  two = await twoProjects(educloud)
  a = two.a
})

const at = (language = 'en') => openBrowser(portal, { host, language, from: freshAddress() })
let addresses = 0
const freshAddress = () => `198.51.${100 + Math.floor((addresses += 1) / 200)}.${1 + (addresses % 200)}`

async function signedIn(person: ProjectPerson, language = 'en'): Promise<Browser> {
  const browser = at(language)
  await browser.open('/sign-in')
  await browser.submit({ username: person.username ?? '', password: goodPassword })
  expect(browser.page.path).toMatch(/my-account|projects/)
  return browser
}

/** The value of the radio beside this name. */
function choice(browser: Browser, name: string): string {
  const label = new RegExp(`<label[^>]*for="([^"]*)"[^>]*>${name}`).exec(browser.page.html)?.[1] ?? 'none'
  return new RegExp(`id="${label}"[^>]*value="([^"]*)"`).exec(browser.page.html)?.[1] ?? ''
}
const nameOf = ({ line }: ProjectPerson) => {
  const { given, family } = line['name'] as { given: string; family: string }
  return `${given} ${family}`
}

/** The administrator's part of the guide. */
async function makeLink(browser: Browser, key: string, member: ProjectPerson) {
  await browser.open(`/projects/${key}/links/new`)
  await browser.submit({ user: choice(browser, nameOf(member)) })
  return { secret: browser.textOf('secret') ?? '' }
}

async function postedLink(member: ProjectPerson): Promise<string> {
  const sent = await workOff(educloud)
  const mail = sent.find(
    ({ channel, to, text }) => channel === 'mail' && to === member.mail && text.includes('/project-link/'),
  )
  return /\/(?:en|nb|nn)(\/project-link\/[\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''
}

async function linkAndSecret(admin: Browser, key: string, member: ProjectPerson) {
  const { secret } = await makeLink(admin, key, member)
  return { secret, link: await postedLink(member) }
}

async function openWith(link: string, secret: string, browser = at()): Promise<Browser> {
  await browser.open(link)
  await browser.submit({ secret })
  return browser
}

const journalOf = async (personId: string) =>
  (
    await world.store
      .selectFrom('journal')
      .select('what')
      .where('person_id', '=', personId)
      .orderBy('id')
      .execute()
  ).map(({ what }) => what)

describe('as the guide has it', () => {
  test('front page, sign-in, own project, member, secret once; link, secret, skip, one-time codes, set new OTP', async () => {
    await putApp(educloud, a.member.accountId ?? '')
    const admin = at()
    await admin.open('/')
    expect(admin.page.text).toContain('Foreign user administration')
    await admin.open('/projects')
    expect(admin.page.path).toBe('/sign-in')
    await admin.submit({ username: a.admin.username ?? '', password: goodPassword })
    expect(admin.page).toMatchObject({ path: '/projects', title: 'Foreign user administration' })
    expect(admin.page.text).toContain(`Project ${a.key}`)
    expect(admin.page.text).not.toContain(two.b.key)
    await admin.open(`/projects/${a.key}`)
    expect(admin.page.text).toContain('Send link to reset password')
    expect(admin.page.text).toContain(nameOf(a.member))
    await admin.open(`/projects/${a.key}/links`)
    expect(admin.page).toMatchObject({ title: 'Send link to reset password' })
    expect(admin.page.text).toContain('Create new link')
    await admin.open(`/projects/${a.key}/links/new`)
    expect(admin.page.html).toContain('Create and send link</button>')
    const { secret } = await makeLink(admin, a.key, a.member)
    expect(secret).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const sent = await workOff(educloud)
    expect(sent.map(({ channel, to }) => [channel, to])).toEqual([
      ['mail', a.member.mail],
      ['sms', a.member.mobile],
    ])
    for (const { text } of sent) expect(text).not.toContain(secret)
    expect(sent[0]?.text).toContain('private window')
    const link = /\/en(\/project-link\/[\w-]{43})/.exec(sent[0]?.text ?? '')?.[1] ?? ''
    await admin.open(`/projects/${a.key}/links`)
    expect(admin.page.html).not.toContain(secret)
    expect(admin.page.text).toContain('Waiting')

    const member = at()
    await member.open(link)
    expect(member.page).toMatchObject({ path: '/project-link', title: 'Log in with the secret' })
    expect(member.page.text).toContain('private window')
    await member.submit({ secret })
    expect(member.page.path).toBe('/set')
    expect(member.page.text).toContain('Skip')
    await member.open('/project-link/skip')
    await member.submit({})
    expect(member.page.path).toBe('/project-link/done')
    await member.open('/my-account')
    expect(member.page.status).toBe(403)
    await member.open('/one-time-codes')
    expect(member.page.text).toContain('Set new OTP')
    await member.open('/my-account/two-factor')
    const key = member.textOf('secret-key') ?? ''
    await member.submit({ code: codeOfKey(key, world.now()) })
    expect(member.page.status).toBe(200)
    expect((await member.open('/my-account')).status).toBe(200)
    await admin.open(`/projects/${a.key}/links`)
    expect(admin.page.text).toContain('Used')
    expect(await journalOf(a.member.personId)).toEqual(
      expect.arrayContaining([
        'project-link-made',
        'project-link-used',
        'password-kept',
        'authenticator-app-added',
      ]),
    )
    expect(await journalOf(a.admin.personId)).toEqual(
      expect.arrayContaining(['project-link-given', 'project-link-redeemed']),
    )
    const told = await workOff(educloud)
    expect(told.map(({ channel, to }) => `${channel} ${to}`)).toEqual(
      expect.arrayContaining([`mail ${a.member.mail}`, `sms ${a.member.mobile}`, `mail ${a.admin.mail}`]),
    )
  })

  test('somebody new gets rules, username and password, and the account opens', async () => {
    const admin = await signedIn(a.admin)
    const { link, secret } = await linkAndSecret(admin, a.key, a.waiting)
    const member = await openWith(link, secret.toLowerCase().replace('-', ' '))
    expect(member.page.path).toBe('/activate-account/rules')
    await member.submit({ acceptRules: 'yes' })
    expect(member.page.path).toBe('/activate-account/password')
    await member.submit({ newPassword: otherPassword })
    expect(member.page.status).toBe(200)
    const username = member.textOf('username') ?? ''
    expect(username).toMatch(/^ec-/)
    expect((await member.open('/my-account')).status).toBe(200)
    const again = at()
    await again.open('/sign-in')
    await again.submit({ username, password: otherPassword })
    expect(again.page.path).toBe('/my-account')
  })

  test('an own password instead of skipping; with a factor enrolled the account is open only after it, or after a new one', async () => {
    const app = await putApp(educloud, a.member.accountId ?? '')
    const { link, secret } = await linkAndSecret(await signedIn(a.admin), a.key, a.member)
    const member = await openWith(link, secret)
    await member.submit({ newPassword: otherPassword })
    expect(member.page.path).toBe('/project-link/done')
    expect((await member.open('/my-account')).status).toBe(403)
    await member.open('/sign-in/second-factor')
    await member.submit({ code: app.code() })
    expect(member.page.path).toBe('/my-account')
  })

  test('whoever skips without a factor opens nothing before one is set up', async () => {
    const { link, secret } = await linkAndSecret(await signedIn(a.admin), a.key, a.member)
    const member = await openWith(link, secret)
    await member.open('/project-link/skip')
    await member.submit({})
    for (const path of ['/my-account', '/my-account/password', '/my-account/sessions', '/projects'])
      expect((await member.open(path)).status, path).toBe(403)
    expect((await member.open('/my-account/two-factor')).status).toBe(200)
  })

  test.each(['nb', 'nn', 'en'])('every page in %s', async (language) => {
    const admin = await signedIn(a.admin, language)
    const pages = [
      '/projects',
      `/projects/${a.key}`,
      `/projects/${a.key}/links`,
      `/projects/${a.key}/links/new`,
    ]
    for (const path of pages) {
      const page = await admin.open(`/${language}${path}`)
      expect(page.status).toBe(200)
      expect(page.html).toContain(`lang="${language}"`)
    }
  })
})

describe('a link and its secret', () => {
  test('the secret of another link, the link of another secret, none of them: refused, and the right pair works still', async () => {
    const adminA = await signedIn(a.admin)
    const adminB = await signedIn(two.b.admin)
    const one = await linkAndSecret(adminA, a.key, a.member)
    const other = await linkAndSecret(adminB, two.b.key, two.b.member)
    expect((await openWith(one.link, other.secret)).page).toMatchObject({
      status: 422,
      title: 'Log in with the secret',
    })
    expect((await openWith(other.link, one.secret)).page.status).toBe(422)
    expect((await openWith(one.link, '')).page.status).toBe(422)
    const without = at()
    expect((await without.open('/project-link')).title).toBe('The link does not work')
    expect((await openWith(one.link, one.secret)).page.path).toBe('/set')
    expect((await openWith(other.link, other.secret)).page.path).toBe('/set')
  })

  test('five wrong secrets, and the sixth is not compared; the administrator hears of it', async () => {
    const { link, secret } = await linkAndSecret(await signedIn(a.admin), a.key, a.member)
    const browser = at()
    await browser.open(link)
    for (const left of [4, 3, 2, 1]) {
      await browser.submit({ secret: 'AAAAA-AAAAA' })
      expect(browser.page.text).toContain(left === 1 ? 'once more' : `${left} more times`)
      expect(browser.page.html).not.toContain('AAAAA-AAAAA')
    }
    await browser.submit({ secret: 'AAAAA-AAAAA' })
    expect(browser.page.title).toBe('The link does not work')
    const late = at()
    expect((await late.open(link)).title).toBe('The link does not work')
    const told = await workOff(educloud)
    expect(told.filter(({ to }) => to === a.admin.mail).map(({ text }) => text)).toEqual([
      expect.stringContaining('stopped working'),
    ])
    const admin = await signedIn(a.admin)
    await admin.open(`/projects/${a.key}/links`)
    expect(admin.page.text).toContain('Void')
    expect(secret).not.toBe('')
  })

  test('works until 72 hours are over, and a second later no more', async () => {
    const admin = await signedIn(a.admin)
    const early = await linkAndSecret(admin, a.key, a.member)
    const late = await linkAndSecret(admin, a.key, a.waiting)
    educloud.advance('PT71H59M59S')
    expect((await openWith(early.link, early.secret)).page.path).toBe('/set')
    educloud.advance('PT1S')
    expect((await at().open(late.link)).title).toBe('The link does not work')
  })

  test('is used once', async () => {
    const { link, secret } = await linkAndSecret(await signedIn(a.admin), a.key, a.member)
    expect((await openWith(link, secret)).page.path).toBe('/set')
    expect((await at().open(link)).title).toBe('The link does not work')
  })

  test('of 64 at the same moment one gets through', async () => {
    const { link, secret } = await linkAndSecret(await signedIn(a.admin), a.key, a.member)
    const jar = await jarAt(portal, host)
    await get(portal, jar, link)
    await get(portal, jar, '/project-link')
    const answers = await Promise.all(
      Array.from({ length: 64 }, async () => post(portal, copyOf(jar), '/project-link', { secret })),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
    const lines = await journalOf(a.member.personId)
    expect(lines.filter((what) => what === 'project-link-used')).toHaveLength(1)
  })

  test('whoever looks at the link before the person does spoils nothing: not a row changes', async () => {
    const { link, secret } = await linkAndSecret(await signedIn(a.admin), a.key, a.member)
    const before = await sumsOf(world.store)
    for (let times = 0; times < 5; times += 1) {
      const scanner = await jarAt(portal, host, { path: link, from: '203.0.113.9' })
      await get(portal, scanner, '/project-link')
      await portal.inject({ method: 'HEAD', url: link, headers: { host } })
    }
    expect(await sumsOf(world.store)).toEqual(before)
    expect((await openWith(link, secret)).page.path).toBe('/set')
  })

  test('a new one ends the one before; one that was taken back opens nothing', async () => {
    const admin = await signedIn(a.admin)
    const first = await linkAndSecret(admin, a.key, a.member)
    const second = await linkAndSecret(admin, a.key, a.member)
    expect((await at().open(first.link)).title).toBe('The link does not work')
    await admin.open(`/projects/${a.key}/links`)
    const revoke = /href="([^"]*\/revoke)"/.exec(admin.page.html)?.[1] ?? ''
    await admin.open(revoke)
    await admin.submit({})
    expect(admin.page.text).toContain('The link is revoked')
    expect((await at().open(second.link)).title).toBe('The link does not work')
    expect(admin.page.text).toContain('Revoked')
    expect(admin.page.text).toContain('Replaced by a new one')
  })

  test('dies with a change of the password, with the administrator’s right, and with the member’s place in the project', async () => {
    const admin = await signedIn(a.admin)
    const one = await linkAndSecret(admin, a.key, a.member)
    const own = await signedIn(a.member)
    await own.open('/my-account/password')
    await own.submit({ currentPassword: goodPassword, newPassword: otherPassword })
    expect((await at().open(one.link)).title).toBe('The link does not work')
    const two_ = await linkAndSecret(admin, a.key, a.member)
    const other = newPerson('AdminC')
    await educloud.takeIn('projects', [projectLine(a.key, [other], [a.member.line, a.waiting.line])])
    expect((await openWith(two_.link, two_.secret)).page.title).toBe('The link does not work')
    await educloud.takeIn('projects', [projectLine(a.key, [a.admin.line], [a.member.line, a.waiting.line])])
    const three = await linkAndSecret(admin, a.key, a.waiting)
    await educloud.takeIn('projects', [projectLine(a.key, [a.admin.line], [a.member.line])])
    expect((await openWith(three.link, three.secret)).page.title).toBe('The link does not work')
  })
})

describe('who is out of reach, with the reason', () => {
  const refusal = async (member: ProjectPerson) => {
    const admin = await signedIn(a.admin)
    await admin.open(`/projects/${a.key}/links/new`)
    const row = new RegExp(
      `${nameOf(member)}\\s+(.*?)(?=\\s+\\S+ Person \\d|\\s+Links of the project|$)`,
    ).exec(admin.page.text)
    const ids = await world.store
      .selectFrom('project_member')
      .select('id')
      .where('register_id', '=', member.id)
      .where('gone_at', 'is', null)
      .execute()
    const jar = {
      host,
      cookies: new Map(admin.cookies),
      csrf: /name="csrf" value="([^"]*)"/.exec(admin.page.html)?.[1] ?? '',
      from: '192.0.2.77',
    }
    const forced = await post(portal, jar, `/projects/${a.key}/links/new`, { user: ids[0]?.id ?? '' })
    expect(forced.statusCode).toBe(422)
    expect(forced.body).not.toContain('id="secret"')
    expect((await workOff(educloud)).filter(({ text }) => text.includes('/project-link/'))).toEqual([])
    return row?.[1] ?? forced.body
  }
  const joined = async (line: ReturnType<typeof newPerson>, account = true) => {
    await educloud.takeIn('projects', [
      projectLine(a.key, [a.admin.line], [a.member.line, a.waiting.line, line]),
    ])
    return settled(educloud, line, { account })
  }

  test('oneself, and another administrator', async () => {
    expect(await refusal(a.admin)).toContain('This is you')
    const line = newPerson('Other')
    await educloud.takeIn('projects', [
      projectLine(a.key, [a.admin.line, line], [a.member.line, a.waiting.line]),
    ])
    expect(await refusal(await settled(educloud, line, { account: true }))).toContain(
      'Administers a project too',
    )
  })

  test('whoever could use electronic ID, and whoever belongs to another part', async () => {
    const number = makeNationalNumber({ born: '1990-04-12', serial: 40 + addresses })
    const line = newPerson('Henrik', { identity: [{ number, type: 'fodselsnummer' }] })
    expect(await refusal(await joined(line))).toContain('Can use electronic ID')
    await world.store
      .updateTable('person')
      .set({ facts: JSON.stringify({ ...(await factsOf(a.member)), registers: ['hr', 'projects'] }) })
      .where('id', '=', a.member.personId)
      .execute()
    expect(await refusal(a.member)).toContain('Also belongs to another part')
  })

  test('higher rights, a locked account, a closed one', async () => {
    await world.store
      .insertInto('placed_lock')
      .values({
        id: crypto.randomUUID(),
        account_id: a.member.accountId ?? '',
        class: 'security',
        since: world.now(),
        placed_by: 'security',
        may_lift: 'security',
        because: 'a test',
      })
      .execute()
    expect(await refusal(a.member)).toContain('locked by the service desk')
    const line = newPerson('Ranked')
    const ranked = await joined(line)
    await world.store
      .updateTable('account')
      .set({ kind: 'admin' })
      .where('id', '=', ranked.accountId ?? '')
      .execute()
    expect(await refusal(ranked)).toContain('higher rights')
  })

  test('an address that the register changed in the last week; after the week it may', async () => {
    await educloud.takeIn('projects', [
      projectLine(a.key, [a.admin.line], [{ ...a.member.line, email: 'thief@example.org' }, a.waiting.line]),
    ])
    const changed = { ...a.member, mail: 'thief@example.org' }
    expect(await refusal(changed)).toContain('changed lately')
    educloud.advance('PT168H')
    const { link } = await linkAndSecret(await signedIn(a.admin), a.key, changed)
    expect(link).not.toBe('')
  })

  test('nobody without an address, nobody with the administrator’s own', async () => {
    expect(await refusal(await joined(newPerson('Without', { email: null })))).toContain('no e-mail address')
    expect(await refusal(await joined(newPerson('Same', { email: a.admin.mail })))).toContain(
      'same e-mail address as you',
    )
  })

  const factsOf = async (person: ProjectPerson) =>
    (
      await world.store
        .selectFrom('person')
        .select('facts')
        .where('id', '=', person.personId)
        .executeTakeFirstOrThrow()
    ).facts
})

describe('somebody else’s project', () => {
  test('every address of it, as its own administrator sends it, is 404 to another, exactly as one that never was', async () => {
    const adminA = await signedIn(a.admin)
    const adminB = await signedIn(two.b.admin)
    await linkAndSecret(adminA, a.key, a.member)
    const links = await world.store
      .selectFrom('project_link')
      .select('id')
      .where('person_id', '=', a.member.personId)
      .execute()
    const members = await world.store
      .selectFrom('project_member')
      .select('id')
      .where('register_id', '=', a.member.id)
      .execute()
    const [link = { id: '' }] = links
    const [member = { id: '' }] = members
    const requests: [string, string, Record<string, string>?][] = [
      ['GET', `/projects/${a.key}`],
      ['GET', `/projects/${a.key}/links`],
      ['GET', `/projects/${a.key}/links/new`],
      ['POST', `/projects/${a.key}/links/new`, { user: member.id }],
      ['GET', `/projects/${a.key}/links/${link.id}/revoke`],
      ['POST', `/projects/${a.key}/links/${link.id}/revoke`, {}],
      ['GET', `/projects/${a.key}/administrators/${member.id}`],
      ['POST', `/projects/${a.key}/administrators/${member.id}`, {}],
      // the own project with the other's ids
      ['POST', `/projects/${two.b.key}/links/new`, { user: member.id }],
      ['GET', `/projects/${two.b.key}/links/${link.id}/revoke`],
      ['POST', `/projects/${two.b.key}/links/${link.id}/revoke`, {}],
      ['GET', `/projects/${two.b.key}/administrators/${member.id}`],
      ['POST', `/projects/${two.b.key}/administrators/${member.id}`, {}],
    ]
    await adminB.open('/projects')
    const csrf =
      /name="csrf" value="([^"]*)"/.exec((await adminB.open(`/projects/${two.b.key}/links/new`)).html)?.[1] ??
      ''
    const jar = { host, cookies: new Map(adminB.cookies), csrf, from: '192.0.2.88' }
    const send = async (method: string, path: string, fields?: Record<string, string>) =>
      method === 'GET' ? get(portal, { ...jar }, path) : post(portal, { ...jar }, path, fields ?? {})
    const plain = (body: string) =>
      body
        .replaceAll(csrf, '')
        .replace(/value="[\w-]{43}"/g, '')
        .replaceAll(/\/projects\/[^"?]*/g, '')
    const before = await sumsOf(world.store)
    for (const [method, path, fields] of requests) {
      const answer = await send(method, path, fields)
      expect([method, path, answer.statusCode]).toEqual([method, path, 404])
      const never = await send(
        method,
        path
          .replaceAll(a.key, 'ec0')
          .replaceAll(link.id, crypto.randomUUID())
          .replaceAll(member.id, crypto.randomUUID()),
        fields,
      )
      expect(plain(never.body)).toBe(plain(answer.body))
    }
    expect(await sumsOf(world.store)).toEqual(before)
  })

  test('a role that ended ends at the next request; a right that ran out is confirmed anew by another administrator', async () => {
    const admin = await signedIn(a.admin)
    expect((await admin.open(`/projects/${a.key}`)).status).toBe(200)
    await educloud.takeIn('projects', [projectLine(a.key, [], [a.admin.line, a.member.line, a.waiting.line])])
    expect((await admin.open(`/projects/${a.key}`)).status).toBe(404)
    const second = newPerson('Second')
    await educloud.takeIn('projects', [
      projectLine(a.key, [a.admin.line, second], [a.member.line, a.waiting.line]),
    ])
    const other = await settled(educloud, second, { account: true })
    await world.store
      .updateTable('project_administrator')
      .set({ ends_at: world.now() })
      .where('register_id', '=', a.admin.id)
      .where('ended_at', 'is', null)
      .execute()
    expect((await admin.open(`/projects/${a.key}`)).status).toBe(404)
    const confirming = await signedIn(other)
    await confirming.open(`/projects/${a.key}`)
    const path = /href="([^"]*\/administrators\/[^"]*)"/.exec(confirming.page.html)?.[1] ?? ''
    await confirming.open(path)
    await confirming.submit({})
    expect((await admin.open(`/projects/${a.key}`)).status).toBe(200)
    const own = await admin.open(`/projects/${a.key}/administrators/${path.split('/').at(-1) ?? ''}`)
    expect(own.status).toBe(404)
  })

  test('a project that is over is administered by nobody', async () => {
    const admin = await signedIn(a.admin)
    await educloud.takeIn('projects', [
      projectLine(a.key, [a.admin.line], [a.member.line, a.waiting.line], { until: '2026-08-01' }),
      projectLine(two.b.key, [two.b.admin.line, a.admin.line], [two.b.member.line, two.b.waiting.line]),
    ])
    expect((await admin.open(`/projects/${a.key}`)).status).toBe(404)
    expect((await admin.open(`/projects/${two.b.key}`)).status).toBe(200)
  })

  test('a project whose administrators are gone is shown to the desk, which hands it over', async () => {
    expect((await projectsWithoutAdministrator(world)).map(({ key }) => key)).not.toContain(a.key)
    await educloud.takeIn('projects', [projectLine(a.key, [], [a.member.line, a.waiting.line])])
    expect(await projectsWithoutAdministrator(world)).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: a.key, members: 2 })]),
    )
    const { id } = await world.store
      .selectFrom('project_member')
      .select('id')
      .where('register_id', '=', a.member.id)
      .where('gone_at', 'is', null)
      .executeTakeFirstOrThrow()
    expect(
      await confirmAdministrator(world, {
        project: a.key,
        member: id,
        by: 'desk',
        because: 'the owner left',
      }),
    ).toBe(true)
    expect((await projectsWithoutAdministrator(world)).map(({ key }) => key)).not.toContain(a.key)
    expect((await (await signedIn(a.member)).open(`/projects/${a.key}`)).status).toBe(200)
  })

  test('an institution without projects has none of these pages', async () => {
    expect((await openBrowser(portal, { host: 'ntnu.localhost' }).open('/')).text).not.toContain(
      'Foreign user',
    )
  })
})

describe('whoever acts on others', () => {
  test('signs in anew after fifteen minutes away, and after eight hours', async () => {
    const admin = await signedIn(a.admin)
    for (let minutes = 0; minutes < 40; minutes += 14) {
      educloud.advance('PT14M')
      expect((await admin.open('/projects')).path).toBe('/projects')
    }
    educloud.advance('PT16M')
    expect((await admin.open('/my-account')).status).toBe(200)
    expect((await admin.open(`/projects/${a.key}`)).path).toBe('/sign-in/again')
    await admin.submit({})
    expect(admin.page.path).toBe('/sign-in')
    await admin.submit({ username: a.admin.username ?? '', password: goodPassword })
    expect(admin.page.path).toBe('/projects')
    for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
      educloud.advance('PT10M')
      await admin.open('/projects')
    }
    expect(admin.page.path).toBe('/projects')
    educloud.advance('PT11M')
    expect((await admin.open('/projects')).path).toBe('/sign-in/again')
  })

  test('is stopped after twenty links in an hour, with an alarm, and goes on after the hour', async () => {
    const admin = await signedIn(a.admin)
    for (let times = 0; times < 20; times += 1)
      expect((await makeLink(admin, a.key, a.member)).secret).not.toBe('')
    const told = educloud.told.length
    expect((await makeLink(admin, a.key, a.member)).secret).toBe('')
    expect(admin.page.status).toBe(429)
    expect(educloud.told.slice(told).map(({ event }) => event)).toContain('project-links-stopped')
    expect(await journalOf(a.admin.personId)).toContain('project-links-stopped')
    educloud.advance('PT10M')
    await admin.open('/projects')
    for (let minutes = 0; minutes < 50; minutes += 10) {
      educloud.advance('PT10M')
      await admin.open('/projects')
    }
    educloud.advance('PT1M')
    expect((await makeLink(admin, a.key, a.member)).secret).not.toBe('')
  })
})
