/** Where somebody may be sent to identify. */
import { expect, test } from 'vitest'
import { isAtProvider } from './at-provider.ts'

test.each([
  ['https://idporten.no', 'https://idporten.no/token', true],
  ['https://idporten.no', 'https://login.idporten.no/authorize', true],
  ['https://auth.dataporten.no', 'https://auth.dataporten.no/oauth/authorization', true],
  ['http://localhost:8080/demo/eid', 'http://localhost:8080/demo/eid/auth', true],
  ['https://idporten.no', 'http://login.idporten.no/authorize', false],
  ['https://idporten.no', 'https://idporten.no.evil.test/', false],
  ['https://idporten.no', 'https://evilidporten.no/', false],
  ['https://idporten.no', 'https://login.idporten.no:8443/authorize', false],
  ['https://idporten.no', 'https://idporten.no@evil.test/', false],
  ['https://idporten.no', 'https://somebody@idporten.no/', false],
  ['https://idporten.no', '//idporten.no/', false],
  ['https://idporten.no', 'javascript:alert(1)', false],
])('from %s to %s: %s', (issuer, address, may) => {
  expect(isAtProvider(issuer, address)).toBe(may)
})
