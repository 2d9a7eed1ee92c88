/** The provider's own page opens this in a frame when somebody signs out there: without cookies, the session is told by its number. */
import { z } from 'zod'
import { endByProvider } from '../../actions/provider-sign-out.ts'
import { errorPage } from '../../web/error-answer.tsx'
import { step } from '../../web/step.ts'

export const signOutThere = step({
  path: '/electronic-id/sign-out',
  opens: 'anybody',
  leadsTo: [],
  query: z.object({ iss: z.string().max(300).optional(), sid: z.string().max(300).optional() }),
  show: async (visit) => {
    const { iss, sid } = visit.query
    const framedBy = iss && sid ? await endByProvider(visit.world, iss, sid) : null
    if (framedBy === null) return errorPage(visit, 'notFound')
    visit.cookies.length = 0
    return { show: <Nothing />, headers: { 'content-security-policy': policyFor(framedBy) } }
  },
})

/** Only the provider may frame it. Where a policy names who may frame, browsers do not look at X-Frame-Options (CSP 3, 6.4.2). */
function policyFor(issuer: string): string {
  const { protocol, host } = new URL(issuer)
  return `default-src 'none'; frame-ancestors ${protocol}//${host} ${protocol}//*.${host}; base-uri 'none'; object-src 'none'`
}

function Nothing() {
  return (
    <html lang="en">
      <head>
        <title>-</title>
      </head>
      <body />
    </html>
  )
}
