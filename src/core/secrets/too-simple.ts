/** The one rule that holds everywhere: a password that is a single trick from end to end is no password. */
/** The longest piece whose mere repetition counts as too simple: `passord1passord1`. */
const longestUnit = 8

/**
 * At most three different characters, one short piece over and over, or one straight run along the alphabet, the digits
 * or the keyboard. Only the whole password is judged: a run inside an otherwise good one is nobody's business
 * (mission O-7: no composition rules).
 */
export function isTooSimple(password: string): boolean {
  const characters = [...password.toLowerCase()]
  return new Set(characters).size <= 3 || isRepetition(characters) || isStraightRun(password)
}

function isRepetition(characters: readonly string[]): boolean {
  const longest = Math.min(longestUnit, Math.floor(characters.length / 2))
  for (let unit = 1; unit <= longest; unit++) {
    if (characters.every((character, at) => character === characters[at % unit])) return true
  }
  return false
}

/** A space or a dash between the steps does not make a run less straight. */
function isStraightRun(password: string): boolean {
  const run = password.toLowerCase().replace(/[ ._,-]/g, '')
  if (run === '') return false
  const backwards = [...run].reverse().join('')
  return roads.some((road) => {
    const endless = road.repeat(Math.ceil(run.length / road.length) + 1)
    return endless.includes(run) || endless.includes(backwards)
  })
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const
const norwegianRows = ['qwertyuiopå', 'asdfghjkløæ', 'zxcvbnm'] as const
const germanRows = ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'] as const

/** The keyboard read in columns, `1qaz2wsx…`, and in pairs of rows, `q1w2e3…`. */
const columns = [...'1234567890'].map(
  (digit, at) => digit + (rows[0][at] ?? '') + (rows[1][at] ?? '') + (rows[2][at] ?? ''),
)
const upColumns = columns.map((column) => [...column].reverse().join(''))
const zigzag = [...'1234567890'].map((digit, at) => digit + (rows[0][at] ?? '')).join('')
const zagzig = [...'1234567890'].map((digit, at) => (rows[0][at] ?? '') + digit).join('')

const roads: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  'abcdefghijklmnopqrstuvwxyzæøå',
  '1234567890',
  '0123456789',
  '123456789',
  ...[rows, norwegianRows, germanRows].flatMap((keys) => [
    ...keys,
    keys.join(''),
    `1234567890${keys.join('')}`,
  ]),
  columns.join(''),
  upColumns.join(''),
  zigzag,
  zagzig,
]
