/** What a directory's answers mean in our words (RFC 4511 4.1.9), and what the network's errors do. */
import type { Trouble } from '../../core/targets/trouble.ts'
import { ConnectionLost, isAnswer } from './connection.ts'

/** Result codes of RFC 4511, appendix A, as far as they tell us something. */
const meanings: Readonly<Record<number, Trouble['what']>> = {
  3: 'busy',
  8: 'not-trusted',
  11: 'full',
  13: 'not-trusted',
  17: 'schema-missing',
  19: 'value-refused',
  21: 'value-refused',
  32: 'base-missing',
  34: 'value-refused',
  49: 'credentials-refused',
  50: 'no-right',
  51: 'busy',
  52: 'busy',
  53: 'no-right',
  64: 'value-refused',
  65: 'schema-missing',
  68: 'name-taken',
}

/** Names of result codes, for the operator. */
const names: Readonly<Record<number, string>> = {
  1: 'operationsError',
  3: 'timeLimitExceeded',
  8: 'strongerAuthRequired',
  11: 'adminLimitExceeded',
  13: 'confidentialityRequired',
  16: 'noSuchAttribute',
  17: 'undefinedAttributeType',
  19: 'constraintViolation',
  20: 'attributeOrValueExists',
  21: 'invalidAttributeSyntax',
  32: 'noSuchObject',
  34: 'invalidDNSyntax',
  49: 'invalidCredentials',
  50: 'insufficientAccessRights',
  51: 'busy',
  52: 'unavailable',
  53: 'unwillingToPerform',
  64: 'namingViolation',
  65: 'objectClassViolation',
  66: 'notAllowedOnNonLeaf',
  68: 'entryAlreadyExists',
}

/**
 * The trouble behind an error. The directory's own text may hold values and names of people, so only the code's name goes
 * on, with the attribute where one is named.
 */
export function decodeLdap(error: unknown): Trouble {
  if (isAnswer(error)) {
    const named = names[error.code] ?? 'result'
    // slapd says of an object class it does not know that the value has a wrong form
    const lacksClass = error.code === 21 && attributeIn(error) === ' at objectClass'
    return {
      what: lacksClass ? 'schema-missing' : (meanings[error.code] ?? 'not-understood'),
      said: `${named} (${error.code})${attributeIn(error)}`,
    }
  }
  if (error instanceof DOMException) return { what: 'stopped', said: 'stopped by us' }
  if (error instanceof ConnectionLost) return { what: 'unreachable', said: 'the connection was lost' }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL|ALTNAME/.test(code)) return { what: 'not-trusted', said: code }
  if (code !== '') return { what: 'unreachable', said: code }
  const timedOut = error instanceof Error && /timed? ?out|timeout/i.test(error.message)
  return { what: 'unreachable', said: timedOut ? 'no answer in time' : 'the connection was lost' }
}

/** `userPassword: …`, `value #0 invalid per syntax`: the name in front, never what follows it. */
function attributeIn({ message }: Error): string {
  const found = /^([a-zA-Z][a-zA-Z0-9-]{1,40}): /.exec(message)
  return found?.[1] === undefined ? '' : ` at ${found[1]}`
}
