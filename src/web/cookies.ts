/** The cookies this portal sets: all of them __Host-, Secure, HttpOnly and SameSite (case S-07). */
import type { CookieSerializeOptions } from '@fastify/cookie'

export const sessionCookie = '__Host-session'
/** The service desk's own session, beside that of the person who sits there. */
export const deskCookie = '__Host-desk'
/**
 * Of every browser, signed in or not: the tokens of its forms and the codes it asked for hang on it. Lax: a link in a mail
 * opened in the same browser would otherwise get a new one, and every form that stands open there would be dead. No cookie
 * of these is sent with a POST from another site, and this one opens nothing.
 */
export const visitorCookie = '__Host-visitor'
export const deviceCookie = '__Host-device'
/** The chosen language. Lax: whoever comes back from a provider, or from a mail, reads on in it. */
export const languageCookie = '__Host-language'
/** Carries the key of a mail link from the link to its page. Lax, because the way there begins in another program. */
export const linkCookie = '__Host-link'
/** The same for the link in the notice of a change: "it was not me". */
export const noticeCookie = '__Host-notice'
/** Carries the sealed errand of somebody who is away to identify. Lax: the way back begins at the provider. */
export const eidCookie = '__Host-eid'

/** Whoever came for the pages of projects is led there after signing in. Lax: the way back may begin at the provider. */
export const wantedCookie = '__Host-wanted'

/** This computer is shared with others. Lax: whoever comes back from a provider still sits at it. Says nothing of anybody (row N-9). */
export const sharedCookie = '__Host-shared'

/** On the way to a service: where somebody goes on once they are signed in. */
export const serviceCookie = '__Host-service'

/** The way to their pages begins in a mail program or at a provider. */
const fromElsewhere = [
  visitorCookie,
  languageCookie,
  linkCookie,
  noticeCookie,
  eidCookie,
  sharedCookie,
  wantedCookie,
]

/** The OpenID provider's session: nobody's without ours behind it. Lax: people come to it from the services. */
const openidCookie = '__Host-openid'

/** What a browser holds of us; whoever leaves a shared computer leaves none of it. */
export const everyCookie = [sessionCookie, deviceCookie, serviceCookie, openidCookie, ...fromElsewhere]

/** How a cookie is written; without `maxAgeSeconds` it lives as long as the browser. */
export function cookieOptions(name: string, maxAgeSeconds: number | null): CookieSerializeOptions {
  return {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: fromElsewhere.includes(name) ? 'lax' : 'strict',
    ...(maxAgeSeconds === null ? {} : { maxAge: maxAgeSeconds }),
  }
}
