/** `adgang backup-key`, `adgang backup <file>`: the key that opens backups, and a backup sealed to it. */
import { progressBar } from './progress-bar.ts'

type Out = { out: NodeJS.WritableStream; progress: NodeJS.WritableStream }
export type OnTable = (table: string, rows: number) => void

/** Makes the pair; the identity goes into a file that only this account reads, the recipient onto the screen. */
export async function backupKeyCommand(
  asked: { file: string; json: boolean },
  means: {
    newKey: () => Promise<{ identity: string; recipient: string }>
    /** Writes a file that was not there, for this account alone. False: there is one. */
    write: (file: string, text: string) => boolean
  },
  out: { write(text: string): unknown },
): Promise<number> {
  const { identity, recipient } = await means.newKey()
  const made = means.write(asked.file, `# opens backups made for ${recipient}\n${identity}\n`)
  const sentence = made
    ? `${asked.file} opens every backup that is sealed to this recipient. Keep it off this machine, and twice.\nADGANG_BACKUP_RECIPIENT=${recipient}`
    : `There is a file called ${asked.file} already. It is left as it is.`
  out.write(asked.json ? `${JSON.stringify({ made, ...(made ? { recipient } : {}) })}\n` : `${sentence}\n`)
  return made ? 0 : 1
}

/** Takes the backup. 0: whole and on the disk; 1: not made, and nothing is left of it. */
export async function backupCommand(
  asked: { file: string; recipients: readonly string[]; json: boolean },
  means: {
    objectionTo: (recipient: string) => string | null
    exists: (file: string) => boolean
    take: (onTable: OnTable) => Promise<{ tables: number; rows: number; bytes: number }>
  },
  { out, progress }: Out,
): Promise<number> {
  const say = (is: string, sentence: string, more: object = {}) =>
    void out.write(asked.json ? `${JSON.stringify({ is, sentence, ...more })}\n` : `${sentence}\n`)
  if (asked.recipients.length === 0) {
    say(
      'no-recipient',
      'Whom is it for? --to <recipient>, or ADGANG_BACKUP_RECIPIENT; `adgang backup-key` makes one.',
    )
    return 1
  }
  const [objection] = asked.recipients.map(means.objectionTo).filter((each) => each !== null)
  if (objection !== undefined) {
    say('bad-recipient', objection)
    return 1
  }
  if (means.exists(asked.file)) {
    say('exists', `There is a file called ${asked.file} already. It is left as it is.`)
    return 1
  }
  const bar = progressBar(progress)
  let rows = 0
  const taken = await means.take((table, many) => {
    rows += many
    bar.show({ step: table, done: rows, of: null, unit: 'lines' })
  })
  bar.stop()
  const mebibytes = (taken.bytes / 1024 ** 2).toFixed(1)
  say(
    'taken',
    `${asked.file}: ${taken.rows} rows of ${taken.tables} tables, ${mebibytes} MiB, sealed. The key file is not in it: keep a copy of that too, elsewhere.`,
    taken,
  )
  return 0
}
