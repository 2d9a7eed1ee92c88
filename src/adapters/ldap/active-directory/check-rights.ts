/** Whether our account may do what it must: tried with one closed account, made for it and removed again. */
import { randomBytes } from 'node:crypto'
import type { Client } from 'ldapts'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import type { Password } from '../../../core/secrets/password.ts'
import { isAnswer } from '../connection.ts'
import { controlFor } from './account-control.ts'
import { decodeActiveDirectory } from './decode.ts'
import { mayNotWrite } from './rights.ts'
import { nameBelow, placesOf } from './settings.ts'
import type { ActiveDirectorySettings } from './settings.ts'
import { setPassword } from './write-entry.ts'

/** One name, so that a probe that could not be removed is found again and used again, and none piles up. */
const probe = 'adgang-doctor'

const written = [
  'sAMAccountName',
  'userPrincipalName',
  'givenName',
  'sn',
  'displayName',
  'mail',
  'mobile',
  'title',
  'department',
  'description',
  'userAccountControl',
  'pwdLastSet',
  'lockoutTime',
]

export async function checkRights(
  client: Client,
  settings: ActiveDirectorySettings,
): Promise<readonly CheckedThing[]> {
  const { people, hidden } = placesOf(settings)
  const name = nameBelow(people, probe)
  const notMade = await refusal(() => makeProbe(client, name))
  if (notMade !== null)
    return [{ what: 'may-write', is: 'wrong', said: `making an account in ${people}: ${notMade}` }]
  const write = await writing(client, settings, name)
  const password = await passwordSetting(client, settings, name)
  const moved = nameBelow(hidden ?? people, `${probe}-renamed`)
  const stuck = await refusal(() => client.modifyDN(name, moved))
  const left = await refusal(() => client.del(stuck === null ? moved : name))
  const wrong = [
    ...(write.length > 0 ? [`may not write ${write.join(', ')}`] : []),
    ...(stuck === null ? [] : [`may not rename accounts and move them to ${hidden ?? people}: ${stuck}`]),
  ]
  // whoever is erased here has to go there too
  const stays = left === null ? [] : [`${probe} stays there, closed, because it may not be removed`]
  const all = [...wrong, ...stays]
  return [
    { what: 'may-write', is: all.length > 0 ? 'wrong' : 'right', said: all.join('; ') || 'yes' },
    password,
  ]
}

async function makeProbe(client: Client, name: string): Promise<void> {
  try {
    await client.add(name, {
      objectClass: ['top', 'person', 'organizationalPerson', 'user'],
      sAMAccountName: probe,
      userAccountControl: String(controlFor(null, { open: false, neverExpires: false })),
    })
  } catch (error) {
    if (!isAnswer(error) || error.code !== 68) throw error
  }
}

function writing(
  client: Client,
  settings: ActiveDirectorySettings,
  name: string,
): Promise<readonly string[]> {
  const { anchor, hiddenFlag } = settings
  return mayNotWrite(client, name, [...written, anchor, ...(hiddenFlag === null ? [] : [hiddenFlag])])
}

/** A password nobody knows, on an account nobody can open. */
async function passwordSetting(
  client: Client,
  settings: ActiveDirectorySettings,
  name: string,
): Promise<CheckedThing> {
  const password = `${randomBytes(24).toString('base64')} aA1!` as Password
  const refused = await refusal(async () => {
    await setPassword({ client, settings, today: '' }, name, password)
  })
  return { what: 'may-set-password', is: refused === null ? 'right' : 'wrong', said: refused ?? 'yes' }
}

/** Null when it was done, else why not. */
async function refusal(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!isAnswer(error)) throw error
    return decodeActiveDirectory(error).said
  }
}
