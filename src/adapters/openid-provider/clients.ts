/** The services of an institution's file in the words of the provider's library. */
import type { ClientMetadata } from 'oidc-provider'
import type { Client } from '../../core/openid/client.ts'
import { scopesOf } from '../../core/openid/claims.ts'

/** One service. Throws for one that shows itself by a secret which the operator's file does not hold. */
export function metadataOf(client: Client, secretOf: (name: string) => string | null): ClientMetadata {
  return {
    client_id: client.key,
    client_name: client.name.en,
    redirect_uris: [...client.redirects],
    post_logout_redirect_uris: [...client.afterSignOut],
    response_types: ['code'],
    grant_types: ['authorization_code', ...(client.refresh ? (['refresh_token'] as const) : [])],
    scope: [...scopesOf(client), ...(client.refresh ? ['offline_access'] : [])].join(' '),
    id_token_signed_response_alg: client.signedWith,
    subject_type: 'public',
    require_auth_time: true,
    ...(client.backChannelSignOut === null
      ? {}
      : { backchannel_logout_uri: client.backChannelSignOut, backchannel_logout_session_required: true }),
    ...proofOf(client, secretOf),
  }
}

function proofOf(client: Client, secretOf: (name: string) => string | null): Partial<ClientMetadata> {
  if (client.proves === 'secret') {
    const secret = secretOf(client.secretFrom ?? '')
    if (secret === null)
      throw new Error(
        `the service ${client.key} wants the secret ${client.secretFrom ?? ''}, which is not there`,
      )
    return { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' }
  }
  return {
    token_endpoint_auth_method: 'private_key_jwt',
    ...(client.keys === null
      ? { jwks: { keys: [...client.publicKeys] as never[] } }
      : { jwks_uri: client.keys }),
  }
}
