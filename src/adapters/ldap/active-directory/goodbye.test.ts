/** Erased accounts leave a real domain: what carries our id, and nothing else; what the domain guards stays, and why is said. */
import { Attribute, Change } from 'ldapts'
import { describe, expect, test } from 'vitest'
import { namedTruth } from '../../../cast/named-truth.ts'
import { asAdministrator } from '../../../cast/samba-rights.ts'
import { orderOf } from '../../../cast/active-directory-target.ts'
import { testActiveDirectory } from '../../../cast/test-active-directory.ts'
import { membersOf } from './members-of.ts'

const ad = await testActiveDirectory()
const { domain, target } = ad
const { signal } = new AbortController()
const people = `OU=People,${domain.base}`
const anchor = ad.settings().anchor
const idOf = (username: string) => namedTruth({ username }).accountId

const deliver = async (...usernames: string[]) =>
  target.deliver(
    usernames.map((username) => orderOf({ username }, 'Den første er lang nok 1')),
    signal,
  )
const goodbye = async (...usernames: string[]) => target.sayGoodbye(usernames.map(idOf), signal)

async function byHand(name: string, type: string, values: string[]): Promise<void> {
  const change = new Change({ operation: 'replace', modification: new Attribute({ type, values }) })
  await asAdministrator(domain, async (client) => client.modify(name, change))
}

async function everything(): Promise<string> {
  return asAdministrator(domain, async (client) => {
    const { searchEntries } = await client.search(domain.base, { scope: 'sub', filter: '(objectClass=*)' })
    return JSON.stringify(searchEntries)
  })
}

describe('goodbye', () => {
  test('takes the account away with its groups; done twice it does no harm; somebody else of the same name stays', async () => {
    await deliver('avreist', 'blir')
    await asAdministrator(domain, async (client) =>
      client.add(`CN=avreist,OU=Hidden,${domain.base}`, {
        objectClass: ['top', 'person', 'organizationalPerson', 'contact'],
        mail: 'avreist@elsewhere.example',
      }),
    )
    expect(await goodbye('avreist', 'never-there')).toEqual([{ is: 'done' }, { is: 'done' }])
    expect(await ad.entry('avreist')).toBeNull()
    expect(await goodbye('avreist')).toEqual([{ is: 'done' }])
    const left = await everything()
    expect(left).not.toContain('avreist@uni.example')
    expect(left).not.toContain(idOf('avreist'))
    expect(left).toContain('avreist@elsewhere.example')
    expect(await ad.entry('blir')).not.toBeNull()
    const members = await asAdministrator(domain, async (client) =>
      membersOf(client, `CN=adgang-student,OU=Groups,${domain.base}`),
    )
    expect(members).toEqual([`CN=blir,${people}`])
  })

  test('finds it by our id where somebody has renamed it', async () => {
    await deliver('heter')
    await asAdministrator(domain, async (client) => {
      await client.modifyDN(`CN=heter,${people}`, `CN=heter noe annet,${people}`)
    })
    await byHand(`CN=heter noe annet,${people}`, 'sAMAccountName', ['nytt-navn'])
    expect(await goodbye('heter')).toEqual([{ is: 'done' }])
    expect(await ad.entry('nytt-navn')).toBeNull()
  })

  test('leaves alone what the domain guards, and what has something below it, and says why; others go', async () => {
    await deliver('vernet', 'forelder', 'vanlig')
    await byHand(`CN=vernet,${people}`, 'adminCount', ['1'])
    await asAdministrator(domain, async (client) =>
      client.add(`CN=theirs,CN=forelder,${people}`, { objectClass: ['top', 'nTFRSSubscriptions'] }),
    )
    const outcomes = await goodbye('vernet', 'forelder', 'vanlig')
    expect(outcomes).toMatchObject([
      { is: 'give-up', trouble: { what: 'protected-by-target' } },
      { is: 'give-up', trouble: { what: 'protected-by-target' } },
      { is: 'done' },
    ])
    expect(JSON.stringify(outcomes[0])).toContain('adminCount')
    expect(JSON.stringify(outcomes[1])).toContain('something stands below')
    expect([await ad.entry('vernet'), await ad.entry('forelder')]).not.toContain(null)
    expect(await ad.entry('vanlig')).toBeNull()
  })

  test('takes no computer and no account of the domain itself, though it carries our id', async () => {
    await byHand(`CN=krbtgt,CN=Users,${domain.base}`, anchor, [idOf('krbtgt')])
    const [outcome] = await goodbye('krbtgt')
    expect(outcome).toMatchObject({ is: 'give-up', trouble: { what: 'protected-by-target' } })
    expect(await ad.entry('krbtgt')).not.toBeNull()
  })

  test('where our account may not, says so; it is tried again', async () => {
    await deliver('uten-rett')
    await asAdministrator(domain, async (client) => {
      await client.add(`OU=Theirs,${domain.base}`, { objectClass: 'organizationalUnit' })
      await client.modifyDN(`CN=uten-rett,${people}`, `CN=uten-rett,OU=Theirs,${domain.base}`)
    })
    expect(await goodbye('uten-rett')).toMatchObject([{ is: 'again', trouble: { what: 'no-right' } }])
    expect(await ad.entry('uten-rett')).not.toBeNull()
  })

  test('a domain that is away is waited for, and a worker that stops gives back the rest', async () => {
    const away = ad.open({ address: 'ldaps://127.0.0.1:1' })
    expect(await away.sayGoodbye([idOf('a'), idOf('b')], signal)).toMatchObject([
      { is: 'again', trouble: { what: 'unreachable' } },
      { is: 'again', trouble: { what: 'unreachable' } },
    ])
    await deliver('senere')
    expect(await target.sayGoodbye([idOf('senere')], AbortSignal.abort())).toMatchObject([
      { is: 'again', trouble: { what: 'stopped' } },
    ])
    expect(await ad.entry('senere')).not.toBeNull()
  })
})
