/** What the libraries and the provider object to, in our words: cancelled, unavailable, or refused because of something. */
import { AuthorizationResponseError, ResponseBodyError } from 'openid-client'
import type { Identified } from '../../core/secrets/electronic-id.ts'
import { AnswerTooLong, ProviderSilent } from './bounded-fetch.ts'
import { NotTheProvider } from './discovered.ts'
import { NotBelieved } from './id-token.ts'

type Wrong = Extract<Identified, { is: 'cancelled' | 'refused' | 'unavailable' }>

/** Codes with which a provider says that it is ill, not that we are wrong (RFC 6749 4.1.2.1). */
const ill: readonly string[] = ['temporarily_unavailable', 'server_error']

/** Anything that is not known to be an answer of the outside is a fault of ours and thrown on. */
export function whatWentWrong(error: unknown): Wrong {
  const chain = [...causesOf(error)]
  if (chain.some((each) => each instanceof ProviderSilent)) return { is: 'unavailable' }
  const ours = chain.find(
    (each) => each instanceof NotBelieved || each instanceof NotTheProvider || each instanceof AnswerTooLong,
  )
  if (ours) return { is: 'refused', because: ours.message }
  if (error instanceof AuthorizationResponseError) return fromReturn(error.error)
  if (error instanceof ResponseBodyError) return saidBy(error.error)
  // openid-client wraps what oauth4webapi found; the innermost sentence names the claim or the parameter
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return { is: 'refused', because: chain.at(-1)?.message ?? error.message }
  throw error
}

/** `access_denied` is how ID-porten and Feide say that the person went back. */
function fromReturn(said: string): Wrong {
  return said === 'access_denied' ? { is: 'cancelled' } : saidBy(said)
}

/** A code of the provider's, cut to what such codes are made of: it may come from an address that anybody can type. */
function saidBy(said: string): Wrong {
  if (ill.includes(said)) return { is: 'unavailable' }
  return { is: 'refused', because: `the provider says ${said.replaceAll(/[^a-z_]/g, '').slice(0, 60)}` }
}

function* causesOf(error: unknown): Generator<Error> {
  for (let each = error, depth = 0; each instanceof Error && depth < 6; each = each.cause, depth++) yield each
}
