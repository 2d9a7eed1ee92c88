/** What people make of a word when a longer password is asked for. Programs that guess do exactly the same. */

/** Only so long are they worth a place: shorter ones are refused for their length where this list matters most. */
const long = 16

/** A word as people dress it up when eight characters are enough. */
export function* shortVariants(word: string): Generator<string> {
  const years = range(1990, 2030).map(String)
  const tails = ['', '1', '12', '123', '1234', '12345', '!', '1!', '123!', '01', '007', '?', '.', ...years]
  for (const cased of casings(word)) {
    for (const tail of tails) yield cased + tail
    for (const year of range(2018, 2030)) yield `${cased}${year}!`
  }
}

/** A word stretched to sixteen characters: doubled, with a tail of digits, with a year. */
export function* stretched(word: string): Generator<string> {
  const times = Math.max(2, Math.ceil(long / word.length))
  for (const cased of casings(word)) {
    yield* longOnes(range(times, times + 1).map((often) => cased.repeat(often)))
    yield* longOnes(repeatTails.flatMap((tail) => [2, 3].map((often) => cased.repeat(often) + tail)))
    yield* longOnes(
      [' ', '-', '_', '.'].flatMap((sign) => [2, 3].map((often) => Array(often).fill(cased).join(sign))),
    )
    yield* longOnes(digitTails.map((digits) => cased + digits))
    yield* longOnes(['1234567890', '123456789', '12345678'].map((digits) => digits + cased))
  }
}

/** `sommer2026sommer2026`, `Sommer2026!Sommer2026!`, `sommer2026vinter2026`. */
export function* withYears(word: string, others: readonly string[]): Generator<string> {
  for (const cased of casings(word)) {
    for (const year of range(2018, 2030)) {
      const once = `${cased}${year}`
      yield* longOnes([
        once + once,
        `${once}!${once}!`,
        `${once}-${once}`,
        `${once}123456`,
        `${once}12345678`,
        once + cased,
      ])
      yield* longOnes(others.map((other) => `${once}${other}${year}`))
    }
  }
}

/** Two words of a frequent list, one after the other. */
export function* pairs(words: readonly string[]): Generator<string> {
  for (const first of words) for (const second of words) yield* longOnes([first + second])
}

/** A known sentence, together or apart, shouted or not, with what is hung on when a policy asks for digits and signs. */
export function* sentenceVariants(sentence: string): Generator<string> {
  for (const spelled of spelledAbroad(sentence)) {
    for (const between of ['', ' ', '-', '_']) {
      for (const cased of sentenceCasings(spelled)) {
        const joined = cased.split(' ').join(between)
        for (const tail of ['', '!', '.', '?', '1', '123', '1!', '2025', '2026']) yield joined + tail
      }
    }
  }
}

/** Straight on over the keys, along the alphabet, along the digits. Bare repetition is refused by rule. */
export function* walks(): Generator<string> {
  for (const road of roads.flatMap((keys) => [keys, [...keys].reverse().join('')])) {
    const endless = road.repeat(4)
    for (const start of range(0, Math.min(road.length, 12) - 1))
      for (const length of range(long, 24)) yield* casings(endless.slice(start, start + length))
    for (const tail of ['!', '1', '123', '1234', '.'])
      yield* longOnes([1, 2].flatMap((often) => casings(road.repeat(often) + tail)))
    if (road.length < long)
      for (const other of roads)
        yield* longOnes(['', '!', '1'].flatMap((tail) => casings(road + other + tail)))
  }
}

export function* longOnes(passwords: Iterable<string>): Generator<string> {
  for (const password of passwords) if ([...password].length >= long) yield password
}

const repeatTails = ['1', '!', '12', '123', '1234', '2025', '2026']
const digitTails = [
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  '123123123',
  '987654321',
  '123456789!',
  '1234567890!',
]

const roads = [
  'qwertyuiop',
  'qwertyuiopå',
  'asdfghjkl',
  'asdfghjkløæ',
  'zxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiopåasdfghjkløæzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1234567890',
  '0123456789',
  '123456789',
  '1234567890qwertyuiop',
  '1234567890qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  'abcdefghijklmnopqrstuvwxyzæøå',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'zaq12wsxcde34rfvbgt56yhn',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
  'abc123',
  'abcd1234',
  'qwerty123',
  'qwe123',
  'qwer1234',
  'asdf1234',
  'aabbccddeeffgghhiijj',
  '1122334455667788990011',
  '11223344556677889900',
  '31415926535897932384626433832795',
  '27182818284590452353602874713527',
  '112358132134558914423337',
]

function casings(word: string): readonly string[] {
  return [...new Set([word, capitalised(word)])]
}

function sentenceCasings(sentence: string): readonly string[] {
  const title = sentence.split(' ').map(capitalised).join(' ')
  return [...new Set([sentence, capitalised(sentence), title])]
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** As written, and as written on a keyboard without æ, ø and å. */
function spelledAbroad(text: string): readonly string[] {
  const plain = text.replace(/[æøå]/g, (letter) => ({ æ: 'ae', ø: 'o', å: 'a' })[letter] ?? letter)
  const twice = text.replace(/[æøå]/g, (letter) => ({ æ: 'ae', ø: 'oe', å: 'aa' })[letter] ?? letter)
  return [...new Set([text, plain, twice])]
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => from + step)
}
