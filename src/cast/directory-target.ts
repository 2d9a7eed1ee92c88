/** A directory as a target of a test's world. */
import type { OpenTarget } from '../actions/deliver.ts'
import { openOpenLdap } from '../adapters/ldap/openldap/open-openldap.ts'
import type { Institution } from '../core/institution/institution.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { demandsNoFactor } from './no-factor.ts'
import type { TestSlapd } from './test-slapd.ts'

type Where = Pick<TestSlapd, 'url' | 'base' | 'bindAs' | 'secret'>

/** Opens it; `url` otherwise than its own where something stands between. */
export function directoryTarget({ url, base, bindAs, secret }: Where): OpenTarget {
  const places = { people: 'ou=people', hidden: 'ou=hidden', groups: 'ou=groups' }
  const system = openOpenLdap({
    ...{ url, bindAs, secret, ca: null, base, schema: 'feide', ...places },
    ...{ nationalNumber: false, mailAliases: true, posix: null, realm: 'uni.example' },
  })
  return { key: 'ldap', system }
}

/** An institution that has the directory as its one target, and demands no second factor. */
export function withDirectory(institution: Institution): Institution {
  const base = 'dc=uni,dc=example'
  const targets = targetsSetting.parse([
    {
      ...{ kind: 'openldap', key: 'ldap', dryRun: false, base, bindAs: `cn=adgang,${base}` },
      name: { nb: 'Katalogen', nn: 'Katalogen', en: 'The directory' },
      address: 'ldap://127.0.0.1:1',
    },
  ])
  return { ...demandsNoFactor(institution), targets }
}
