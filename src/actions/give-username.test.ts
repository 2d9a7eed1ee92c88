/** Names are given once and for ever: to namesakes at the same moment, to returning people, and never one of somebody in charge. */
import { describe, expect, test } from 'vitest'
import { importWorld } from '../cast/import-world.ts'
import { putPerson } from '../cast/rows.ts'
import { testStore } from '../cast/test-database.ts'
import { personById } from '../store/people.ts'
import { giveMailAddress, giveUsername } from './give-username.ts'
import { together, type World } from './world.ts'

const { store } = await testStore(20)
const mailAddresses = {
  domain: 'uni.example',
  students: 'student.uni.example',
  employees: 'staff.uni.example',
  form: 'names',
}
const { world } = importWorld(store, { settings: { mailAddresses } })

async function named(given: string, family: string): Promise<string> {
  return putPerson(store, { given, family })
}

async function usernameFor(personId: string, at: World = world): Promise<string> {
  return together(at, async (db) => {
    const person = await personById(db, personId)
    return giveUsername(at, db, person!)
  })
}

type Group = 'student' | 'employee' | 'other'

async function addressFor(personId: string, group: Group = 'other', at: World = world): Promise<string> {
  return together(at, async (db) => {
    const person = await personById(db, personId)
    const username = await giveUsername(at, db, person!)
    return giveMailAddress(at, db, person!, username, group)
  })
}

/** As many at once as there are connections; a portal of more would wait for one. */
async function atOnce<T>(ids: readonly string[], work: (id: string) => Promise<T>): Promise<T[]> {
  const waiting = [...ids]
  const done: T[] = []
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) done.push(await work(id))
  }
  await Promise.all(Array.from({ length: 20 }, worker))
  return done
}

async function people(count: number, given: string, family: string): Promise<string[]> {
  const all: string[] = []
  for (let made = 0; made < count; made++) all.push(await named(given, family))
  return all
}

describe('usernames', () => {
  test('two hundred namesakes at the same moment all get one of their own', async () => {
    const all = await people(200, 'Ola', 'Hansen')
    const names = await atOnce(all, async (id) => usernameFor(id))
    expect(new Set(names).size).toBe(200)
    expect(names.filter((name) => /^[a-z][a-z0-9]{8}$/.test(name))).toHaveLength(200)
  })

  test('one person proved in many browsers at the same moment gets one', async () => {
    const [kari] = await people(1, 'Kari', 'Nordmann')
    const names = await Promise.all(Array.from({ length: 15 }, async () => usernameFor(kari!)))
    expect(new Set(names).size).toBe(1)
    const taken = await store.selectFrom('taken_name').select('name').where('person_id', '=', kari!).execute()
    expect(taken).toHaveLength(1)
  })

  test('whoever comes back gets the old one (N-7)', async () => {
    const [kari] = await people(1, 'Kari', 'Nordmann')
    const first = await usernameFor(kari!)
    await store.updateTable('person').set({ family: 'Hansen' }).where('id', '=', kari!).execute()
    expect(await usernameFor(kari!)).toBe(first)
  })

  test('a name that the institution keeps free is given to nobody, nor what looks like it', async () => {
    const settings = {
      usernames: { scheme: { form: 'letters-of-names' }, reserved: ['ola', 'olahan'] },
    }
    const { world: strict } = importWorld(store, { settings })
    for (const id of await people(20, 'Ola', 'Han'))
      expect(['ola', '0la', 'o1a', 'olahan']).not.toContain(await usernameFor(id, strict))
  })

  test('a name without any letter of ours still gets one', async () => {
    const [person] = await people(1, '★', '☂')
    expect(await usernameFor(person!)).toMatch(/^[a-z][a-z0-9]{8}$/)
  })
})

describe('mail addresses by name', () => {
  test('each group under its own domain', async () => {
    const [a, b, c] = [await named('Åse', 'Øst'), await named('Ærlig', 'Lie'), await named('Noor', 'Ali')]
    expect(await addressFor(a, 'student')).toBe('aase.ost@student.uni.example')
    expect(await addressFor(b, 'employee')).toBe('aerlig.lie@staff.uni.example')
    expect(await addressFor(c)).toBe('noor.ali@uni.example')
  })

  test('a namesake gets a number, also under another domain', async () => {
    const all = await people(3, 'Per', 'Moe')
    const groups: Group[] = ['student', 'employee', 'other']
    const given: string[] = []
    for (const [nth, id] of all.entries()) given.push(await addressFor(id, groups[nth]))
    expect(given).toEqual([
      'per.moe@student.uni.example',
      'per.moe2@staff.uni.example',
      'per.moe3@uni.example',
    ])
  })

  test('two hundred namesakes at the same moment all get another', async () => {
    const all = await people(200, 'Anne', 'Dahl')
    const given = await atOnce(all, async (id) => addressFor(id, 'student'))
    expect(new Set(given).size).toBe(200)
    expect(given).toContain('anne.dahl@student.uni.example')
    expect(given).toContain('anne.dahl200@student.uni.example')
  })

  test('a student who becomes an employee keeps what stands before the @', async () => {
    const liv = await named('Liv', 'Vik')
    expect(await addressFor(liv, 'student')).toBe('liv.vik@student.uni.example')
    expect(await addressFor(liv, 'employee')).toBe('liv.vik@staff.uni.example')
  })

  test('a name that is somebody else’s username is not given as an address', async () => {
    const other = await named('Bo', '')
    await store
      .insertInto('taken_name')
      .values({ name: 'bo.berg', person_id: other, kind: 'username', since: world.now() })
      .execute()
    expect(await addressFor(await named('Bo', 'Berg'))).toBe('bo.berg2@uni.example')
  })

  test.each([
    ['Post', 'Master', /^[a-z0-9.]+@uni\.example$/],
    ['Info', '', /^[a-z0-9]+@uni\.example$/],
    ['Rek', 'Tor', /^[a-z0-9.]+@uni\.example$/],
    ['★', '☂', /^[a-z][a-z0-9]{8}@uni\.example$/],
    ['A', '', /^[a-z][a-z0-9]{8}@uni\.example$/],
  ])('%s %s is not taken for somebody in charge, nor for nothing', async (given, family, pattern) => {
    const address = await addressFor(await named(given, family))
    expect(address).toMatch(pattern)
    expect(['post.master', 'info', 'rek.tor']).not.toContain(address.split('@')[0])
  })

  test('a very long name stays within what mail allows', async () => {
    const long = 'Maria del Carmen Guadalupe Esperanza de los Santos Fernandez y Rodriguez'
    for (const id of await people(2, long, 'Gonzalez')) {
      const [local] = (await addressFor(id)).split('@')
      expect(local!.length).toBeLessThanOrEqual(64)
      expect(local).toMatch(/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/)
    }
  })

  test('where the address is the username nothing more is taken', async () => {
    const plain = importWorld(store, { settings: { mailAddresses: { ...mailAddresses, form: 'username' } } })
    const id = await named('Eva', 'By')
    const username = await usernameFor(id, plain.world)
    expect(await addressFor(id, 'student', plain.world)).toBe(`${username}@student.uni.example`)
    const taken = await store.selectFrom('taken_name').select('name').where('person_id', '=', id).execute()
    expect(taken).toEqual([{ name: username }])
  })
})
