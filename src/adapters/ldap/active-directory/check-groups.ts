/** Whether the groups for affiliations are there or may be made, and who is in them besides our accounts. */
import type { Client } from 'ldapts'
import { groups as everyGroup } from '../../../core/institution/words.ts'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import { isAnswer } from '../connection.ts'
import { membersOf } from './members-of.ts'
import { mayMake, mayNotWrite } from './rights.ts'
import { groupName, groupPlace, isBelow, placesOf } from './settings.ts'
import type { ActiveDirectorySettings } from './settings.ts'

export async function checkGroups(
  client: Client,
  settings: ActiveDirectorySettings,
): Promise<readonly CheckedThing[]> {
  const { groups, people, hidden } = placesOf(settings)
  if (groups === null) return []
  const mayBeMade = await mayMake(client, groups, 'group')
  const wrong: string[] = []
  const told: string[] = []
  for (const group of everyGroup) {
    const place = groupPlace(settings, group)
    const members = place === null ? null : await membersIfThere(client, place)
    const name = groupName(settings, group)
    if (place === null) continue
    if (members === null) {
      if (!mayBeMade) wrong.push(`${name} is not there, and we may not make it`)
      continue
    }
    if ((await mayNotWrite(client, place, ['member'])).length > 0) wrong.push(`${name} may not be changed`)
    const others = members.filter(
      (each) => !isBelow(each, people) && (hidden === null || !isBelow(each, hidden)),
    )
    told.push(`${name}: ${members.length} members, ${others.length} from elsewhere`)
  }
  return [
    wrong.length > 0
      ? { what: 'groups', is: 'wrong', said: wrong.join('; ') }
      : {
          what: 'groups',
          is: 'right',
          said: told.join('; ') || 'they are made when somebody belongs in them',
        },
  ]
}

async function membersIfThere(client: Client, place: string): Promise<readonly string[] | null> {
  try {
    return await membersOf(client, place)
  } catch (error) {
    if (isAnswer(error) && error.code === 32) return null
    throw error
  }
}
