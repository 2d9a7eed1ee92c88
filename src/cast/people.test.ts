/** Whoever tries the demo with the example of a register file meets a new person, not one of the cast. */
import { expect, test } from 'vitest'
import { castOf } from './people.ts'
import { testWorld } from './test-world.ts'

/** The person in the description of the register files, and those who were counted on from there. */
const example = (place: number) => ({
  id: String(56_154 + place),
  name: { given: 'Kari', family: 'Nordmann' },
  born: '2006-05-17',
  identity: place === 0 ? [{ number: '17550618370', type: 's-nummer' }] : [],
  studentNumber: String(654_321 + place),
  email: 'kari@example.org',
  mobile: '+4791234567',
  mobileChanged: '2026-06-01',
  language: 'nn',
  pin: '4711',
})

test.each(['oslomet', 'ntnu', 'usn'])('at %s', async (key) => {
  const university = await testWorld(key)
  const { store, institution, now } = university.world
  const members = castOf(institution, now())
  for (const register of ['fs', 'hr'] as const) {
    const own = members.filter((member) => member.register === register)
    if (own.length > 0)
      await university.takeIn(
        register,
        own.map(({ line }) => line),
      )
  }
  const newcomers = Array.from({ length: 50 }, (_, place) => example(place))
  await university.takeIn('fs', newcomers)
  const people = await store.selectFrom('person').select('student_number_index').execute()
  const unsure = await store.selectFrom('merge_candidate').select('id').execute()
  expect(people).toHaveLength(members.length + newcomers.length)
  expect(unsure).toEqual([])
  // whoever signs in or proves themself by student number is one person and no other
  const numbers = people.flatMap(({ student_number_index: number }) => number ?? [])
  expect(new Set(numbers).size).toBe(numbers.length)
})
