/** What must be right in an OpenLDAP before it is used: tried for real, with an entry that is taken away again. (Long: one check after another.) */
import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { Client } from 'ldapts'
import { Temporal } from 'temporal-polyfill'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import type { Directory } from '../connection.ts'
import { decodeLdap } from '../decode.ts'
import { readGeneralizedTime } from '../generalized-time.ts'
import type { OpenLdapSettings } from './settings.ts'
import { isThere } from './make-places.ts'
import { type Places, rdn } from './places.ts'

/**
 * Whether the directory can check such a hash at all is tried with a password of chance: an entry that a killed check left
 * behind opens to nobody. Small parameters, for it protects nothing.
 */
async function makeProbe(): Promise<{ password: string; hash: string }> {
  const password = randomUUID()
  return { password, hash: await hash(password, { memoryCost: 1_024, timeCost: 1, parallelism: 1 }) }
}

/** Everything in its order; what cannot be looked at because something before it is wrong is left out. */
export async function checkOpenLdap(
  directory: Directory,
  settings: OpenLdapSettings,
  places: Places,
): Promise<CheckedThing[]> {
  const things: CheckedThing[] = []
  try {
    await directory.run(async (client) => {
      things.push({ what: 'reachable', is: 'right', said: settings.url }, encrypted(settings.url))
      things.push({ what: 'credentials', is: 'right', said: settings.bindAs })
      if (!(await isThere(client, places.base))) {
        things.push({ what: 'base', is: 'wrong', said: `${places.base} is not there` })
        return
      }
      things.push({ what: 'base', is: 'right', said: places.base }, await schema(client, settings))
      things.push(...(await probing(client, settings, places)))
    })
  } catch (error) {
    const { what, said } = decodeLdap(error)
    things.push({ what: what === 'credentials-refused' ? 'credentials' : 'reachable', is: 'wrong', said })
  }
  return things
}

function encrypted(url: string): CheckedThing {
  if (url.startsWith('ldaps:')) return { what: 'encrypted', is: 'right', said: 'LDAPS' }
  const { hostname } = new URL(url)
  const near = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return near
    ? { what: 'encrypted', is: 'right', said: 'not encrypted, and never leaves the machine' }
    : {
        what: 'encrypted',
        is: 'wrong',
        said: 'passwords and names would go over the network for all to read',
      }
}

async function schema(client: Client, settings: OpenLdapSettings): Promise<CheckedThing> {
  const { searchEntries } = await client.search('cn=Subschema', {
    scope: 'base',
    attributes: ['objectClasses'],
  })
  const known = JSON.stringify(searchEntries[0]?.['objectClasses'] ?? [])
  const needed = [
    'inetOrgPerson',
    'groupOfNames',
    ...(settings.schema === 'feide' ? ['eduPerson', 'norEduPerson', 'schacContactLocation'] : []),
    ...(settings.posix ? ['posixAccount'] : []),
    ...(settings.mailAliases ? ['inetLocalMailRecipient'] : []),
  ]
  const missing = needed.filter((name) => !known.includes(`'${name}'`))
  return missing.length === 0
    ? { what: 'schema', is: 'right', said: needed.join(' ') }
    : { what: 'schema', is: 'wrong', said: `not there: ${missing.join(' ')}` }
}

/** An entry where people are, since nobody signs in from elsewhere: made, tried, taken away. */
async function probing(client: Client, settings: OpenLdapSettings, places: Places): Promise<CheckedThing[]> {
  const place = (await isThere(client, places.people)) ? places.people : places.base
  const name = `adgang-check-${randomUUID().slice(0, 8)}`
  const dn = `${rdn('uid', name)},${place}`
  const probe = await makeProbe()
  const began = Temporal.Now.instant()
  try {
    await client.add(dn, {
      objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson'],
      uid: name,
      cn: name,
      sn: name,
      userPassword: `{ARGON2}${probe.hash}`,
    })
  } catch (error) {
    return [{ what: 'may-write', is: 'wrong', said: decodeLdap(error).said }]
  }
  try {
    const clock = await clockOf(client, dn, began)
    const scheme = await canBind(settings, { dn, ...probe })
    return [{ what: 'may-write', is: 'right', said: 'an entry was made and taken away' }, clock, scheme]
  } finally {
    await client.del(dn)
  }
}

/** The directory's clock beside this machine's. */
async function clockOf(client: Client, dn: string, began: Temporal.Instant): Promise<CheckedThing> {
  const { searchEntries } = await client.search(dn, { scope: 'base', attributes: ['createTimestamp'] })
  const made = readGeneralizedTime(String(searchEntries[0]?.['createTimestamp']))
  if (made === null)
    return { what: 'clock', is: 'unsure', said: 'the directory does not say when an entry was made' }
  const off = Math.abs(Math.round(began.until(made).total('seconds')))
  return { what: 'clock', is: off <= 60 ? 'right' : 'wrong', said: `${off} s apart` }
}

async function canBind(
  { url, ca }: OpenLdapSettings,
  { dn, password }: { dn: string; password: string },
): Promise<CheckedThing> {
  const client = new Client({
    url,
    timeout: 10_000,
    connectTimeout: 5_000,
    ...(ca ? { tlsOptions: { ca } } : {}),
  })
  try {
    await client.bind(dn, password)
    return { what: 'scheme', is: 'right', said: 'the directory checks argon2 hashes' }
  } catch (error) {
    const { said } = decodeLdap(error)
    return { what: 'scheme', is: 'wrong', said: `${said}: the module argon2 must be loaded in slapd` }
  } finally {
    await client.unbind()
  }
}
