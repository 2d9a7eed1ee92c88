/** Where a password is typed besides the portal, asked by the programs that computers and devices really come with. */
import type { SambaDomain } from '../src/cast/samba-domain.ts'
import { type Freeradius, ttlsPap } from '../src/cast/test-freeradius.ts'
import type { TestSlapd } from '../src/cast/test-slapd.ts'

/** True: it opens; false: it is refused. Throws when nobody answered, which is neither. */
export type Tried = (password: string) => Promise<boolean>

/** The directory, a computer of the Active Directory domain, and a device that joins Wi-Fi. */
export function whereItIsTyped(
  username: string,
  { slapd, domain, radius }: { slapd: TestSlapd; domain: SambaDomain; radius: Freeradius },
): Record<'ldapwhoami' | 'kinit' | 'eapol_test', Tried> {
  return {
    ldapwhoami: async (password) => slapd.letsIn(`uid=${username},ou=people,${slapd.base}`, password),
    kinit: async (password) => {
      try {
        return (await domain.signIn(username, password)) === username
      } catch (error) {
        if (refusedByKerberos.test(String(error))) return false
        throw error
      }
    },
    eapol_test: async (password) => {
      const identity = ttlsPap(`${username}@oslomet.no`, password, 'anonymous@oslomet.no')
      const { exit, said } = await radius.eapol(identity)
      if (exit === 0) return true
      if (!said.includes('CTRL-EVENT-EAP-FAILURE')) throw new Error(said.slice(-2_000))
      return false
    },
  }
}

/** A wrong password, and an account that is closed: before the first ticket, or between it and the directory. */
const refusedByKerberos =
  /Password incorrect|Preauthentication failed|credentials have been revoked|KDC policy rejects request|Invalid credentials/
