/** A private e-mail address: exactly one mailbox, or none. */

declare const proved: unique symbol

/** One address, in ASCII; the domain in small letters and, where it has others, in its xn-- form. */
export type Email = string & { readonly [proved]: 'Email' }

/**
 * Reads an address as a register or a person wrote it. Refused: more than one, anything that could end a header or
 * begin another, quoting, comments, address literals, look-alike letters (cases M-06, L-12; RFC 5321 4.1.2, 4.5.3.1).
 */
export function readEmail(typed: string): Email | null {
  if (typed.length > 400) return null
  const [local, written, ...more] = typed.trim().split('@')
  if (local === undefined || written === undefined || more.length > 0) return null
  if (local.length > 64 || !localPart.test(local)) return null
  const domain = readDomain(written)
  const email = `${local}@${domain}`
  return domain === null || email.length > 254 ? null : (email as Email)
}

/** The text by which two addresses are compared: no provider tells `Kari@` from `kari@`. */
export function canonicalEmail(email: Email): string {
  return email.toLowerCase()
}

/** What may be shown of an address after a proof: its first letter, never its domain or length (case E-10). */
export function maskEmail(email: Email): string {
  return `${email.charAt(0)}•••`
}

/** Words of the letters that people's addresses have, joined by single dots. A leading hyphen could pass for an option. */
const localPart = /^(?!-)[\w+'&=~#/^-]+(?:\.[\w+'&=~#/^-]+)*$/
const writtenDomain = /^[\p{L}\p{M}\p{Nd}.-]+$/u
const asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

function readDomain(written: string): string | null {
  const domain = written.normalize('NFC')
  // A full-width or ligature letter is nobody's spelling of a domain, only a disguise of another one.
  if (
    !writtenDomain.test(domain) ||
    domain !== domain.normalize('NFKC') ||
    !URL.canParse(`http://${domain}`)
  ) {
    return null
  }
  const ascii = new URL(`http://${domain}`).hostname
  return asciiDomain.test(ascii) ? ascii : null
}
