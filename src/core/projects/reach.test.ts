/** Who may be sent a link by a project's administrator, and every reason why not (E-5, field 5.40). */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { prove } from '../../cast/prove.ts'
import { linkState } from './link-state.ts'
import { type Reached, type ReachObjection, reachObjections } from './reach.ts'

const now = Temporal.Instant.from('2026-08-20T08:00:00Z')
const institution = prove()
const offered = { ...institution, eid: { ...institution.eid, offered: true } }
const member: Reached = {
  isSelf: false,
  deceased: false,
  rank: null,
  administers: false,
  hasNorwegianNumber: false,
  belongsElsewhere: false,
  isProtected: false,
  isIn: true,
  account: null,
  knownSince: Temporal.Instant.from('2026-01-01T08:00:00Z'),
  email: 'chiara@example.org',
  emailChanged: Temporal.PlainDate.from('2026-01-01'),
  emailIs: 'own',
}
const account = { kind: 'personal' as const, closed: false, hindrances: [] }
const day = (text: string) => ({ emailChanged: Temporal.PlainDate.from(text) })

describe('a member', () => {
  test.each<[string, Partial<Reached>, ReachObjection[]]>([
    ['from abroad, without an account', {}, []],
    ['with an account', { account }, []],
    ['that is the administrator', { isSelf: true }, ['oneself']],
    ['that is dead', { deceased: true }, ['deceased']],
    ['of any rank', { rank: 'agent' }, ['higher-rights']],
    ['with an account that has power', { account: { ...account, kind: 'admin' } }, ['higher-rights']],
    ['that administers a project', { administers: true }, ['administers-projects']],
    ['that could use electronic ID', { hasNorwegianNumber: true }, ['has-eid']],
    ['that another register knows', { belongsElsewhere: true }, ['belongs-elsewhere']],
    ['with a protected address', { isProtected: true }, ['protected-address']],
    ['of no project that runs', { isIn: false }, ['project-not-open']],
    ['whose account closed', { account: { ...account, closed: true } }, ['account-closed']],
    ['without an address', { email: null, emailChanged: null }, ['no-mail-address']],
    ['with the administrator’s address', { emailIs: 'of-administrator' }, ['own-mail-address']],
    ['with somebody’s address', { emailIs: 'shared' }, ['shared-mail-address']],
    ['whose address changed today', day('2026-08-20'), ['mail-address-changed-lately']],
    ['whose address changed six days ago', day('2026-08-14'), ['mail-address-changed-lately']],
    ['whose address changed seven days ago', day('2026-08-13'), []],
    ['that came today with the address', { ...day('2026-08-20'), knownSince: now }, []],
    [
      'out of reach for several reasons hears all of them',
      { isSelf: true, rank: 'senior', email: null, emailChanged: null },
      ['oneself', 'higher-rights', 'no-mail-address'],
    ],
  ])('%s', (_, more, expected) =>
    expect(reachObjections({ ...member, ...more }, offered, now)).toEqual(expected),
  )

  test('a lock that leaves no way open keeps the link out, an expired password does not', () => {
    const hindrance = {
      since: null,
      until: null,
      liftedBy: 'desk',
      next: 'ask-desk',
      stops: ['portal'],
    } as const
    const locked = (leavesOpen: readonly 'project-link'[]) => ({
      account: { ...account, hindrances: [{ ...hindrance, reason: 'desk-decision' as const, leavesOpen }] },
    })
    expect(reachObjections({ ...member, ...locked([]) }, offered, now)).toEqual(['account-locked'])
    expect(reachObjections({ ...member, ...locked(['project-link']) }, offered, now)).toEqual([])
  })

  test('settings open what is a setting', () => {
    const { projects } = offered
    const open = {
      ...offered,
      projects: {
        ...projects,
        reachesPeopleWithEid: true,
        reachesOtherParts: true,
        reachesAdministrators: true,
      },
    }
    const all = { hasNorwegianNumber: true, belongsElsewhere: true, administers: true }
    expect(reachObjections({ ...member, ...all }, open, now)).toEqual([])
    expect(reachObjections({ ...member, ...all }, offered, now)).toHaveLength(3)
  })
})

describe('a link', () => {
  const link = { expiresAt: now, openedAt: null, usedAt: null, endedAt: null, endedBecause: null }
  const before = now.subtract({ milliseconds: 1 })
  test.each([
    ['waits until its last moment', { ...link }, before, 'waiting'],
    ['has run out at its end', link, now, 'ran-out'],
    ['had a secret tried', { ...link, openedAt: before }, before, 'opened'],
    ['was used', { ...link, usedAt: before }, now, 'used'],
    ['was taken back', { ...link, endedAt: before, endedBecause: 'revoked' }, now, 'revoked'],
    ['was replaced', { ...link, endedAt: before, endedBecause: 'replaced' }, now, 'replaced'],
    ['had too many wrong secrets', { ...link, endedAt: before, endedBecause: 'too-many-wrong' }, now, 'void'],
  ])('that %s', (_, facts, at, state) => expect(linkState(facts, at)).toBe(state))
})
