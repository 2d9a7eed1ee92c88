/** OpenLDAP for real: entries as Feide wants them, hidden while locked and not while expired, groups, adoption, names of every kind. (Long: one directory, what it is told.) */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSlapd, type TestSlapd } from '../../../cast/test-slapd.ts'
import type { Order, TargetSystem } from '../../../core/targets/target-system.ts'
import type { PersonTruth, Truth } from '../../../core/targets/truth.ts'
import { openHasher } from '../../password-hash/open-hasher.ts'
import { isPassword, preparePassword } from '../../../core/secrets/password.ts'
import { foundEntry } from './search.ts'
import { openOpenLdap } from './open-openldap.ts'
import type { OpenLdapSettings } from './settings.ts'

let slapd: TestSlapd
let target: TargetSystem
let settings: OpenLdapSettings
const never = new AbortController().signal

beforeAll(async () => {
  slapd = await startTestSlapd()
  settings = {
    url: slapd.url,
    bindAs: slapd.bindAs,
    secret: slapd.secret,
    ca: null,
    base: slapd.base,
    people: 'ou=people',
    hidden: 'ou=hidden',
    groups: 'ou=groups',
    schema: 'feide',
    nationalNumber: true,
    mailAliases: true,
    posix: { home: '/home/{username}', shell: '/bin/bash' },
    realm: 'uni.example',
  }
  target = openOpenLdap(settings)
})

afterAll(async () => {
  await target.close()
  await slapd.stop()
})

const hasher = openHasher({ memoryKiB: 1024, passes: 1, lanes: 1, mostWaiting: 10, weakForTests: true })

async function hashOf(typed: string): Promise<string> {
  const password = preparePassword(typed)
  if (!isPassword(password)) throw new Error('no password')
  return hasher.hash(password)
}

const kari: PersonTruth = {
  id: '11111111-1111-4111-8111-111111111111',
  given: 'Kari',
  family: 'Nordmann',
  born: '2004-02-29',
  nationalNumber: '29820412345',
  studentNumber: '990199',
  language: 'nn',
  mobile: '+4799123456',
  showPicture: false,
  protected: false,
  belongings: [],
}

let count = 0
function truthOf(wish: Partial<Truth> = {}): Truth {
  count += 1
  return {
    accountId: `22222222-2222-4222-8222-${String(count).padStart(12, '0')}`,
    kind: 'personal',
    username: `kari${count}`,
    formerUsernames: [],
    services: [],
    mail: `kari${count}@uni.example`,
    mailAliases: [],
    standing: 'listed',
    open: { mail: true, network: true, services: true, door: true },
    groups: ['student'],
    person: kari,
    posix: null,
    card: null,
    passwordSetAt: '2026-08-20T08:00:00Z',
    ...wish,
  }
}

async function deliver(truth: Truth, hash: string | null = null) {
  const order: Order = {
    truth,
    password: hash === null ? null : { version: 1, hash, plain: null },
    pin: null,
  }
  const [outcome] = await target.deliver([order], never)
  return outcome
}

async function entry(truth: Truth, where = 'people') {
  return slapd.byHand(async (client) => {
    const { searchEntries } = await client
      .search(`uid=${truth.username},ou=${where},${slapd.base}`, { scope: 'base' })
      .catch(() => ({ searchEntries: [] }))
    const [one] = searchEntries
    return one ? foundEntry(one).values : null
  })
}

async function members(group: string): Promise<readonly string[]> {
  return slapd.byHand(async (client) => {
    const { searchEntries } = await client.search(`cn=${group},ou=groups,${slapd.base}`, { scope: 'base' })
    const [one] = searchEntries
    return one ? (foundEntry(one).values['member'] ?? []) : []
  })
}

const person = (truth: Truth) => `uid=${truth.username},ou=people,${slapd.base}`

describe('an entry', () => {
  test('has what Feide asks for, and lets in with the password that was set here', async () => {
    const truth = truthOf({
      mailAliases: ['old.name@uni.example'],
      posix: { uid: 5001, gid: 5001, home: null, shell: null },
    })
    const hash = await hashOf('Plank seks 7 gule hester')
    expect(await deliver(truth, hash)).toEqual({ is: 'done', passwordTaken: true, mended: [] })
    expect(await entry(truth)).toMatchObject({
      uid: [truth.username],
      cn: ['Kari Nordmann'],
      sn: ['Nordmann'],
      displayname: ['Kari Nordmann'],
      mail: [truth.mail],
      maillocaladdress: [truth.mail, 'old.name@uni.example'],
      mobile: ['+4799123456'],
      edupersonprincipalname: [`${truth.username}@uni.example`],
      edupersonaffiliation: ['student', 'member'],
      edupersonprimaryaffiliation: ['student'],
      schachomeorganization: ['uni.example'],
      noredupersonlegalname: ['Kari Nordmann'],
      noredupersonbirthdate: ['20040229'],
      noredupersonnin: ['29820412345'],
      uidnumber: ['5001'],
      homedirectory: [`/home/${truth.username}`],
    })
    expect(await slapd.letsIn(person(truth), 'Plank seks 7 gule hester')).toBe(true)
    expect(await slapd.letsIn(person(truth), 'Plank seks 7 gule heste')).toBe(false)
  })

  test('of a locked account is out of sight and lets nobody in, and is back as it was when the lock is gone', async () => {
    const truth = truthOf()
    const hash = await hashOf('Plank seks 7 gule hester')
    await deliver(truth, hash)
    await slapd.byHand(async (client) =>
      client.modify(person(truth), await descriptionChange('kept by somebody else')),
    )
    await deliver({ ...truth, standing: 'hidden' }, hash)
    expect(await entry(truth)).toBeNull()
    const hidden = await entry(truth, 'hidden')
    expect(hidden).toMatchObject({ uid: [truth.username], description: ['kept by somebody else'] })
    expect(hidden).not.toHaveProperty('userpassword')
    expect(hidden).not.toHaveProperty('edupersonaffiliation')
    expect(await members('student')).not.toContain(person(truth))
    expect(await slapd.letsIn(person(truth), 'Plank seks 7 gule hester')).toBe(false)
    await deliver(truth, hash)
    expect(await entry(truth)).toMatchObject({ description: ['kept by somebody else'] })
    expect(await members('student')).toContain(person(truth))
    expect(await slapd.letsIn(person(truth), 'Plank seks 7 gule hester')).toBe(true)
  })

  test('of somebody who was never listed is not made', async () => {
    const truth = truthOf({ standing: 'hidden' })
    expect(await deliver(truth)).toMatchObject({ is: 'done' })
    expect([await entry(truth), await entry(truth, 'hidden')]).toEqual([null, null])
  })

  test('of a protected address shows nothing to find somebody by', async () => {
    const truth = truthOf({
      mail: 'hidden.name@uni.example',
      person: { ...kari, protected: true, mobile: null },
    })
    await deliver(truth)
    const said = JSON.stringify(await entry(truth))
    for (const word of ['Kari', 'Nordmann', '20040229', truth.mail]) expect(said).not.toContain(word)
  })

  test('follows a change of username, with its groups', async () => {
    const truth = truthOf()
    await deliver(truth)
    const renamed = { ...truth, username: `${truth.username}b` }
    await deliver(renamed)
    expect(await entry(truth)).toBeNull()
    expect(await entry(renamed)).toMatchObject({ uid: [renamed.username] })
    const all = await members('student')
    expect([all.includes(person(truth)), all.includes(person(renamed))]).toEqual([false, true])
  })

  test('that was put out of its group by hand is told of by a comparison; what is known to be right is not asked again', async () => {
    const truth = truthOf()
    await deliver(truth)
    await slapd.byHand(async (client) => {
      const { Attribute, Change } = await import('ldapts')
      const modification = new Attribute({ type: 'member', values: [person(truth)] })
      await client.modify(
        `cn=student,ou=groups,${slapd.base}`,
        new Change({ operation: 'delete', modification }),
      )
    })
    expect(await target.compare([truth], never)).toMatchObject([{ is: 'differs', attributes: ['member'] }])
    const [known] = await target.deliver(
      [{ truth, password: null, pin: null, groupsBefore: ['student'] }],
      never,
    )
    expect([known?.is, (await members('student')).includes(person(truth))]).toEqual(['done', false])
    await deliver(truth)
    expect(await members('student')).toContain(person(truth))
    expect(await target.compare([truth], never)).toEqual([])
  })

  test.each<[readonly ('student' | 'employee')[] | null]>([
    [['employee']],
    [['student', 'employee']],
    [null],
  ])('is put into its groups where it was put into %j before', async (groupsBefore) => {
    const truth = truthOf()
    await deliver({ ...truth, groups: groupsBefore ?? [] })
    await target.deliver([{ truth, password: null, pin: null, groupsBefore }], never)
    expect(await target.compare([truth], never)).toEqual([])
    expect(await members('student')).toContain(person(truth))
    expect(await members('employee')).not.toContain(person(truth))
  })

  test('is written again without a change, and says so', async () => {
    const truth = truthOf()
    await deliver(truth)
    expect(await target.compare([truth], never)).toEqual([])
    expect(await deliver(truth)).toEqual({ is: 'done', passwordTaken: true, mended: [] })
  })

  test('that is twice in the directory is nobody’s to choose from: somebody has to look', async () => {
    const truth = truthOf()
    await deliver(truth)
    const uniqueId = (await entry(truth))?.['edupersonuniqueid'] ?? []
    await slapd.byHand(async (client) =>
      client.add(`uid=${truth.username},ou=hidden,${slapd.base}`, {
        objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'eduPerson'],
        ...{ uid: truth.username, cn: 'x', sn: 'x', eduPersonUniqueId: [...uniqueId] },
      }),
    )
    const [outcome] = await target.deliver(
      [{ truth: { ...truth, standing: 'hidden' }, password: null, pin: null }],
      never,
    )
    expect(outcome).toMatchObject({ is: 'give-up', trouble: { what: 'name-taken' } })
    expect(await target.compare([truth], never)).toMatchObject([{ is: 'taken' }])
  })
})

async function descriptionChange(value: string) {
  const { Attribute, Change } = await import('ldapts')
  return new Change({
    operation: 'add',
    modification: new Attribute({ type: 'description', values: [value] }),
  })
}

describe('a directory that is filled already', () => {
  const stranger = async (name: string, more: Record<string, string> = {}) =>
    slapd.byHand(async (client) =>
      client.add(`uid=${name},ou=people,${slapd.base}`, {
        objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'eduPerson'],
        uid: name,
        cn: 'From before',
        sn: 'before',
        employeeType: 'theirs',
        ...more,
      }),
    )

  test('is only looked at by a comparison, which says what would be taken over', async () => {
    const truth = truthOf()
    await deliver(truthOf())
    await stranger(truth.username)
    const [difference] = await target.compare([truth], never)
    expect(difference).toMatchObject({ is: 'adopt', username: truth.username })
    expect(difference?.attributes).toContain('cn')
    expect(await entry(truth)).toMatchObject({ cn: ['From before'] })
  })

  test('has its entry taken over, and what others keep there is left', async () => {
    const truth = truthOf()
    await stranger(truth.username)
    await deliver(truth)
    expect(await entry(truth)).toMatchObject({ cn: ['Kari Nordmann'], employeetype: ['theirs'] })
  })

  test('keeps the entry of another account of the same name', async () => {
    const truth = truthOf()
    await stranger(truth.username, { eduPersonUniqueId: `${'3'.repeat(32)}@uni.example` })
    expect(await deliver(truth)).toMatchObject({ is: 'give-up', trouble: { what: 'name-taken' } })
    expect(await entry(truth)).toMatchObject({ cn: ['From before'] })
  })

  test('tells of everything in it, ours and others', async () => {
    const truth = truthOf()
    await deliver(truth)
    await stranger('somebody-else')
    const found = []
    for await (const each of target.survey(never)) found.push(each)
    expect(found.find(({ accountId }) => accountId === truth.accountId)).toMatchObject({ listed: true })
    expect(found.find(({ username }) => username === 'somebody-else')).toMatchObject({ accountId: null })
  })
})

describe('names of every kind come back as they were (cases I-04, I-05)', () => {
  const hostile = [
    '*)(uid=*',
    ', + " \\ < > ; =',
    '#first',
    ' last ',
    'a\nb',
    'Åse Ørnulf',
    '王小明',
    '👩‍👩‍👧',
    '\\2a',
    'ﬁ',
  ]

  test.each(hostile)('%j', async (name) => {
    const truth = truthOf({ person: { ...kari, given: name, family: name } })
    expect(await deliver(truth)).toMatchObject({ is: 'done' })
    expect(await entry(truth)).toMatchObject({ givenname: [name], sn: [name] })
  })

  test('a username made of a filter finds nobody else', async () => {
    const others = await slapd.byHand(async (client) => client.search(slapd.base, { filter: '(uid=*)' }))
    const truth = truthOf({ username: '*)(uid=*' })
    expect(await target.compare([truth], never)).toMatchObject([{ is: 'missing' }])
    expect(others.searchEntries.length).toBeGreaterThan(5)
  })

  test('random ones', async () => {
    const runs = Number(process.env['NAMES_OF'] ?? 300)
    const names = fc.sample(
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
        .filter((name) => name.trim() !== '' && !/[\p{Cc}\p{Cs}\p{Cn}]/u.test(name)),
      { numRuns: runs, seed: 20260820 },
    )
    const truths = names.map((name) =>
      truthOf({ groups: [], person: { ...kari, given: name, family: name } }),
    )
    for (let from = 0; from < truths.length; from += 100) {
      const part = truths.slice(from, from + 100)
      const outcomes = await target.deliver(
        part.map((truth) => ({ truth, password: null, pin: null })),
        never,
      )
      expect(outcomes.filter(({ is }) => is !== 'done')).toEqual([])
      expect(await target.compare(part, never)).toEqual([])
    }
    const odd = truths[truths.length - 1]
    if (!odd) throw new Error('nobody was made')
    expect(await entry(odd)).toMatchObject({ givenname: [odd.person?.given] })
  }, 120_000)
})

describe('before it is used', () => {
  test('everything that must be right is tried for real', async () => {
    const checked = await target.check(never)
    expect(checked.map(({ what, is }) => `${what} ${is}`)).toEqual([
      'reachable right',
      'encrypted right',
      'credentials right',
      'base right',
      'schema right',
      'may-write right',
      'clock right',
      'scheme right',
    ])
  })

  test('a wrong secret, a wrong base and a directory that is away are said as what they are', async () => {
    const wrong = openOpenLdap({ ...settings, secret: 'wrong' })
    const elsewhere = openOpenLdap({ ...settings, base: 'dc=nowhere,dc=example' })
    const away = openOpenLdap({ ...settings, url: 'ldap://127.0.0.1:9/' })
    try {
      expect(await wrong.check(never)).toMatchObject([{ what: 'credentials', is: 'wrong' }])
      expect((await elsewhere.check(never)).at(-1)).toMatchObject({ what: 'base', is: 'wrong' })
      expect(await away.check(never)).toMatchObject([{ what: 'reachable', is: 'wrong' }])
      const order = { truth: truthOf(), password: null, pin: null }
      expect(await wrong.deliver([order], never)).toMatchObject([
        { is: 'again', trouble: { what: 'credentials-refused' } },
      ])
      expect(await away.deliver([order], never)).toMatchObject([
        { is: 'again', trouble: { what: 'unreachable' } },
      ])
      expect(await elsewhere.deliver([order], never)).toMatchObject([
        { is: 'again', trouble: { what: 'base-missing' } },
      ])
    } finally {
      await Promise.all([wrong.close(), elsewhere.close(), away.close()])
    }
  })

  test('a directory that went away and came back is used again, never without being bound', async () => {
    const truth = truthOf()
    await deliver(truth)
    await slapd.kill()
    expect(await deliver({ ...truth, mail: 'new@uni.example' })).toMatchObject({
      is: 'again',
      trouble: { what: 'unreachable' },
    })
    await slapd.start()
    expect(await deliver({ ...truth, mail: 'new@uni.example' })).toMatchObject({ is: 'done' })
    expect(await entry(truth)).toMatchObject({ mail: ['new@uni.example'] })
  })
})
