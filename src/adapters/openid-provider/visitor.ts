/** The browser's own secret, as every page of ours knows it: what begins at the provider goes on in the same browser only. */
import type { KoaContextWithOIDC } from 'oidc-provider'

const name = '__Host-visitor'

/** The secret of this browser; a new one where it has none, or one that is none of ours. */
export function visitorOf({ cookies }: Pick<KoaContextWithOIDC, 'cookies'>, make: () => string): string {
  const brought = cookies.get(name, { signed: false })
  if (brought !== undefined && /^[A-Za-z0-9_-]{43}$/.test(brought)) return brought
  const made = make()
  cookies.set(name, made, {
    signed: false,
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    overwrite: true,
  })
  return made
}
