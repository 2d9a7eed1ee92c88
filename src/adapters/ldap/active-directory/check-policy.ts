/** Whether a password that is good here is good there: the domain's own rules beside the institution's. */
import { EqualityFilter } from 'ldapts'
import type { Client } from 'ldapts'
import type { PasswordPolicy } from '../../../core/secrets/password-policy-setting.ts'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import { isAnswer } from '../connection.ts'
import { textsOf } from './existing.ts'
import type { ActiveDirectoryGiven } from './given.ts'

/** DOMAIN_PASSWORD_COMPLEX, MS-SAMR 2.2.1.3: three of five kinds of characters, and no part of the name. */
const complex = 1
/** The longest that sign-in at a computer takes. */
const longestTyped = 127

/** What the domain demands of every password; an administrator's setting passes by age and history, not by these. */
type Demands = { least: number; isComplex: boolean; expires: boolean; special: number | null }

export async function checkPolicy(
  client: Client,
  { settings, policy }: ActiveDirectoryGiven,
): Promise<readonly CheckedThing[]> {
  const demands = await readDemands(client, settings.base)
  const wrong = clashes(demands, policy)
  const unsure = [
    ...(policy.maxLength > longestTyped
      ? [`we take ${policy.maxLength} characters, a computer in the domain ${longestTyped}`]
      : []),
    ...(demands.expires && !settings.passwordNeverExpires
      ? ['passwords run out there by other rules than here']
      : []),
    ...(demands.special === null ? ['whether some have a policy of their own may not be read'] : []),
    ...(demands.special ? [`${demands.special} policies are for some people only: look at them`] : []),
  ]
  const is = wrong.length > 0 ? 'wrong' : unsure.length > 0 ? 'unsure' : 'right'
  const said = [...wrong, ...unsure].join('; ') || 'what is good here is good there'
  return [{ what: 'password-policy', is, said }]
}

function clashes({ least, isComplex }: Demands, policy: PasswordPolicy): readonly string[] {
  return [
    ...(least > policy.minLength
      ? [`the domain demands ${least} characters, the institution ${policy.minLength}`]
      : []),
    ...(isComplex && (policy.kinds?.atLeast ?? 1) < 3
      ? ['the domain demands three kinds of characters, the institution does not']
      : []),
    ...(isComplex && !(policy.forbidNameParts && policy.forbidUsernameParts)
      ? ['the domain refuses passwords with a part of the name in them, the institution does not']
      : []),
  ]
}

async function readDemands(client: Client, base: string): Promise<Demands> {
  const attributes = ['minPwdLength', 'pwdProperties', 'maxPwdAge']
  const { searchEntries } = await client.search(base, { scope: 'base', attributes })
  const number = (name: string) => Number(textsOf(searchEntries[0]?.[name])[0] ?? 0)
  return {
    least: number('minPwdLength'),
    isComplex: (number('pwdProperties') & complex) !== 0,
    // for ever is written as 0 or as the least number of 64 bits
    expires: number('maxPwdAge') < 0 && number('maxPwdAge') > Number.MIN_SAFE_INTEGER,
    special: await specialPolicies(client, base),
  }
}

/** How many policies are for some people only; null when our account may not know. */
async function specialPolicies(client: Client, base: string): Promise<number | null> {
  try {
    const { searchEntries } = await client.search(`CN=Password Settings Container,CN=System,${base}`, {
      scope: 'sub',
      filter: new EqualityFilter({ attribute: 'objectClass', value: 'msDS-PasswordSettings' }),
      attributes: ['1.1'],
    })
    return searchEntries.length
  } catch (error) {
    if (isAnswer(error) && (error.code === 32 || error.code === 50)) return null
    throw error
  }
}
