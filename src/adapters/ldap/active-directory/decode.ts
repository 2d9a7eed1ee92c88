/** What Active Directory says when it refuses, in our words: why, what to do, and who can. */
import type { Trouble } from '../../../core/targets/trouble.ts'
import { isAnswer } from '../connection.ts'
import { decodeLdap } from '../decode.ts'
import { signInCodes, win32Codes } from './codes.ts'
import type { Meaning } from './codes.ts'

/**
 * The trouble behind an error. Active Directory puts a Win32 code in front of its text, and behind `data` why a sign-in
 * failed; the rest of the text may hold names and values, and goes no further.
 */
export function decodeActiveDirectory(error: unknown): Trouble {
  const general = decodeLdap(error)
  if (!isAnswer(error)) return general
  const code = /^([0-9A-F]{8}): /i.exec(error.message)?.[1]?.toUpperCase()
  if (error.code === invalidCredentials) {
    const reason = /\bdata ([0-9a-f]{1,8})\b/i.exec(error.message)?.[1]?.toLowerCase()
    return say(signInCodes[reason ?? ''], `data ${reason ?? 'unknown'}`, general)
  }
  const policy = passwordRefusals.find(({ says }) => says.test(error.message))
  if (policy && code === '0000052D') return say(policy, code, general)
  if (code === undefined && error.code === insufficientRights)
    return say(win32Codes['00000005'], general.said, general)
  return say(code === undefined ? undefined : win32Codes[code], code ?? '', general)
}

const invalidCredentials = 49
const insufficientRights = 50

/** Samba names the rule it applied behind the same code; Active Directory leaves it to be guessed. */
const passwordRefusals: readonly (Meaning & { says: RegExp })[] = [
  {
    says: /already used|password history/i,
    what: 'password-used-before',
    cause: 'the domain remembers the password',
    fix: 'choose another one, or let the domain remember fewer',
    owner: 'the domain',
  },
  {
    says: /too young/i,
    what: 'password-too-young',
    cause: 'the domain lets a password be changed only after some time',
    fix: 'set the least age of passwords in the domain to 0',
    owner: 'the domain',
  },
]

function say(meaning: Meaning | undefined, code: string, general: Trouble): Trouble {
  if (meaning === undefined) return { ...general, said: [general.said, code].filter(Boolean).join(', ') }
  const { what, cause, fix, owner } = meaning
  return { what, said: `${cause}. To do: ${fix}. By: ${owner} (${code}).` }
}
