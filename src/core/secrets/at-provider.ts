/** Whether an address belongs to a provider of electronic ID: nobody is sent, and no key is fetched, anywhere else. */

/**
 * True for the host of the issuer and the hosts below it, over the issuer's own scheme: ID-porten signs in at
 * `login.idporten.no` for the issuer `https://idporten.no` (field 3.1; case I-16).
 */
export function isAtProvider(issuer: string, address: string): boolean {
  if (!URL.canParse(issuer) || !URL.canParse(address)) return false
  const [home, there] = [new URL(issuer), new URL(address)]
  if (there.username !== '' || there.password !== '') return false
  if (there.protocol !== home.protocol) return false
  if (there.origin === home.origin) return true
  return there.port === home.port && there.hostname.endsWith(`.${home.hostname}`)
}
