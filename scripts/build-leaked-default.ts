/** Makes the list of leaked passwords that ships: `node --import tsx scripts/build-leaked-default.ts [output]`. The same every time. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { dictionary } from '@zxcvbn-ts/language-common'
import { buildLeakedPasswords } from '../src/adapters/leaked-passwords/build.ts'
import { sentences } from './leaked-default/sentences.ts'
import {
  pairs,
  sentenceVariants,
  shortVariants,
  stretched,
  walks,
  withYears,
} from './leaked-default/variants.ts'
import { norwegianWords, timesOfYear } from './leaked-default/words.ts'

const common = dictionary['passwords-common']
const frequent = common.filter((password) => /^[a-z]{4,12}$/.test(password))

/** What is known to be common, and what guessing programs make of it. Most of it is long enough for a policy of 16. */
function* passwords(): Generator<string> {
  yield* common
  for (const word of norwegianWords) yield* shortVariants(word)
  for (const word of new Set([...frequent.slice(0, 1200), ...norwegianWords])) yield* stretched(word)
  for (const word of timesOfYear) yield* withYears(word, timesOfYear)
  for (const word of [...norwegianWords, ...frequent.slice(0, 200)]) yield* withYears(word, [])
  yield* pairs([
    ...frequent.filter((word) => word.length >= 7).slice(0, 220),
    'passord',
    'hemmelig',
    'velkommen',
    'student',
    'oslomet',
  ])
  for (const sentence of sentences) yield* sentenceVariants(sentence)
  yield* walks()
}

async function* lines(): AsyncGenerator<Uint8Array> {
  for (const password of passwords())
    yield await Promise.resolve(
      Buffer.from(`${createHash('sha1').update(password.normalize('NFC')).digest('hex')}\n`),
    )
}

const output = process.argv[2] ?? join(import.meta.dirname, '../assets/leaked-default.bin')
const built = await buildLeakedPasswords({ input: lines(), output })
if (built.outcome !== 'built') throw new Error(`nothing was built: ${built.because}`)
process.stdout.write(`${output}: ${built.count} passwords\n`)
