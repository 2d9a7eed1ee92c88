/** A password as `unicodePwd` takes it: in quotation marks, each character two bytes, least first (MS-ADTS 3.1.1.3.1.5). */
import type { Password } from '../../../core/secrets/password.ts'

/** More the directory cannot keep, counted as it counts: in units of two bytes. */
const mostUnits = 256

/** Null when the directory could not keep all of it: a password is never cut off. */
export function passwordValue(password: Password): Buffer | null {
  return password.length > mostUnits ? null : Buffer.from(`"${password}"`, 'utf16le')
}
