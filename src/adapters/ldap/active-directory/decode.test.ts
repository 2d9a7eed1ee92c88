/** What domain controllers really say, and what we make of it. */
import { InvalidCredentialsError, UnwillingToPerformError } from 'ldapts'
import { describe, expect, test } from 'vitest'
import { accountTroubles, targetTroubles } from '../../../core/targets/trouble.ts'
import { signInCodes, win32Codes } from './codes.ts'
import { decodeActiveDirectory } from './decode.ts'

/** An answer as ldapts throws it: the directory's text, and the result code. */
const answer = (code: number, message: string) => Object.assign(new Error(message), { code })

const said: readonly [number, string, string][] = [
  [53, '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'password-too-simple'],
  [
    19,
    '0000052D: AtrErr: DSID-03191083, #1:\n\t0: 0000052D: DSID-03191083, problem 1005',
    'password-too-simple',
  ],
  [
    19,
    '0000052D: Constraint violation - check_password_restrictions: the password was already used (in history)!',
    'password-used-before',
  ],
  [
    19,
    '0000052D: Constraint violation - check_password_restrictions: password is too young to change!',
    'password-too-young',
  ],
  [53, '0000001F: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'password-refused'],
  [50, '00000005: SecErr: DSID-031521E1, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0', 'no-right'],
  [68, '00002071: UpdErr: DSID-0305038D, problem 6005 (ENTRY_EXISTS), data 0', 'name-taken'],
  [68, '00000524: UpdErr: DSID-031A11E2, problem 6005 (ENTRY_EXISTS), data 0', 'name-taken'],
  [
    19,
    '000021C8: AtrErr: DSID-03200BBA, #1:\n\t0: 000021C8: DSID-03200BBA, problem 1005 (CONSTRAINT_ATT_TYPE)',
    'name-taken',
  ],
  [
    32,
    "0000208D: NameErr: DSID-0310028B, problem 2001 (NO_OBJECT), data 0, best match of:\n\t'DC=ad'",
    'base-missing',
  ],
  [10, "0000202B: RefErr: DSID-0310078A, data 0, 1 access points\n\tref 1: 'other.example'", 'base-missing'],
  [
    8,
    '00002028: LdapErr: DSID-0C090257, comment: The server requires binds to turn on integrity checking',
    'not-trusted',
  ],
  [
    1,
    '000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful bind must be completed',
    'credentials-refused',
  ],
  [51, 'anything', 'busy'],
  [80, 'something nobody knows', 'not-understood'],
]

describe('what a domain controller says', () => {
  test.each(said)('%i %s: %s', (code, message, what) => {
    expect(decodeActiveDirectory(answer(code, message)).what).toBe(what)
  })

  test.each(Object.keys(signInCodes))('a sign-in refused with data %s has words of its own', (data) => {
    const message = `80090308: LdapErr: DSID-0C09042A, comment: AcceptSecurityContext error, data ${data}, v3839\0`
    const trouble = decodeActiveDirectory(new InvalidCredentialsError(message))
    expect(trouble.what).toBe('credentials-refused')
    expect(trouble.said).toContain(`(data ${data})`)
  })

  test('an unknown code is told as it is, for somebody to look up', () => {
    const unknown = new UnwillingToPerformError('0000FFFF: SvcErr: DSID-031A12D2, problem 5003, data 0')
    expect(decodeActiveDirectory(unknown)).toEqual({
      what: 'no-right',
      said: 'unwillingToPerform (53), 0000FFFF',
    })
    const strange = new InvalidCredentialsError(
      '80090308: LdapErr: AcceptSecurityContext error, data 9999, v1',
    )
    expect(decodeActiveDirectory(strange).said).toBe('invalidCredentials (49), data 9999')
  })

  test('no name and no value goes on, whatever the text held', () => {
    for (const code of [...Object.keys(win32Codes), '0000FFFF']) {
      const message = `${code}: AtrErr: CN=Kari Nordmann,OU=People value 'hemmelig' at (mail)`
      for (const result of [1, 16, 19, 32, 49, 50, 53, 68])
        expect(decodeActiveDirectory(answer(result, message)).said).not.toMatch(/Kari|hemmelig|People/)
    }
  })
})

test('every code has a cause, something to do, somebody who can, and a word that all targets share', () => {
  const known: readonly string[] = [...targetTroubles, ...accountTroubles]
  for (const { what, cause, fix, owner } of [...Object.values(win32Codes), ...Object.values(signInCodes)]) {
    expect(known).toContain(what)
    for (const words of [cause, fix, owner]) expect(words.length).toBeGreaterThan(5)
  }
})
