/** A directory as a target of a test's world. */
import type { OpenTarget } from '../actions/deliver.ts'
import { openOpenLdap } from '../adapters/ldap/openldap/open-openldap.ts'
import type { Institution } from '../core/institution/institution.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { demandsNoFactor } from './no-factor.ts'
import type { TestSlapd } from './test-slapd.ts'

type Where = Pick<TestSlapd, 'url' | 'base' | 'bindAs' | 'secret'>

/** Opens it; `url` otherwise than its own where something stands between. `nationalNumber`: it is given that too. */
export function directoryTarget(
  { url, base, bindAs, secret }: Where,
  { nationalNumber } = { nationalNumber: false },
): OpenTarget {
  const places = { people: 'ou=people', hidden: 'ou=hidden', groups: 'ou=groups' }
  const system = openOpenLdap({
    ...{ url, bindAs, secret, ca: null, base, schema: 'feide', ...places },
    ...{ nationalNumber, mailAliases: true, posix: null, realm: 'uni.example' },
  })
  return { key: 'ldap', system }
}

const base = 'dc=uni,dc=example'
const name = { nb: 'Katalogen', nn: 'Katalogen', en: 'The directory' }
const ours = { name, dryRun: false, base }
const directory = {
  ...{ ...ours, kind: 'openldap', key: 'ldap', address: 'ldap://127.0.0.1:1' },
  bindAs: `cn=adgang,${base}`,
}
/** Nobody is there: passwords wait for it as they were typed, sealed. */
const plain = {
  ...{ ...ours, kind: 'active-directory', key: 'ad', address: 'ldaps://ad.uni.example' },
  ...{ bindAs: 'adgang', upnSuffix: 'uni.example' },
}

/** An institution that has the directory as its one target, and demands no second factor. */
export function withDirectory(institution: Institution): Institution {
  return { ...demandsNoFactor(institution), targets: targetsSetting.parse([directory]) }
}

/** The same beside a system that needs passwords as they are typed, and is never there. */
export function withDirectoryAndPlain(institution: Institution): Institution {
  return { ...demandsNoFactor(institution), targets: targetsSetting.parse([directory, plain]) }
}
