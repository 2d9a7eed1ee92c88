/** What the provider's library wants to remember, handed to the house; second uses become its own refusals. */
import type { Adapter, AdapterFactory, AdapterPayload, errors } from 'oidc-provider'
import type { GrantEnd, ProviderHouse, VisitOutcome } from '../../core/openid/provider.ts'

/** The library's refusals; loaded with the library. */
export type Refusals = Pick<
  typeof errors,
  'InvalidGrant' | 'InvalidClientAuth' | 'InvalidRequestUri' | 'TemporarilyUnavailable'
> & {
  /** Why whatever ends in this request does. */
  endsBecause: () => GrantEnd
  /** Whether the address of this request may begin one more visit. */
  mayBegin: () => Promise<boolean>
}

/** One memory for each kind that the library knows. */
export function memoryOf(house: ProviderHouse, refusals: Refusals): AdapterFactory {
  return (kind) => (kind === 'ReplayDetection' ? onceOf(house, refusals) : keptOf(house, kind, refusals))
}

function keptOf({ memory, outcome }: ProviderHouse, kind: string, refusals: Refusals): Adapter {
  const read = async (found: Awaited<ReturnType<typeof memory.find>>) => {
    if (!found) return undefined
    const payload: AdapterPayload = { ...found.payload, ...(found.consumed ? { consumed: true } : {}) }
    if (kind === 'Session') return (await memory.isSignedIn(found.payload)) ? payload : nobodys(payload)
    if (kind === 'Interaction') return withResult(payload, await outcome(payload.jti ?? ''))
    return payload
  }
  return {
    async upsert(id, payload, seconds) {
      // the first thing that is kept of somebody who is not signed in
      if (kind === 'Interaction' && !(await refusals.mayBegin())) throw crowded(refusals)
      await memory.keep(kind, id, { payload, seconds: seconds ?? 60 })
    },
    find: async (id) => read(await memory.find(kind, id)),
    findByUid: async (uid) => read(await memory.findByUid(kind, uid)),
    findByUserCode: () => Promise.resolve(undefined),
    async consume(id) {
      if ((await memory.consume(kind, id)) === 'first') return
      throw kind === 'PushedAuthorizationRequest'
        ? new refusals.InvalidRequestUri('the request was used already')
        : new refusals.InvalidGrant('it was used already')
    },
    destroy: async (id) => memory.drop(kind, id, refusals.endsBecause()),
    revokeByGrantId: async (grantId) => memory.endGrant(grantId, refusals.endsBecause()),
  }
}

/** Said on a page of ours: a service that is told would only send its person here once more. */
function crowded({ TemporarilyUnavailable }: Refusals): Error {
  const refusal = new TemporarilyUnavailable('too many sign-ins were begun from this address')
  return Object.assign(refusal, { status: 429, statusCode: 429, allow_redirect: false })
}

/** The id of a client's assertion: of two at the same moment one is refused (case D-07). */
function onceOf({ memory }: ProviderHouse, { InvalidClientAuth }: Refusals): Adapter {
  const kind = 'ReplayDetection'
  const nothing = () => Promise.resolve(undefined)
  return {
    async upsert(id, payload, seconds) {
      const kept = { payload, seconds: seconds ?? 60 }
      if (!(await memory.keepOnce(kind, id, kept)))
        throw new InvalidClientAuth('the assertion was used already')
    },
    find: async (id) => (await memory.find(kind, id))?.payload,
    findByUid: nothing,
    findByUserCode: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  }
}

/** Our sign-in is the session: where it has ended, the provider's is a browser like any other. */
function nobodys(payload: AdapterPayload): AdapterPayload {
  const gone: readonly string[] = ['accountId', 'authorizations', 'loginTs', 'acr', 'amr']
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !gone.includes(name)))
}

function withResult(payload: AdapterPayload, outcome: VisitOutcome | null): AdapterPayload {
  if (outcome === null) return payload
  if (outcome.is === 'somebody-else')
    return {
      ...payload,
      result: { error: 'login_required', error_description: 'somebody else is signed in' },
    }
  const { subject, acr, amr, at, session } = outcome
  const login = { accountId: subject, acr, amr, ts: at, remember: false, session }
  return { ...payload, result: { login, consent: {} } }
}
