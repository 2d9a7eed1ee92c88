/** An account that came from an older system, in a real browser: the old password, an address of long ago, and everything as it was. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { bring, planOf } from './bring.ts'
import { openChromium, phone, startWalk, type WalkWish } from './browser.ts'
import { student, writeText } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { signIn } from './ways.ts'

const demo = reach(inject('demo'))
const institution = 'maritim'
const password = 'Blåbær & 42 gamle tog'
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Wish = Omit<WalkWish, 'origin' | 'name' | 'institution'> & {
  language: 'nb' | 'nn' | 'en'
  place: number
  hash: string
}

// made by slappasswd and libxcrypt
const wishes: readonly Wish[] = [
  { language: 'nb', place: 841, hash: '{SSHA}I5MsB51DR6LXMjk0lfv7fhCir90PKR9E' },
  {
    language: 'nn',
    place: 842,
    width: phone,
    keyboard: true,
    hash: '{CRYPT}$2b$05$abcdefghijklmnopqrstuud77txIX7OR3scRdMxIj6EzaKn94ipCO',
  },
  {
    language: 'en',
    place: 843,
    said: 'address',
    script: false,
    hash: '{SSHA256}kMKNxi+/zBYH8kBbUkiv0L+4o+6BFSBp/HH/BOyIOB0j6113ygQLCg==',
  },
]

test.for(wishes)(
  '$language: the old password opens the account, with its addresses',
  async ({ place, hash, ...wish }) => {
    const one = student(place, { given: 'Åse', family: 'Hætta', language: wish.language })
    await bring(demo, { institution, people: [one] })
    const line = {
      id: `old-${place}`,
      owner: { fs: `e2e-student-${place}` },
      username: `asehae${place}`,
      mail: `ase.hatta${place}@maritim.example`,
      mailAliases: [`a.olsen${place}@maritim.example`, `ase${place}@sjomannsskolen.example`],
      password: { hash, setAt: '2026-03-01' },
      created: '2019-08-12',
    }
    const file = async (said: object = line) => fileOfAccounts(await demo.now(), said)
    const path = await file()
    expect(await planOf(demo, path)).toMatchObject({
      code: 0,
      plan: { outcome: 'planned', plan: { arrived: 1 } },
    })
    const applied = await demo.command('import', path, '--apply')
    expect(applied, applied.out).toMatchObject({ code: 0 })
    expect(applied.out).toContain('1 accounts in the file')

    const walk = await startWalk(browser, {
      ...wish,
      institution,
      name: `moving-in-${wish.language}`,
      origin: demo.origin(institution),
    })
    await signIn(walk, { username: `a.olsen${place}@maritim.example`, password })
    await walk.open('/my-account')
    expect(walk.path()).toBe('/my-account')
    expect(await walk.page.locator('#username').textContent()).toBe(`asehae${place}`)
    expect(await walk.page.locator('#mail').textContent()).toBe(`ase.hatta${place}@maritim.example`)
    const former = await walk.page.locator('#former-mail').textContent()
    expect(former).toContain(`a.olsen${place}@maritim.example`)
    expect(former).toContain(`ase${place}@sjomannsskolen.example`)
    await walk.look('my-account')
    await walk.open('/my-account/journal')
    await walk.look('journal')
    await walk.close()

    // it is ours now: a later file no longer brings another
    const later = await file({ ...line, password: { hash: wishes[0]?.hash, setAt: '2026-04-01' } })
    expect(await planOf(demo, later)).toMatchObject({ plan: { plan: { changed: 0, noteCount: 1 } } })
  },
)

async function fileOfAccounts(generated: string, line: object): Promise<string> {
  const header = { register: 'accounts', institution, kind: 'changes', generated, format: 1 }
  const lines = [header, line, { end: true, accounts: 1 }]
  return writeText(demo, 'accounts.jsonl', lines.map((each) => `${JSON.stringify(each)}\n`).join(''))
}
