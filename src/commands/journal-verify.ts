/** `adgang journal verify`: whether the journal is as it was written; names the first bad row. */
import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { z } from 'zod'
import { type Verified, verifyJournalOf } from '../actions/verify-journal.ts'
import type { World } from '../actions/world.ts'
import type { HeadKeys, Sha256, SignedHead } from '../core/journal/chain.ts'
import type { Fault, FaultKind } from '../core/journal/judge-chain.ts'
import { progressBar } from './progress-bar.ts'

/** What was typed, and what the house hands over. */
export type JournalToVerify = {
  world: World | null
  key: string
  /** The file of signed heads that was kept elsewhere. */
  heads: string | null
  json: boolean
  sha256: Sha256
  keys: HeadKeys | null
}

/** Where it writes; the bar shows only on a terminal. */
export type VerifyStreams = { out: Writable; progress: Writable & { isTTY?: boolean } }

/** 0: as it was written; 1: something is wrong, or it could not be looked at. */
export async function journalVerify(asked: JournalToVerify, streams: VerifyStreams): Promise<0 | 1> {
  const { world, key, json, sha256, keys } = asked
  const say = (fact: object, text: string, exit: 0 | 1): 0 | 1 => {
    streams.out.write(json ? `${JSON.stringify({ exit, ...fact })}\n` : `${text}\n`)
    return exit
  }
  if (!world) {
    const sentence = `There is no institution called "${key}" here.`
    return say({ is: 'unknown-institution', sentence }, sentence, 1)
  }
  const kept = asked.heads === null ? null : await readHeads(asked.heads)
  if (typeof kept === 'string') return say({ is: 'bad-heads', sentence: kept }, kept, 1)
  const bar = progressBar(streams.progress)
  try {
    const onProgress = (done: number, of: number) => bar.show({ step: 'verifying', done, of, unit: 'lines' })
    const found = await verifyJournalOf(world, { sha256, keys, kept, onProgress })
    bar.stop()
    const is = found.first === null ? 'right' : 'wrong'
    return say({ is, ...found }, inWords(key, found), found.first === null ? 0 : 1)
  } finally {
    bar.stop()
  }
}

const signedHead = z.object({
  institution: z.string(),
  deployment: z.string(),
  seq: z.int(),
  head: z.string(),
  at: z.string(),
  keyId: z.string(),
  signature: z.string(),
})

/** One head on each line; a sentence when a line is something else. */
async function readHeads(path: string): Promise<SignedHead[] | string> {
  const text = await readFile(path, 'utf8')
  const heads: SignedHead[] = []
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = signedHead.safeParse(parsed(line))
    if (!read.success) return `Line ${place + 1} of ${path} is no signed head.`
    heads.push(read.data)
  }
  return heads
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function inWords(key: string, found: Verified): string {
  const { sealed, erased, lines, waiting, heads } = found
  const number = (value: number) => value.toLocaleString('en-GB')
  const since = waiting.since === null ? '' : `, the oldest since ${waiting.since}`
  return [
    found.first === null
      ? `${key}: the journal is as it was written.`
      : `${key}: the journal is NOT as it was written. ${first(found.first)}`,
    ...(found.faults > 1 ? [`${number(found.faults)} rows or heads are wrong in all.`] : []),
    `${number(lines)} lines; ${number(sealed)} links, ${number(erased)} of them for lines erased by rule; ${number(waiting.lines)} lines not sealed yet${since}.`,
    heads.last === null
      ? 'No head was signed yet.'
      : `Last signed head: link ${number(heads.last.seq)}, ${heads.last.at}.`,
    ...(found.signaturesChecked
      ? []
      : [
          'The signatures were not looked at: this key file is a portal’s. Run it where the worker’s key file is.',
        ]),
    ...(heads.kept === null
      ? ['No heads from elsewhere were given (--heads): that the newest lines were cut off cannot be told.']
      : [`Heads from elsewhere that were compared: ${number(heads.kept)}.`]),
  ].join('\n')
}

function first({ what, seq, journalId, at, detail }: Fault): string {
  const where = [
    ...(seq === null ? [] : [`link ${seq}`]),
    ...(journalId === null ? [] : [`journal line ${journalId}`]),
    ...(at === null ? [] : [at]),
  ].join(', ')
  return `The first bad row: ${where}: ${sentences[what]}${detail === null ? '' : ` (${detail})`}.`
}

const sentences: Record<FaultKind, string> = {
  'content-changed': 'the line is not the one that was sealed',
  'line-missing': 'the line is gone',
  'order-changed': 'it changed places with another',
  'link-changed': 'the link was changed',
  'link-missing': 'the link is gone',
  'erased-without-record': 'the line was erased, and nothing in the journal says so',
  'erased-yet-there': 'the line was erased by rule, and is there again',
  rewritten: 'the chain was made anew from here on',
  'tail-cut': 'from here on the chain is gone',
  'head-wrong': 'a signed head is not right',
  'never-sealed': 'the line is not in the chain, and the sealer has passed it',
}
