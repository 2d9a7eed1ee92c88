/** The accounts of an older system move in: names and numbers for ever, each whole or not at all, nothing that somebody set here undone. (Long: one story after another.) */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { accountFiles, madeAccount } from '../cast/account-files.ts'
import { emptyTables } from '../cast/emptied-tables.ts'
import { importFile, importWorld } from '../cast/import-world.ts'
import { registerFileText, writeRegisterFile } from '../cast/register-file-maker.ts'
import { testStore } from '../cast/test-database.ts'
import { poolOf } from '../store/database.ts'
import { personById } from '../store/people.ts'
import { giveUsername } from './give-username.ts'
import type { ImportOutcome } from './import-register.ts'
import { together } from './world.ts'

const { store } = await testStore(20)
const { world, setNow } = importWorld(store, { settings: { registers: { accounts: {} } } })
const folder = mkdtempSync(join(tmpdir(), 'adgang-accounts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = accountFiles(folder)
const bcrypt = '$2b$05$abcdefghijklmnopqrstuud77txIX7OR3scRdMxIj6EzaKn94ipCO'
/** Whoever waits for a lock in this database. */
const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
const ssha = '{SSHA}I5MsB51DR6LXMjk0lfv7fhCir90PKR9E'

/** Students 50000 to 50029. */
beforeEach(async () => {
  setNow('2026-08-20T08:00:00Z')
  await emptyTables(
    store,
    `access_pin, identity_number, merge_candidate, link, absence, source_record, register_run, mail_alias, account_alias,
    posix_number, account_record, old_hash, placed_lock, acceptance, account, taken_name, person`,
  )
  const path = join(folder, 'fs.jsonl')
  const file = {
    register: 'fs',
    institution: 'prove',
    people: 30,
    generated: '2026-08-09T01:00:00Z',
  } as const
  await writeRegisterFile(path, file)
  await importFile(world, path)
})

async function take(lines: readonly (object | string)[], request: Parameters<typeof importFile>[2] = {}) {
  const outcome = await importFile(world, write(lines), request)
  if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome
}

async function rows<T extends object>(text: string): Promise<T[]> {
  return (await poolOf(store).query<T>(text)).rows
}

const count = async (table: string) =>
  (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? -1

async function accountOf(username: string) {
  return store.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow()
}

const badOf = (outcome: ImportOutcome) =>
  'plan' in outcome && outcome.plan
    ? outcome.plan.bad.map(
        ({ line, objections }) =>
          `${line} ${objections.map(({ key, because }) => `${key} ${because}`).join('; ')}`,
      )
    : []

/** Everything that a file of accounts writes, as one text. */
async function everything(): Promise<string> {
  const tables = [
    'account',
    'taken_name',
    'account_alias',
    'mail_alias',
    'posix_number',
    'account_record',
    'old_hash',
  ]
  const sums: string[] = []
  for (const name of [...tables, 'placed_lock', 'acceptance', 'journal', 'register_run']) {
    const { rows: found } = await sql<{ sum: string }>`
      SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${sql.table(name)} t`.execute(
      store,
    )
    sums.push(found[0]?.sum ?? '')
  }
  return sums.join(' ')
}

describe('an account', () => {
  test('comes with everything it had, and belongs to the person', async () => {
    const line = madeAccount('50001', {
      formerUsernames: ['Olan', 'onord'],
      mailAliases: ['o.nordmann@prove.example', 'ola@old-college.example'],
      password: { hash: `{CRYPT}${bcrypt}`, setAt: '2026-03-01T10:00:00+01:00' },
      posix: { uid: 41_001, gid: 100, home: '/home/old50001', shell: '/bin/bash' },
      rules: [{ document: 'it-rules', version: '2025-1', accepted: '2025-08-20T12:00:00Z' }],
      locks: [{ class: 'desk', since: '2026-05-01', because: 'a machine that sent spam' }],
    })
    const { plan, applied } = await take([line])
    expect(applied).toMatchObject({ arrived: 1, changed: 0, gone: 0, failed: 0 })
    expect(plan).toMatchObject({ people: 1, arrived: 1, badCount: 0, wouldLock: 0 })
    const account = await accountOf('old50001')
    expect(account).toMatchObject({
      kind: 'personal',
      mail: 'given.family50001@prove.example',
      closed_at: null,
      password_must_change_since: null,
    })
    expect(String(account.opened_at)).toBe('2019-08-12T00:00:00Z')
    expect(String(account.password_set_at)).toBe('2026-03-01T09:00:00Z')
    expect(world.keys.unwrap(account.id, account.password_sealed!)).toBe(bcrypt)
    const [owner] = await rows<{ person: string }>(
      `SELECT l.person_id AS person FROM source_record s JOIN link l ON l.source_record_id = s.id WHERE s.register_id = '50001'`,
    )
    expect(account.person_id).toBe(owner?.person)
    expect(
      await rows(`SELECT name, kind, person_id = '${owner?.person}' AS mine FROM taken_name ORDER BY 1`),
    ).toEqual([
      { name: 'given.family50001', kind: 'mail', mine: true },
      { name: 'o.nordmann', kind: 'mail', mine: true },
      { name: 'olan', kind: 'former', mine: true },
      { name: 'old50001', kind: 'username', mine: true },
      { name: 'onord', kind: 'former', mine: true },
    ])
    expect(await rows('SELECT name FROM account_alias ORDER BY 1')).toEqual([
      { name: 'olan' },
      { name: 'onord' },
    ])
    expect(await rows('SELECT address, until FROM mail_alias ORDER BY 1')).toEqual([
      { address: 'o.nordmann@prove.example', until: null },
      { address: 'ola@old-college.example', until: null },
    ])
    expect(await rows('SELECT uid, gid, home, shell, account_id FROM posix_number')).toEqual([
      { uid: 41_001, gid: 100, home: '/home/old50001', shell: '/bin/bash', account_id: account.id },
    ])
    expect(await rows('SELECT document, version FROM acceptance')).toEqual([
      { document: 'it-rules', version: '2025-1' },
    ])
    expect(await rows('SELECT class, placed_by, may_lift, because FROM placed_lock')).toEqual([
      {
        class: 'desk',
        placed_by: 'register:accounts',
        may_lift: 'desk',
        because: 'a machine that sent spam',
      },
    ])
    expect(await rows('SELECT work FROM old_hash')).toEqual([{ work: 'bcrypt 5' }])
    expect(await rows(`SELECT by_whom FROM journal WHERE what = 'account-moved-in'`)).toEqual([
      { by_whom: 'register:accounts' },
    ])
    expect(await count('job')).toBe(0)
  })

  test('is found by any claim, and all claims must lead to one person', async () => {
    const fs = registerFileText({
      register: 'fs',
      institution: 'prove',
      people: 4,
      generated: '2026-08-09T01:00:00Z',
    })
    const people = fs
      .split('\n')
      .slice(1, 5)
      .map((line) => JSON.parse(line) as { identity: object[] })
    const { applied } = await take([
      madeAccount('50000', { owner: { identity: people[0]?.identity[0] } }),
      madeAccount('50001', { owner: { studentNumber: 's100001' } }),
      madeAccount('50002', {
        owner: { fs: '50002', studentNumber: '100002', identity: people[2]?.identity[0] },
      }),
    ])
    expect(applied.arrived).toBe(3)
    const outcome = await take([
      madeAccount('50003', { owner: { fs: '50003', studentNumber: '100004' } }),
      madeAccount('50005', { owner: { fs: 'nobody' } }),
      madeAccount('50006', { owner: { fs: '50006', hr: 'nobody' } }),
      madeAccount('50007', { owner: null }),
    ])
    expect(badOf(outcome)).toEqual([
      '2 owner leads to more than one person',
      '3 owner is nobody whom a register has told of: import the people first',
      '4 owner is nobody whom a register has told of: import the people first',
      '5 owner is missing: an open account is somebody’s',
    ])
    expect(await count('account')).toBe(3)
  })

  test('must change its password where the older system said so', async () => {
    await take([madeAccount('50001', { password: { hash: ssha, setAt: '2026-03-01', mustChange: true } })])
    expect(String((await accountOf('old50001')).password_must_change_since)).toBe('2026-08-20T08:00:00Z')
  })
})

describe('a line that is wrong', () => {
  test.each([
    [{ username: 'kåre' }, 'username is no username: letters'],
    [{ username: 'root' }, 'username is a name that this house gives to nobody'],
    [{ mail: 'kari@elsewhere.example' }, 'mail is under no domain of this institution (prove.example)'],
    [{ mailAliases: ['not an address'] }, 'mailAliases[0] is no mail address'],
    [
      { password: { hash: 'A9F0DD57E1EDAB5BB55A9AC0A99C15EC', setAt: '2026-01-01' } },
      'password.hash is an NT hash',
    ],
    [{ password: { hash: '$6$salt$abc', setAt: '2026-01-01' } }, 'password.hash is of the kind $5$ or $6$'],
    [{ password: { hash: ssha, setAt: '2027-01-01' } }, 'password.setAt is later than now'],
    [{ password: { hash: ssha } }, 'password.setAt must be a moment'],
    [{ posix: { uid: 0, gid: 1 } }, 'posix.uid must be from 1 to 4294967294'],
    [{ secondFactor: { kind: 'totp' } }, 'secondFactor is not a key this format knows'],
    [{ created: 'yesterday' }, 'created must be a moment'],
    [
      { locks: [{ class: 'desk', since: '2026-01-02', until: '2026-01-01', because: 'x' }] },
      'locks[0].until is before',
    ],
    [{ owner: { identity: { number: '01010112345', type: 'fodselsnummer' } } }, 'owner.identity.number '],
  ])('%o is refused with its number and reason, and nothing of it is kept', async (wrong, because) => {
    const outcome = await take([madeAccount('50001', wrong), madeAccount('50002')])
    expect(badOf(outcome)).toHaveLength(1)
    expect(badOf(outcome)[0]).toContain(`2 ${because}`)
    expect(await rows('SELECT username FROM account')).toEqual([{ username: 'old50002' }])
    expect(await count('taken_name')).toBe(2)
  })

  test('never says what stood there', async () => {
    const outcome = await take([
      madeAccount('50001', { password: { hash: '$6$secretsalt$secrethash', setAt: '2026-01-01' } }),
      '{"id":"x","password":"hemmelig',
    ])
    expect(badOf(outcome)).toHaveLength(2)
    expect(JSON.stringify(outcome)).not.toMatch(/secretsalt|hemmelig/)
  })

  test('of a name, an address, a number or a person that another line has too: none of them is taken', async () => {
    const outcome = await take([
      madeAccount('50001', { username: 'same' }),
      madeAccount('50002', { formerUsernames: ['same'] }),
      madeAccount('50003', { posix: { uid: 5_000, gid: 1 } }),
      madeAccount('50004', { posix: { uid: 5_000, gid: 1 } }),
      madeAccount('50005', { mailAliases: ['x@old.example'] }),
      madeAccount('50006', { mailAliases: ['X@old.example'] }),
      madeAccount('50007', { id: 'one' }),
      madeAccount('50007', { id: 'other', username: 'another', mail: null }),
      madeAccount('50008', { id: 'twice' }),
      madeAccount('50009', { id: 'twice' }),
      madeAccount('50010'),
    ])
    expect(badOf(outcome)).toHaveLength(10)
    expect(badOf(outcome)[0]).toBe(
      '2 username or another name of this line stands on line 3 too: none of them is taken',
    )
    expect(await rows('SELECT username FROM account')).toEqual([{ username: 'old50010' }])
  })

  test('more of them than the budget: the file changes nothing', async () => {
    const outcome = await importFile(world, write(Array.from({ length: 60 }, () => '{}')))
    expect(outcome).toMatchObject({ is: 'refused', because: 'too-many-bad-lines' })
    expect(await count('account')).toBe(0)
  })
})

describe('names that are taken', () => {
  test('by somebody here are not taken away', async () => {
    const [other] = await rows<{ id: string }>('SELECT id FROM person LIMIT 1')
    await together(world, async (db) => {
      const person = await personById(db, other!.id)
      return giveUsername(world, db, person!)
    })
    const [{ name }] = (await rows<{ name: string }>('SELECT name FROM taken_name')) as [{ name: string }]
    const lines = ['50011', '50012'].map((id, nth) =>
      madeAccount(id, nth === 0 ? { username: name } : { mail: `${name}@prove.example` }),
    )
    const outcome = await take(lines)
    expect(badOf(outcome)).toEqual([
      '2 username is somebody else’s here, or was',
      '3 mail is somebody else’s here, or was',
    ])
  })

  test('a tombstone takes names, addresses and numbers for ever, and nobody gets them', async () => {
    const closed = { at: '2021-06-30' }
    const tomb = madeAccount('gone', {
      owner: null,
      username: 'karin',
      mail: 'kari.nordmann@prove.example',
      formerUsernames: ['kn'],
      mailAliases: ['kari@old.example'],
      posix: { uid: 1_234, gid: 100, home: '/home/karin' },
      password: { hash: 'A9F0DD57E1EDAB5BB55A9AC0A99C15EC', setAt: '2020-01-01' },
      closed,
    })
    const { applied } = await take([tomb])
    expect(applied).toMatchObject({ arrived: 0, gone: 1 })
    expect(await count('account')).toBe(0)
    expect(await rows('SELECT name, kind, person_id FROM taken_name ORDER BY 1')).toEqual([
      { name: 'kari.nordmann', kind: 'former', person_id: null },
      { name: 'karin', kind: 'former', person_id: null },
      { name: 'kn', kind: 'former', person_id: null },
    ])
    expect(await rows('SELECT address, account_id FROM mail_alias ORDER BY 1')).toEqual([
      { address: 'kari.nordmann@prove.example', account_id: null },
      { address: 'kari@old.example', account_id: null },
    ])
    expect(await rows('SELECT uid, account_id, home FROM posix_number')).toEqual([
      { uid: 1_234, account_id: null, home: null },
    ])
    const outcome = await take([
      madeAccount('50001', { username: 'karin' }),
      madeAccount('50002', { formerUsernames: ['kn'] }),
      madeAccount('50003', { mailAliases: ['kari@old.example'] }),
      madeAccount('50004', { posix: { uid: 1_234, gid: 1 } }),
      madeAccount('50005', { mail: 'kari.nordmann@prove.example' }),
      { ...tomb, closed: null, owner: { fs: '50006' }, password: null },
    ])
    const because = 'is somebody else’s here, or was'
    expect(badOf(outcome)).toEqual([
      `2 username ${because}`,
      `3 formerUsernames[0] ${because}`,
      `4 mailAliases[0] ${because}`,
      '5 posix.uid is the number of another account, or was',
      `6 mail ${because}; mail ${because}`,
      expect.stringContaining('7 closed was a tombstone before') as string,
    ])
    // the same tombstone with one name more is buried once more
    expect((await take([{ ...tomb, formerUsernames: ['kn', 'kno'] }])).applied).toMatchObject({
      gone: 1,
      failed: 0,
    })
    expect(await count('taken_name')).toBe(4)
    expect(await count('account')).toBe(0)
  })
})

describe('the same again', () => {
  test('a dry run says what it would do and writes nothing', async () => {
    const before = await everything()
    const outcome = await importFile(
      world,
      write([madeAccount('50001'), madeAccount('50002', { closed: { at: '2020-01-01' } })]),
      {
        apply: false,
      },
    )
    expect(outcome).toMatchObject({
      is: 'planned',
      plan: { arrived: 1, gone: 1, samples: { arrived: [{ line: 2, name: 'old50001' }] } },
    })
    expect(await everything()).toBe(before)
  })

  test('the same file is nothing to do; the same lines in a new file change nothing', async () => {
    const lines = [madeAccount('50001'), madeAccount('50002', { closed: { at: '2020-01-01' } })]
    const path = write(lines)
    await importFile(world, path)
    const before = await everything()
    expect(await importFile(world, path)).toEqual({ is: 'same-file' })
    expect(await everything()).toBe(before)
    const { plan } = await take(lines)
    expect(plan).toMatchObject({ unchanged: 2, arrived: 0, changed: 0, gone: 0, missing: 0 })
    expect((await take([lines[0]!])).plan).toMatchObject({ unchanged: 1, missing: 1 })
    expect(await count('account')).toBe(1)
  })

  test('an older file, one cut off, one of another university and one sent for another register change nothing', async () => {
    await take([madeAccount('50001')])
    const before = await everything()
    const older = write([madeAccount('50002')], { header: { generated: '2026-08-01T00:00:00Z' } })
    expect(await importFile(world, older)).toMatchObject({ is: 'refused', because: 'older' })
    const short = write([madeAccount('50002')], { trailer: { accounts: 2 } })
    expect(await importFile(world, short)).toMatchObject({ is: 'refused', because: 'wrong-count' })
    const foreign = write([madeAccount('50002')], { header: { institution: 'other' } })
    expect(await importFile(world, foreign)).toMatchObject({ is: 'refused', because: 'other-institution' })
    const sent = write([madeAccount('50002')])
    expect(await importFile(world, sent, { register: 'fs' })).toMatchObject({
      is: 'refused',
      because: 'other-register',
    })
    expect(await everything()).toBe(before)
    const without = importWorld(store).world
    expect(await importFile(without, sent)).toMatchObject({ is: 'refused', because: 'unknown-register' })
  })
})

describe('a later file', () => {
  const first = madeAccount('50001', { password: { hash: ssha, setAt: '2026-03-01' } })

  test('brings a new address: the old one stays as an alias', async () => {
    await take([first])
    const { applied } = await take([{ ...first, mail: 'ola.hansen@prove.example', formerUsernames: ['oh'] }])
    expect(applied).toMatchObject({ arrived: 0, changed: 1 })
    expect((await accountOf('old50001')).mail).toBe('ola.hansen@prove.example')
    expect(await rows('SELECT address FROM mail_alias')).toEqual([
      { address: 'given.family50001@prove.example' },
    ])
    expect(await rows(`SELECT details FROM journal WHERE what = 'moved-account-changed'`)).toEqual([
      { details: { changed: 'mail, former usernames, addresses' } },
    ])
    const { plan } = await take([
      {
        ...first,
        mail: 'ola.hansen@prove.example',
        formerUsernames: ['oh'],
        mailAliases: ['given.family50001@prove.example'],
      },
    ])
    expect(plan).toMatchObject({ changed: 0, unchanged: 1 })
  })

  test('is taken also where it lists the address of before itself, and places no lock twice', async () => {
    const locks = [
      { class: 'desk', since: '2026-05-01', until: '2026-12-01T10:00:00+01:00', because: 'spam' },
    ]
    await take([{ ...first, locks }])
    const { applied } = await take([
      {
        ...first,
        locks,
        mail: 'ola.hansen@prove.example',
        mailAliases: ['given.family50001@prove.example', 'ola@old.example'],
      },
    ])
    expect(applied).toMatchObject({ changed: 1, failed: 0 })
    expect(await count('placed_lock')).toBe(1)
    expect(await count('mail_alias')).toBe(2)
  })

  test('brings a newer password as long as the first was never used here, and none after that', async () => {
    await take([first])
    const newer = { ...first, password: { hash: bcrypt, setAt: '2026-07-01' } }
    await take([newer])
    const { id, password_sealed: sealed } = await accountOf('old50001')
    expect(world.keys.unwrap(id, sealed!)).toBe(bcrypt)
    expect(await rows('SELECT work FROM old_hash')).toEqual([{ work: 'bcrypt 5' }])
    const renewed = world.keys.wrap(id, '$argon2id$renewed here')
    await store.updateTable('account').set({ password_sealed: renewed }).where('id', '=', id).execute()
    expect(await count('old_hash')).toBe(0)
    const { plan } = await take([first])
    expect(plan).toMatchObject({ changed: 0, noteCount: 1, notes: [{ line: 2, key: 'password' }] })
    expect((await accountOf('old50001')).password_sealed).toEqual(renewed)
  })

  test('with a newer password ends whatever hung on the one of before (S-03)', async () => {
    await take([first])
    const before = await accountOf('old50001')
    await take([{ ...first, mailAliases: ['o.n@old-college.example'] }])
    expect((await accountOf('old50001')).credential_epoch).toBe(before.credential_epoch)
    await take([{ ...first, password: { hash: bcrypt, setAt: '2026-07-01' } }])
    expect((await accountOf('old50001')).credential_epoch).toBe(before.credential_epoch + 1)
  })

  test('brings no password to an account that was closed here', async () => {
    await take([first])
    const { id } = await accountOf('old50001')
    await store
      .updateTable('account')
      .set({ closed_at: world.now(), password_sealed: null })
      .where('id', '=', id)
      .execute()
    await take([{ ...first, password: { hash: bcrypt, setAt: '2026-07-01' } }])
    expect((await accountOf('old50001')).password_sealed).toBeNull()
    expect(await count('old_hash')).toBe(0)
  })

  test('never undoes a password that its owner chooses while the file is being taken in', async () => {
    await take([first])
    const { id } = await accountOf('old50001')
    const chosen = world.keys.wrap(id, '$argon2id$chosen here')
    const owner = await poolOf(store).connect()
    try {
      await owner.query('BEGIN')
      await owner.query('UPDATE account SET password_sealed = $2 WHERE id = $1', [id, chosen])
      const newer = { hash: bcrypt, setAt: '2026-07-01' }
      const taking = take([{ ...first, password: newer, mailAliases: ['o.n@old-college.example'] }])
      await vi.waitFor(async () => expect(await rows(waiting)).toHaveLength(1), { timeout: 10_000 })
      await owner.query('COMMIT')
      await taking
    } finally {
      owner.release()
    }
    expect((await accountOf('old50001')).password_sealed).toEqual(chosen)
    expect(await count('old_hash')).toBe(0)
    const told = await rows(
      `SELECT details FROM journal WHERE what = 'moved-account-changed' AND account_id = '${id}'`,
    )
    expect(told).toEqual([{ details: { changed: 'addresses' } }])
  })

  test('lifts the locks it placed and no others, and closes what the older system closed', async () => {
    const locks = [{ class: 'security', since: '2026-05-01', because: 'stolen' }]
    await take([{ ...first, locks }])
    const { id } = await accountOf('old50001')
    await sql`INSERT INTO placed_lock (id, account_id, class, since, placed_by, may_lift, because)
      VALUES (gen_random_uuid(), ${id}, 'desk', now(), 'desk:agent', 'desk', 'here')`.execute(store)
    await take([first])
    expect(await rows('SELECT class FROM placed_lock WHERE lifted_at IS NULL')).toEqual([{ class: 'desk' }])
    const { plan } = await take([{ ...first, owner: null, closed: { at: '2026-08-15' } }])
    expect(plan).toMatchObject({ changed: 1, wouldClose: 1 })
    const account = await accountOf('old50001')
    expect([String(account.closed_at), account.password_sealed]).toEqual(['2026-08-15T00:00:00Z', null])
  })

  test('does not rename, move to somebody else, or give another number', async () => {
    await take([{ ...first, posix: { uid: 7, gid: 7 } }])
    const outcome = await take([
      { ...first, username: 'another', owner: { fs: '50002' }, posix: { uid: 8, gid: 8 } },
    ])
    expect(badOf(outcome)[0]).toContain('owner leads to another person than the account has here')
    expect(badOf(outcome)[0]).toContain('username is another than the account has here')
    expect(badOf(outcome)[0]).toContain('posix.uid is another number than the account has here')
  })

  test('that would close many is held by the brake, and released with a reason', async () => {
    const ids = Array.from({ length: 25 }, (_, place) => String(50_000 + place))
    await take(ids.map((id) => madeAccount(id)))
    const closing = write(ids.map((id) => madeAccount(id, { closed: { at: '2026-08-15' } })))
    const held = await importFile(world, closing)
    expect(held).toMatchObject({
      is: 'refused',
      because: 'brake',
      plan: { wouldClose: 25, brake: { limit: 20 } },
    })
    expect(await rows('SELECT count(*)::int AS n FROM account WHERE closed_at IS NULL')).toEqual([{ n: 25 }])
    expect(await importFile(world, closing, { releaseBrake: 'the college was closed' })).toMatchObject({
      is: 'done',
      applied: { changed: 25 },
    })
  })
})

test('a line that cannot be written is left out, and all others of its handful are there', async () => {
  await sql`CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF new.username = 'old50007' THEN RAISE EXCEPTION 'trapped'; END IF; RETURN new; END $$`.execute(store)
  await sql`CREATE TRIGGER trap BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION trap()`.execute(store)
  try {
    const ids = Array.from({ length: 20 }, (_, place) => String(50_000 + place))
    const outcome = await take(ids.map((id) => madeAccount(id)))
    expect(outcome.applied).toMatchObject({ arrived: 19, failed: 1 })
    expect(badOf(outcome)).toEqual(['9 null could not be written; see the log'])
    expect(await count('account')).toBe(19)
    expect(await count('taken_name')).toBe(38)
  } finally {
    await sql`DROP FUNCTION trap() CASCADE`.execute(store)
  }
})
