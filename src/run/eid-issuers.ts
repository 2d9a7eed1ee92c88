/** Which providers of electronic ID production may believe: never one of the tests, where anybody is whoever they like. */

/** Why nobody real may be identified there; empty when they may (ASVS 13.4.2). */
export function objectionsToIssuer(issuer: string): string[] {
  const sentence = `${issuer} is no provider of electronic ID for real people:`
  if (!URL.canParse(issuer)) return [`${sentence} it is no address.`]
  const { protocol, hostname, pathname } = new URL(issuer)
  if (protocol !== 'https:') return [`${sentence} it is not reached over https.`]
  const parts = [...hostname.split('.'), ...pathname.split('/')]
  const made =
    parts.find((part) => madeUp.includes(part)) ?? (/^[\d.[]/.test(hostname) ? hostname : undefined)
  if (made === undefined) return []
  return [
    `${sentence} “${made}” in it is a test's. ID-porten is https://idporten.no, Feide https://auth.dataporten.no.`,
  ]
}

const madeUp = ['test', 'ver1', 'ver2', 'systest', 'yt2', 'localhost', 'demo', 'example', 'invalid']
