/** Sets up a domain as the guide asks an institution to: the places, and an account of ours with exactly the rights it needs. */
import { Client } from 'ldapts'
import type { SambaDomain } from './samba-domain.ts'

/** The account we come as, and its password. */
export type OurAccount = { readonly bindAs: string; readonly secret: string; readonly name: string }

const places = ['OU=People', 'OU=Hidden', 'OU=Groups'] as const

/**
 * The rights of docs/how-to/connect-active-directory.md, written as the domain keeps them: `dsacls` there and the SDDL here
 * say the same.
 */
export async function delegateRights(domain: SambaDomain): Promise<OurAccount> {
  const name = 'svc-adgang'
  const secret = 'made-up Secret of ours 1'
  await asAdministrator(domain, async (client) => {
    for (const place of places)
      await client.add(`${place},${domain.base}`, { objectClass: 'organizationalUnit' })
  })
  await domain.tool('user', 'create', name, secret)
  for (const place of ['OU=People', 'OU=Hidden'])
    await grant(domain, {
      to: name,
      place,
      rights: [
        '(OA;;CCDC;{account};;{sid})',
        '(OA;CIIO;RPWP;;{account};{sid})',
        '(OA;CIIO;CR;{setPassword};{account};{sid})',
      ],
    })
  await grant(domain, {
    to: name,
    place: 'OU=Groups',
    rights: ['(OA;;CC;{group};;{sid})', '(OA;CIIO;RPWP;{member};{group};{sid})'],
  })
  return { bindAs: `${name}@${domain.realm.toLowerCase()}`, secret, name }
}

/** Works in the domain as its administrator: what somebody there could do by hand. */
export async function asAdministrator<T>(
  domain: SambaDomain,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await administratorOf(domain)
  try {
    return await work(client)
  } finally {
    await client.unbind()
  }
}

/** A connection as the domain's administrator; whoever asks for it ends it. */
export async function administratorOf({ url, ca, realm, administrator }: SambaDomain): Promise<Client> {
  const client = new Client({ url, tlsOptions: { ca } })
  try {
    await client.bind(`${administrator.name}@${realm}`, administrator.password)
    return client
  } catch (error) {
    await client.unbind()
    throw error
  }
}

/** Lets an account do something below a place: SDDL (MS-DTYP 2.5.1), with names in braces for ids. */
export async function grant(
  domain: SambaDomain,
  { to, place, rights }: { to: string; place: string; rights: readonly string[] },
): Promise<void> {
  const known: Readonly<Record<string, string>> = { ...guids, sid: await sidOf(domain, to) }
  const sddl = rights.join('').replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? name)
  const where = `--objectdn=${place},${domain.base}`
  await domain.tool('dsacl', 'set', where, '--action=allow', `--sddl=${sddl}`)
}

/** The id that rights are given to. */
export async function sidOf(domain: SambaDomain, name: string): Promise<string> {
  const shown = await domain.tool('user', 'show', name, '--attributes=objectSid')
  const sid = /^objectSid: (S-[0-9-]+)$/m.exec(shown)?.[1]
  if (sid === undefined) throw new Error(`The domain does not say which SID ${name} has.`)
  return sid
}

/** Ids of classes and rights in every domain (MS-ADSC, MS-ADTS 5.1.3.2.1). */
const guids = {
  account: 'bf967aba-0de6-11d0-a285-00aa003049e2',
  group: 'bf967a9c-0de6-11d0-a285-00aa003049e2',
  member: 'bf9679c0-0de6-11d0-a285-00aa003049e2',
  setPassword: '00299570-246d-11d0-a768-00aa006e0529',
}
