/** Whether any of our accounts are guarded by AdminSDHolder: the domain takes our rights to them away every hour. */
import { AndFilter, EqualityFilter, PresenceFilter } from 'ldapts'
import type { Client } from 'ldapts'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import type { ActiveDirectorySettings } from './settings.ts'

export async function checkProtected(
  client: Client,
  { base, anchor }: ActiveDirectorySettings,
): Promise<readonly CheckedThing[]> {
  const filters = [
    new EqualityFilter({ attribute: 'adminCount', value: '1' }),
    new PresenceFilter({ attribute: anchor }),
  ]
  const { searchEntries } = await client.search(base, {
    scope: 'sub',
    filter: new AndFilter({ filters }),
    attributes: ['1.1'],
  })
  const { length } = searchEntries
  if (length === 0) return [{ what: 'protected-accounts', is: 'right', said: 'none of ours' }]
  const said = `${length} of our accounts have adminCount 1: the domain refuses our changes to them. Take them out of the protected groups and clear adminCount, or leave them to the domain`
  return [{ what: 'protected-accounts', is: 'unsure', said }]
}
