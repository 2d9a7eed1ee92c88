/** What the codes of Active Directory mean: why, what to do about it, and who can (MS-ERREF 2.2 and 2.3). */
import type { Trouble } from '../../../core/targets/trouble.ts'

/** A code in words. `owner`: who can mend it. */
export type Meaning = {
  what: Trouble['what']
  cause: string
  fix: string
  owner: 'the domain' | 'the settings' | 'nobody' | 'the register'
}

/** Win32 codes: the eight digits at the beginning of what the directory says. */
export const win32Codes: Readonly<Record<string, Meaning>> = {
  '00000005': {
    what: 'no-right',
    cause: 'our account may not do this there',
    fix: 'delegate the rights in the guide, and let adgang doctor try them',
    owner: 'the domain',
  },
  '00002098': {
    what: 'no-right',
    cause: 'our account may not do this there',
    fix: 'delegate the rights in the guide, and let adgang doctor try them',
    owner: 'the domain',
  },
  '0000052D': {
    what: 'password-too-simple',
    cause:
      'the policy of the domain refuses the password: too short, too few kinds of characters, or a name in it',
    fix: 'make the two policies agree; adgang doctor shows where they differ',
    owner: 'the domain',
  },
  '0000052C': {
    what: 'password-refused',
    cause: 'the password holds something that the domain cannot keep',
    fix: 'choose another one',
    owner: 'nobody',
  },
  '00000056': {
    what: 'password-refused',
    cause: 'the old password was asked for and is not right',
    fix: 'let our account set passwords, not only change its own',
    owner: 'the domain',
  },
  '00000057': {
    what: 'value-refused',
    cause: 'a value has a form that the attribute does not take',
    fix: 'correct it where it comes from',
    owner: 'the register',
  },
  '0000001F': {
    what: 'password-refused',
    cause: 'a password was sent without encryption, or a filter on the domain controller refused it',
    fix: 'use ldaps://, and look at the password filters of the domain',
    owner: 'the domain',
  },
  '00000524': taken('another account has this sAMAccountName'),
  '00000526': taken('a group has this name'),
  '00002071': taken('another entry has this name in the same place'),
  '000021C8': taken('another account in the forest has this userPrincipalName'),
  '00002082': {
    what: 'value-refused',
    cause: 'a value is longer than the attribute takes',
    fix: 'correct it where it comes from',
    owner: 'the register',
  },
  '00002081': {
    what: 'value-refused',
    cause: 'the attribute takes one value only',
    fix: 'look at the attributes in the settings',
    owner: 'the settings',
  },
  '00002083': {
    what: 'not-understood',
    cause: 'the value was there already',
    fix: 'nothing: it is tried again',
    owner: 'nobody',
  },
  '00002077': {
    what: 'value-refused',
    cause: 'the domain itself looks after this attribute',
    fix: 'name another attribute in the settings',
    owner: 'the settings',
  },
  '0000208D': {
    what: 'base-missing',
    cause: 'the place does not exist',
    fix: 'make it, or correct people, hidden and groups in the settings',
    owner: 'the settings',
  },
  '0000202B': {
    what: 'base-missing',
    cause: 'the place belongs to another domain',
    fix: 'correct the base or the address in the settings',
    owner: 'the settings',
  },
  '00002015': {
    what: 'protected-by-target',
    cause: 'something stands below the entry, and is not ours to remove',
    fix: 'remove what stands below it, then try again',
    owner: 'the domain',
  },
  '00002028': {
    what: 'not-trusted',
    cause: 'the domain controller demands encryption',
    fix: 'use ldaps://',
    owner: 'the settings',
  },
  '00002024': {
    what: 'full',
    cause: 'a limit of the domain was reached',
    fix: 'look at the LDAP policies of the domain',
    owner: 'the domain',
  },
  '00002010': {
    what: 'busy',
    cause: 'the domain controller has no numbers left for new accounts',
    fix: 'see that it reaches the RID master',
    owner: 'the domain',
  },
  '0000200E': busy('the domain controller is busy'),
  '0000200F': busy('the domain controller is not ready'),
  '00002035': {
    what: 'value-refused',
    cause: 'the domain controller is not willing to do this',
    fix: 'look in its event log; often it is a password without encryption, or an account opened without one',
    owner: 'the domain',
  },
  '000004DC': {
    what: 'credentials-refused',
    cause: 'the sign-in of our account was lost',
    fix: 'nothing: it is tried again',
    owner: 'nobody',
  },
}

/** Why our account could not sign in: the code after `data` (sub-codes of error 49). */
export const signInCodes: Readonly<Record<string, Meaning>> = {
  '525': refused('there is no such account', 'correct bindAs in the settings', 'the settings'),
  '52e': refused(
    'the password of our account is wrong',
    'put the right one into the file of ADGANG_SECRETS',
    'the settings',
  ),
  '52f': refused('a restriction on our account forbids the sign-in', 'lift it', 'the domain'),
  '530': refused('our account may not sign in at this time of day', 'lift the hours', 'the domain'),
  '531': refused('our account may not sign in from this machine', 'lift the list of machines', 'the domain'),
  '532': refused('the password of our account has expired', 'set a new one that does not', 'the domain'),
  '533': refused('our account is disabled', 'enable it', 'the domain'),
  '568': refused('our account is in too many groups', 'take it out of some', 'the domain'),
  '701': refused('our account has expired', 'take the end date away', 'the domain'),
  '773': refused(
    'our account must change its password first',
    'set one that need not be changed',
    'the domain',
  ),
  '775': refused(
    'our account is locked after wrong passwords',
    'unlock it, and find who guesses',
    'the domain',
  ),
}

function refused(cause: string, fix: string, owner: Meaning['owner']): Meaning {
  return { what: 'credentials-refused', cause, fix, owner }
}

function taken(cause: string): Meaning {
  return { what: 'name-taken', cause, fix: 'rename or remove the other one', owner: 'the domain' }
}

function busy(cause: string): Meaning {
  return { what: 'busy', cause, fix: 'nothing: it is tried again', owner: 'nobody' }
}
