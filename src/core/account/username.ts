/** A username as a person types it becomes the one name it can mean, or none: so nobody has two sets of tries. */

declare const proved: unique symbol

/** A name that an account may have: small ASCII letters and digits, and `.`, `_`, `-` inside. */
export type Username = string & { readonly [proved]: 'Username' }

/**
 * Reads a username: full-width letters become ordinary ones and capitals small (the width and case maps of RFC 8265
 * UsernameCaseMapped), white space and invisible marks round it go, and so does an `@realm` of the institution's own
 * and no other. Whatever then is not plain ASCII is refused and never folded, so no look-alike reaches another's name (cases
 * B-04, B-10, I-18). Reading what was read changes nothing.
 */
export function readUsername(typed: string, { realms }: { realms: readonly string[] }): Username | null {
  if (typed.length > 320) return null
  const narrow = trimmed(typed.replace(/[\uFF01-\uFF5E]/g, (wide) => wide.normalize('NFKC')))
  // Before the case map: it would make a k of the Kelvin sign.
  if (!/^[!-~]*$/.test(narrow)) return null
  const name = withoutRealm(narrow.toLowerCase(), realms)
  return isUsername(name) ? name : null
}

/** Whether a text already is a username, letter by letter. A dot at the end or two in a row would be a second spelling. */
export function isUsername(text: string): text is Username {
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(text) && !text.endsWith('.') && !text.includes('..')
}

const around =
  /^[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]+|[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]+$/gu

function trimmed(text: string): string {
  return text.replace(around, '')
}

function withoutRealm(name: string, realms: readonly string[]): string {
  const own = realms.find((realm) => realm !== '' && name.endsWith(`@${realm.toLowerCase()}`))
  return own === undefined ? name : name.slice(0, -own.length - 1)
}
