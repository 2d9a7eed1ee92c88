/** What an operator does to the program and what time does to an account: ends and begins again, killed, beside, refused, a year on. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bring } from './bring.ts'
import { desktop, openChromium, phone, startWalk } from './browser.ts'
import { killRound, startOfKilling, type Killing } from './killing.ts'
import { fileOf, type Newcomer, student, unpaidStudent, writeFileOf, writeText } from './newcomers.ts'
import { activate, outsider, signIn } from './outsider.ts'
import { adgang, cleanEnvironment, endDemo, type RunningDemo, startDemo } from './running-demo.ts'
import { fiveInstitutions, startWithFive } from './shared-demo.ts'
import { signIn as signInByHand } from './ways.ts'

const password = 'Ni nøtter i en 3 måneder gammel kurv'
let demo: RunningDemo
let institutions: string

beforeAll(async () => {
  ;({ demo, institutions } = await startWithFive())
})
afterAll(async () => endDemo(demo))

async function again(): Promise<RunningDemo> {
  const { folder, port } = demo
  return startDemo({ folder, port, env: { ADGANG_INSTITUTIONS: institutions } })
}

async function usernameOf(institution: string, one: Newcomer): Promise<string> {
  const shown = await activate(outsider(demo, institution), one, password)
  expect(shown).toMatchObject({ is: 'activated' })
  return shown.is === 'activated' ? shown.username : ''
}

describe('a folder of data', () => {
  test('Ctrl-C ends in order; the next start goes on with the same people and the same clock', async () => {
    const one = student(301)
    await bring(demo, { institution: 'usn', people: [one] })
    const username = await usernameOf('usn', one)
    const before = await demo.advance('PT1H')
    expect(await demo.stop()).toBe(0)
    demo = await again()
    expect(Date.parse(await demo.now())).toBeGreaterThanOrEqual(Date.parse(before))
    expect((await signIn(outsider(demo, 'usn'), username, password)).path).toBe('/my-account')
  })

  test('a door that wrong passwords have closed is closed after kill -9 too (case B-08)', async () => {
    const one = student(304)
    await bring(demo, { institution: 'oslomet', people: [one] })
    const username = await usernameOf('oslomet', one)
    for (let tries = 0; tries < 6; tries += 1)
      await signIn(outsider(demo, 'oslomet'), username, `${password} ${tries}`)
    await demo.kill()
    demo = await again()
    expect(await signIn(outsider(demo, 'oslomet'), username, password)).toMatchObject({ status: 429 })
  })

  test('a port that is taken is said in a sentence with the next step', async () => {
    const said = await adgang(['demo', '--port', String(demo.port), '--data', `${demo.folder}-other`])
    expect(said.code).toBe(1)
    expect(said.err).toMatch(new RegExp(`Port ${demo.port} is taken.*--port ${demo.port + 1}`))
    expect(said.err.trim().split('\n')).toHaveLength(1)
  })

  test('commands beside it act on it, two at a time', async () => {
    const two = [student(302), student(303)] as const
    const files = await Promise.all([
      writeFileOf(demo, { institution: 'ntnu', generated: await demo.now(), people: [two[0]] }),
      writeFileOf(demo, { institution: 'usn', generated: await demo.now(), people: [two[1]] }),
    ])
    const said = await Promise.all(files.map(async (file) => demo.command('import', file, '--apply')))
    expect(said.map(({ code, err }) => ({ code, err }))).toEqual([
      { code: 0, err: '' },
      { code: 0, err: '' },
    ])
    const username = await usernameOf('ntnu', two[0])
    const explained = await demo.command('explain', 'ntnu', username)
    expect(explained).toMatchObject({ code: 0 })
    expect(explained.out).toContain(username)
  })
})

describe('register files that must change nothing', () => {
  test('cut off, foreign, older, half gone: each is refused with its reason, and everybody stays', async () => {
    const people = Array.from({ length: 60 }, (_, place) => student(310 + place))
    const wish = { institution: 'maritim', kind: 'full' as const, people }
    const whole = fileOf({ ...wish, generated: '2026-08-19T03:00:00Z' })
    const first = await demo.command('import', await writeText(demo, 'whole.jsonl', whole), '--apply')
    expect(first, first.err).toMatchObject({ code: 0 })
    const newer = fileOf({ ...wish, generated: '2026-08-19T04:00:00Z' })
    const bad: [string, RegExp][] = [
      [newer.split('\n').slice(0, 40).join('\n'), /cut off|trailer|end/i],
      [newer.replace('"institution":"maritim"', '"institution":"nowhere"'), /institution|nowhere/i],
      [fileOf({ ...wish, generated: '2026-08-18T03:00:00Z' }), /older/i],
    ]
    for (const [text, reason] of bad) {
      const said = await demo.command('import', await writeText(demo, 'bad.jsonl', text), '--apply')
      expect(said, `${said.out}${said.err}`).toMatchObject({ code: 2 })
      expect(`${said.out}${said.err}`).toMatch(reason)
    }
    const same = await demo.command('import', await writeText(demo, 'same.jsonl', whole), '--apply')
    expect(same, `${same.out}${same.err}`).toMatchObject({ code: 0 })
    const username = await usernameOf('maritim', people[30] ?? student(340))
    expect(username).not.toBe('')
  })
})

describe('production', () => {
  const serve = async (env: Record<string, string>) =>
    adgang(['serve', '--port', '0', '--data', `${demo.folder}-production`], env)

  test('does not start on the keys of a demo, without encryption, on made-up numbers, with a password everybody knows', async () => {
    const said = await serve({
      ADGANG_KEYS: join(demo.folder, 'keys.json'),
      ADGANG_ACCEPT_SYNTHETIC_NUMBERS: '1',
      ADGANG_SMS_URL: 'https://sms.example/send',
      ADGANG_SMS_PASSWORD: 'changeme',
    })
    expect(said.code).toBe(1)
    for (const reason of [/keys .* demo/i, /encryption/i, /synthetic/i, /gateway password/i])
      expect(said.err).toMatch(reason)
  })

  test('each of these alone is enough', async () => {
    const tls = { ADGANG_TRUSTED_PROXIES: '192.0.2.1' }
    const alone: [Record<string, string>, RegExp][] = [
      [{ ...tls, ADGANG_KEYS: join(demo.folder, 'keys.json') }, /made by the demo/],
      [{}, /without encryption/],
      [{ ...tls, ADGANG_ACCEPT_SYNTHETIC_NUMBERS: '1' }, /synthetic/],
      [{ ...tls, ADGANG_SMTP_URL: 'smtp://portal:secret@mail.example' }, /gateway password/],
    ]
    for (const [env, reason] of alone) {
      const said = await serve(env)
      expect(said.code, said.err).toBe(1)
      expect(said.err).toMatch(reason)
    }
  })
})

describe('the command line', () => {
  test('config check: the file, the line and the reason', async () => {
    const good = await adgang(['config', 'check'], { ADGANG_INSTITUTIONS: institutions })
    expect(good).toMatchObject({ code: 0, out: '5 institutions, no problems.\n' })
    const broken = await fiveInstitutions(join(demo.folder, 'broken'))
    const path = join(broken, 'usn.yaml')
    await writeFile(path, (await readFile(path, 'utf8')).replace('minLength: 16', 'minLength: sixteen'))
    const line = (await readFile(path, 'utf8')).split('\n').findIndex((each) => each.includes('sixteen')) + 1
    const said = await adgang(['config', 'check'], { ADGANG_INSTITUTIONS: broken })
    expect(said.code).toBe(1)
    expect(said.out).toMatch(new RegExp(`usn\\.yaml:${line}.*minLength`))
  })

  test('commands have --help with a description, and the program lists them all', async () => {
    const words = ['demo', 'import', 'config check', 'leaked-passwords build']
    const said = await Promise.all([
      adgang(['--help']),
      ...words.map(async (each) => adgang([...each.split(' '), '--help'])),
    ])
    expect(said.map(({ code }) => code)).toEqual(said.map(() => 0))
    for (const { out } of said) expect(out).toMatch(/Usage: adgang[\s\S]*--help/)
    for (const each of ['demo', 'serve', 'worker', 'import', 'explain', 'config', 'leaked-passwords'])
      expect(said[0]?.out).toContain(`\n  ${each}`)
  })

  test('nothing of the shell’s own settings reaches a walk', () => {
    expect(Object.keys(cleanEnvironment()).filter((name) => name.startsWith('ADGANG_'))).toEqual([])
  })
})

describe('killed at any moment', () => {
  test('five times, while it imports and while people activate: nothing lost, nothing half, no notice twice', async () => {
    let killing: Killing = startOfKilling(demo)
    for (let round = 0; round < 5; round += 1)
      killing = await killRound(killing, { again, log: () => undefined })
    demo = killing.demo
    expect(killing.sure.length).toBeGreaterThan(0)
    expect(await killing.whatIsWrong()).toEqual([])
  }, 300_000)
})

describe('time', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(async () => browser.close())

  test('a new version of the rules is due at the next sign-in; after the fee’s deadline the page says what is missing', async () => {
    const one = student(381, { given: 'Turid', family: 'Vik' })
    const unpaid = unpaidStudent(382)
    await bring(demo, { institution: 'oslomet', people: [one, unpaid] })
    const username = await usernameOf('oslomet', one)
    const unpaidName = await usernameOf('oslomet', unpaid)
    await demo.stop()
    const path = join(institutions, 'oslomet.yaml')
    const yaml = await readFile(path, 'utf8')
    await writeFile(
      path,
      yaml
        .replace("version: '2025-08'", "version: '2026-08'")
        .replace('from: 2025-08-01', 'from: 2026-08-01')
        // the rules are met after the second factor; here they alone are looked at
        .replace('required: [{ who: everybody }]', 'required: []'),
    )
    demo = await again()
    const walk = await startWalk(browser, {
      institution: 'oslomet',
      origin: demo.origin('oslomet'),
      name: 'as-time-goes-by',
      language: 'nn',
      width: desktop,
    })
    await signInByHand(walk, { username, password })
    expect(walk.path(), await walk.text()).toBe('/my-account/rules')
    await walk.look('new-rules')
    await walk.tick('acceptRules')
    await walk.send()
    expect(walk.path(), await walk.text()).toBe('/my-account')

    await demo.advance('P20D')
    const late = await signIn(outsider(demo, 'oslomet'), unpaidName, password)
    expect([late.status, late.path]).toEqual([200, '/why-no-access'])
    expect(late.text).toMatch(/semester fee/i)
    expect(late.text).toMatch(/Student Service Centre/)
    await walk.close()
  })

  test('a password runs out after a year: the right one leads to choosing a new one, and to nothing else', async () => {
    const one = student(383, { given: 'Turid', family: 'Vik' })
    await bring(demo, { institution: 'usn', people: [one] })
    const username = await usernameOf('usn', one)
    await demo.advance('P1Y')
    const walk = await startWalk(browser, {
      institution: 'usn',
      origin: demo.origin('usn'),
      name: 'a-year-later',
      language: 'nb',
      width: phone,
    })
    await signInByHand(walk, { username, password })
    expect(walk.path(), await walk.text()).toBe('/set')
    await walk.look('password-ran-out')
    await walk.type('newPassword', password)
    await walk.send()
    expect(walk.status()).toBe(422)
    await walk.look('the-old-one-again')
    await walk.type('newPassword', `${password} og 1 til`)
    await walk.send()
    expect(walk.path(), await walk.text()).toBe('/my-account')
    await walk.look('after-the-new-password')
    await walk.close()
  })
})
