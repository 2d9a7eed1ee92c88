/** The commands around backups: the key, the backup, putting it back, and delivering from what was put back. */
import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import type { Command, Option } from 'commander'
import { codeOf } from './running-process.ts'
import { operatorName } from './operator.ts'
import { BadSetting } from './settings.ts'

type Options = {
  data?: string
  json?: boolean
  operator?: string
  to?: string[]
  key: string
  apply?: boolean
  resume?: boolean
  out: string
}
const json = ['--json', 'the outcome as JSON'] as const

/** Adds them to the program. */
export function commandsOfBackups(
  program: Command,
  { data, operator }: { data: Option; operator: Option },
): void {
  program
    .command('backup-key')
    .description('makes the key that opens backups; keep it away from this machine')
    .option('--out <file>', 'where the key is written', './backup-key.txt')
    .option(...json)
    .action(async (options: Options) => {
      const { backupKeyCommand } = await import('../commands/backup.ts')
      const { newBackupKey } = await import('../adapters/backup-file/sealed-stream.ts')
      const asked = { file: options.out, json: options.json === true }
      process.exitCode = await backupKeyCommand(
        asked,
        { newKey: newBackupKey, write: writeNew },
        process.stdout,
      )
    })

  program
    .command('backup')
    .argument('<file>', 'where the backup is written; there must be no such file yet')
    .description('everything of every institution in one sealed file, while the program runs')
    .option('--to <recipient...>', 'whom it is sealed to (ADGANG_BACKUP_RECIPIENT)')
    .addOption(data)
    .option(...json)
    .action(async (file: string, options: Options) => {
      const { backupCommand } = await import('../commands/backup.ts')
      const { objectionToRecipient } = await import('../adapters/backup-file/sealed-stream.ts')
      const { takeBackup } = await import('./backup.ts')
      const { withDeployment } = await import('./beside.ts')
      process.exitCode = await withDeployment(options, async (deployment) => {
        const recipients = options.to ?? deployment.settings.backupRecipients
        return backupCommand(
          { file, recipients, json: options.json === true },
          {
            objectionTo: objectionToRecipient,
            exists: existsSync,
            take: async (onTable) => takeBackup(deployment, { file, recipients }, onTable),
          },
          { out: process.stdout, progress: process.stderr },
        )
      })
    })

  program
    .command('restore')
    .argument('<file>', 'a backup')
    .description(
      'reads a backup from end to end and says what it holds; with --apply it is put into empty databases',
    )
    .requiredOption('--key <file>', 'what `adgang backup-key` made')
    .addOption(operator)
    .addOption(data)
    .option('--apply', 'do it')
    .option(...json)
    .action(async (file: string, options: Options) => {
      const { restoreCommand } = await import('../commands/restore.ts')
      const { BadBackup } = await import('../core/backup/manifest.ts')
      const { contentOf } = await import('./backup.ts')
      const { withRestoreDoor } = await import('./restore.ts')
      const { settingsBeside } = await import('./beside.ts')
      const identity = identityIn(options.key)
      const settings = settingsBeside(options)
      const say = (line: string) => void process.stderr.write(`${line}\n`)
      try {
        if (!existsSync(file)) throw new BadBackup(`There is no file called ${file}.`)
        const content = await contentOf(file, identity)
        process.exitCode = await withRestoreDoor(settings, { file, identity, content }, say, async (door) =>
          restoreCommand(
            {
              ...{ file, apply: options.apply === true, json: options.json === true },
              operator: `operator:${operatorName(options.operator, process.env)}`,
            },
            content,
            door,
            { out: process.stdout, progress: process.stderr },
          ),
        )
      } catch (error) {
        if (!(error instanceof BadBackup)) throw error
        const sentence = `${error.message} Nothing was changed.`
        process.stdout.write(
          options.json ? `${JSON.stringify({ is: 'bad-backup', sentence })}\n` : `${sentence}\n`,
        )
        process.exitCode = 2
      }
    })

  program
    .command('deliver')
    .description(
      'whether this installation delivers, or is a copy that does not; with --resume it does from now on',
    )
    .option('--resume', 'this is the house now')
    .addOption(operator)
    .addOption(data)
    .option(...json)
    .action(async (options: Options) => {
      const { deliverCommand } = await import('../commands/restore.ts')
      const { withDeployment } = await import('./beside.ts')
      process.exitCode = await withDeployment(options, async ({ institutions, keyFile }) =>
        deliverCommand(
          {
            worlds: institutions.map(({ world }) => world),
            deployment: keyFile.deployment,
            operator: operatorName(options.operator, process.env),
            ...{ resume: options.resume === true, json: options.json === true },
          },
          process.stdout,
        ),
      )
    })
}

/** A file for this account alone; false when there is one of that name. */
function writeNew(file: string, text: string): boolean {
  try {
    const made = openSync(file, 'wx', 0o600)
    writeSync(made, text)
    closeSync(made)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** The line of an age identity in a file. */
function identityIn(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new BadSetting(`There is no key at ${file}.`)
  const found = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (found === undefined) throw new BadSetting(`${file} holds no key that opens backups.`)
  return found
}
