/** The commands around keys. */
import type { Command, Option } from 'commander'
import { operatorName } from './operator.ts'
import { BadSetting } from './settings.ts'

type Options = {
  data?: string
  json?: boolean
  operator?: string
  apply?: boolean
  endsSessions?: boolean
  wait: string
  out: string
}
const json = ['--json', 'the outcome as JSON'] as const

/** Adds them to the program. */
export function commandsOfKeys(
  program: Command,
  { data, operator }: { data: Option; operator: Option },
): void {
  const keys = program.command('keys').description('the keys that everything kept is sealed with')

  keys
    .command('status')
    .description('which keys there are, and how much is kept under each')
    .addOption(data)
    .option(...json)
    .action(async (options: Options) => {
      const { keysStatusCommand } = await import('../commands/keys.ts')
      const { withDeployment } = await import('./beside.ts')
      process.exitCode = await withDeployment(options, async ({ institutions, keyFile }) =>
        keysStatusCommand(
          { worlds: institutions.map(({ world }) => world), file: keyFile, json: options.json === true },
          process.stdout,
        ),
      )
    })

  keys
    .command('rotate')
    .description('a new key, used as soon as every process that runs knows it; nobody is signed out')
    .option('--wait <seconds>', 'how long processes are waited for', '60')
    .addOption(operator)
    .addOption(data)
    .option(...json)
    .action(async (options: Options) => {
      const seconds = Number(options.wait)
      if (!Number.isFinite(seconds) || seconds < 0) throw new BadSetting('--wait takes a number of seconds.')
      const { keysRotateCommand } = await import('../commands/keys.ts')
      const { rotateKeys } = await import('./rotate-keys.ts')
      const { withDeployment } = await import('./beside.ts')
      const by = `operator:${operatorName(options.operator, process.env)}`
      process.exitCode = await withDeployment(options, async (deployment) =>
        keysRotateCommand(
          { json: options.json === true },
          async () => rotateKeys(deployment, { by, within: { seconds } }),
          process.stdout,
        ),
      )
    })

  keys
    .command('drop')
    .argument('<key>', 'its id, as `adgang keys status` shows it')
    .description('takes an old key away, once nothing needs it; shows what it would do unless --apply')
    .option('--ends-sessions', 'at once: sessions and links from its time end')
    .addOption(operator)
    .addOption(data)
    .option('--apply', 'do it')
    .option(...json)
    .action(async (key: string, options: Options) => {
      const { keysDropCommand } = await import('../commands/keys.ts')
      const { dropKey } = await import('./rotate-keys.ts')
      const { withDeployment } = await import('./beside.ts')
      const by = `operator:${operatorName(options.operator, process.env)}`
      process.exitCode = await withDeployment(options, async (deployment) =>
        keysDropCommand(
          {
            worlds: deployment.institutions.map(({ world }) => world),
            file: deployment.keyFile,
            ...{ key, json: options.json === true, apply: options.apply === true },
            endsSessions: options.endsSessions === true,
          },
          async () => dropKey(deployment, key, by),
          process.stdout,
        ),
      )
    })

  keys
    .command('for-portal')
    .description(
      'the key file for a machine that only serves pages: it cannot open what waits for other systems',
    )
    .requiredOption('--out <file>', 'where it is written; there must be no such file yet')
    .addOption(data)
    .action(async (options: Options) => {
      const { forPortal } = await import('../adapters/crypto/new-keys.ts')
      const { readKeyFile, writeNewKeyFile } = await import('./keyring-file.ts')
      const { settingsBeside } = await import('./beside.ts')
      const { keyFile, mode } = settingsBeside(options)
      writeNewKeyFile(options.out, forPortal(readKeyFile(keyFile, { demo: mode === 'demo' })))
      process.stdout.write(
        `${options.out} is the key file of a portal. Bring it there by a way that nobody reads.\n`,
      )
    })
}
