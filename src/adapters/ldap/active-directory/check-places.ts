/** Whether the places in the settings exist, and the attributes have room for what we write. */
import { EqualityFilter } from 'ldapts'
import type { Client } from 'ldapts'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import { isAnswer } from '../connection.ts'
import type { Root } from './check-clock.ts'
import { textsOf } from './existing.ts'
import { isSameName, placesOf } from './settings.ts'
import type { ActiveDirectorySettings } from './settings.ts'

export async function checkPlaces(
  client: Client,
  settings: ActiveDirectorySettings,
  { base }: Root,
): Promise<readonly CheckedThing[]> {
  if (!isSameName(base, settings.base))
    return [{ what: 'base', is: 'wrong', said: `this domain is ${base}, and not ${settings.base}` }]
  const places = Object.entries(placesOf(settings)).filter(([, place]) => place !== null)
  const missing: string[] = []
  for (const [setting, place] of places) {
    if (place !== null && !(await exists(client, place))) missing.push(`${setting} (${place})`)
  }
  return missing.length > 0
    ? [{ what: 'base', is: 'wrong', said: `does not exist, or may not be read: ${missing.join(', ')}` }]
    : [{ what: 'base', is: 'right', said: 'all places exist' }]
}

/** An index (fATTINDEX, MS-ADTS 2.2.9) makes finding somebody by our id quick. */
const indexed = 1

export async function checkSchema(
  client: Client,
  { anchor, hiddenFlag }: ActiveDirectorySettings,
  { schema }: Root,
): Promise<readonly CheckedThing[]> {
  const found = await attributeNamed(client, schema, anchor)
  const flag = hiddenFlag === null ? null : await attributeNamed(client, schema, hiddenFlag)
  const wrong = [
    ...(found === null ? [`there is no attribute ${anchor}`] : []),
    ...(found && !found.single ? [`${anchor} takes several values`] : []),
    ...(hiddenFlag !== null && flag === null ? [`there is no attribute ${hiddenFlag}`] : []),
    ...(flag && flag.syntax !== booleanSyntax ? [`${hiddenFlag} does not take yes or no`] : []),
  ]
  if (wrong.length > 0) return [{ what: 'schema', is: 'wrong', said: wrong.join('; ') }]
  if (found?.indexed) return [{ what: 'schema', is: 'right', said: 'the attributes are there' }]
  const said = `${anchor} has no index: with tens of thousands of accounts, set searchFlags to 1 in the schema`
  return [{ what: 'schema', is: 'unsure', said }]
}

/** Boolean, as the schema of a domain numbers it (MS-ADTS 3.1.1.2.2.2). */
const booleanSyntax = '2.5.5.8'

async function attributeNamed(client: Client, schema: string, name: string) {
  const { searchEntries } = await client.search(schema, {
    scope: 'one',
    filter: new EqualityFilter({ attribute: 'lDAPDisplayName', value: name }),
    attributes: ['searchFlags', 'isSingleValued', 'attributeSyntax'],
  })
  const [entry] = searchEntries
  if (entry === undefined) return null
  return {
    indexed: (Number(textsOf(entry['searchFlags'])[0] ?? 0) & indexed) !== 0,
    single: textsOf(entry['isSingleValued'])[0] === 'TRUE',
    syntax: textsOf(entry['attributeSyntax'])[0],
  }
}

async function exists(client: Client, place: string): Promise<boolean> {
  try {
    return (await client.search(place, { scope: 'base', attributes: ['1.1'] })).searchEntries.length > 0
  } catch (error) {
    if (isAnswer(error) && (error.code === 32 || error.code === 34)) return false
    throw error
  }
}
