/** When a request does not go straight through: beside the library's own reasons, who is kept out and who showed too little. */
import type { interactionPolicy } from 'oidc-provider'
import type { Client } from '../../core/openid/client.ts'
import { demandsTwoFactors, twoFactors } from '../../core/openid/strength.ts'

/** Both end like "nobody is signed in", so that `prompt=none` tells nothing of anybody (case E-12). */
export function policyOf({ base, Check }: typeof interactionPolicy, clients: ReadonlyMap<string, Client>) {
  const policy = base()
  const keptOut = new Check(
    'kept_out',
    'End-User authentication is required',
    'login_required',
    ({ oidc }) =>
      oidc.session?.accountId !== undefined && oidc.account === undefined
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT,
  )
  const stronger = new Check(
    'stronger',
    'End-User authentication is required',
    'login_required',
    ({ oidc }) => {
      const client = clients.get(oidc.client?.clientId ?? '')
      const asked = oidc.params?.['acr_values']
      const demanded = client && demandsTwoFactors(client, typeof asked === 'string' ? asked : undefined)
      return demanded && oidc.session?.accountId !== undefined && oidc.session.acr !== twoFactors
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT
    },
  )
  policy.get('login')?.checks.add(keptOut)
  policy.get('login')?.checks.add(stronger)
  return policy
}
