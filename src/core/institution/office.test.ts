/** A student is sent to the office that knows the faculty, else the campus, else to the one for everybody. */
import { describe, expect, test } from 'vitest'
import { officesSetting } from './desks.ts'
import { officeFor } from './office.ts'

describe('whom to ask about registration and fee (O-14)', () => {
  const office = (key: string, faculties: string[], campuses: string[]) => ({
    key,
    name: { nb: key, nn: key, en: key },
    faculties,
    campuses,
  })
  const offices = officesSetting.parse([
    office('all', [], []),
    office('kjeller', [], ['Kjeller']),
    office('tkd', ['TKD'], []),
    office('tkd-kjeller', ['TKD'], ['Kjeller']),
  ])
  test.each([
    [{ faculty: 'TKD', campus: 'Kjeller' }, 'tkd-kjeller'],
    [{ faculty: 'TKD', campus: 'Pilestredet' }, 'tkd'],
    [{ faculty: 'HV', campus: 'Kjeller' }, 'kjeller'],
    [{ faculty: 'HV', campus: null }, 'all'],
    [{}, 'all'],
  ])('%o: %s', (at, key) => expect(officeFor(offices, at)?.key).toBe(key))

  test('nobody, where there is no office', () => expect(officeFor([], { faculty: 'TKD' })).toBeNull())
})
