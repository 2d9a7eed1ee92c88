/** Electronic ID without encryption: the demo's own provider on this machine, and nothing else. Wired nowhere in production. */
import * as openid from 'openid-client'

// openid-client marks it as deprecated only so that it stands out; this is the one place where it does
// oxlint-disable-next-line typescript/no-deprecated
const marked = openid.allowInsecureRequests

/** Lets a configuration speak plain http. */
export const plainHttp: (configuration: openid.Configuration) => void = marked
