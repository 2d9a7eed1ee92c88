/** No path of any map reaches a credential without a proof that is strong enough; and the drawn maps are those that the portal runs (L-13, L-14). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readInstitution } from '../adapters/institution-file/read-institution.ts'
import type { Institution } from '../core/institution/institution.ts'
import { drawMap } from '../web/draw-map.ts'
import { holesIn } from '../web/map-check.ts'
import type { AnyStep, Journey } from '../web/step.ts'
import { journeys } from './journeys.ts'

const root = join(import.meta.dirname, '../..')
const institutions = readdirSync(join(root, 'institutions'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => read(file))

function read(file: string): Institution {
  const found = readInstitution(file, readFileSync(join(root, 'institutions', file), 'utf8'))
  if ('problems' in found) throw new Error(`${file} cannot be read`)
  return found.institution
}

/** The maps with one step changed, as a mistake would change it. */
function withStep(path: string, change: Partial<AnyStep>): Journey[] {
  let changed = 0
  const broken = journeys.map((journey) => ({
    ...journey,
    steps: journey.steps.map((step) => {
      if (step.path !== path) return step
      changed += 1
      return { ...step, ...change }
    }),
  }))
  expect(changed).toBe(1)
  return broken
}

const oslomet = institutions.find(({ key }) => key === 'oslomet')
const holes = (maps: readonly Journey[]) => (oslomet ? holesIn(maps, oslomet) : [])

describe('the maps', () => {
  test.each(institutions.map((institution) => [institution.key, institution] as const))(
    'have no hole at %s',
    (_key, institution) => {
      expect(holesIn(journeys, institution)).toEqual([])
    },
  )

  test('every page that a map leads to is there', () => {
    const paths = new Set(journeys.flatMap(({ steps }) => steps.map(({ path }) => path as string)))
    const missing = journeys
      .flatMap(({ steps }) => steps.flatMap(({ leadsTo }) => leadsTo))
      .filter((to) => !paths.has(to))
    expect([...new Set(missing)]).toEqual([])
  })

  test('every proof leads where the map says that the page may lead', () => {
    const wrong = journeys.flatMap(({ steps }) =>
      steps.flatMap(({ path, leadsTo, proves = [] }) =>
        proves
          .flatMap(({ leads }) => leads)
          .filter((to) => !leadsTo.includes(to))
          .map((to) => `${path} -> ${to}`),
      ),
    )
    expect(wrong).toEqual([])
  })
})

describe('a map with a hole is found out', () => {
  const broken: [string, () => Journey[], RegExp][] = [
    [
      'a password page that anybody may send',
      () => withStep('/set', { opens: 'anybody' }),
      /\/set sets password/,
    ],
    [
      'a password page that a half sign-in opens',
      () => withStep('/set', { opens: 'half-or-full' }),
      /\/set sets password/,
    ],
    [
      'a mail that is taken for a whole recovery',
      () =>
        withStep('/forgotten-password/code', {
          proves: [{ proof: 'personal-mail', for: 'recover-password', leads: ['/set'] }],
        }),
      /takes personal-mail for recover-password/,
    ],
    [
      'a first factor on the password alone',
      () => withStep('/my-account/two-factor', { formOpens: 'half-or-full' }),
      /\/my-account\/two-factor sets second-factor/,
    ],
    [
      'a factor that is removed without being shown',
      () =>
        withStep('/my-account/two-factor/remove/:id', { opens: 'half-or-full', formOpens: 'half-or-full' }),
      /remove\/:id sets second-factor/,
    ],
    [
      'a text message that is ordered by nobody in particular',
      () => withStep('/forgotten-password/text-message', { opens: 'anybody' }),
      /text-message sets temporary-password/,
    ],
    [
      'a code for a lost factor that is taken for a sign-in',
      () =>
        withStep('/lost-second-factor/code', {
          proves: [{ proof: 'sms-code', for: 'renew-password', leads: ['/my-account/two-factor'] }],
        }),
      /takes sms-code for renew-password/,
    ],
  ]
  test.each(broken)('%s', (_name, maps, what) => {
    const found = holes(maps()).map((hole) => `${hole.path} ${hole.what}`)
    expect(found.join('\n')).toMatch(what)
  })
})

describe('the drawn maps', () => {
  test.each(journeys.map((journey) => [journey.name, journey] as const))('%s', (name, journey) => {
    expect(readFileSync(join(root, `docs/journeys/${name}.mmd`), 'utf8')).toBe(drawMap(journey))
  })

  test('none is left of a journey that is no more', () => {
    const drawn = readdirSync(join(root, 'docs/journeys')).filter((file) => file.endsWith('.mmd'))
    expect(drawn.sort()).toEqual(journeys.map(({ name }) => `${name}.mmd`).sort())
  })
})
