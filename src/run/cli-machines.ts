/** The commands around other machines that come to us: their keys, and who was on the network. */
import type { Command, Option } from 'commander'
import type { AskedKeys } from '../commands/machine-keys.ts'
import { operatorName } from './operator.ts'
import type { Deployment } from './open-deployment.ts'

type KeyOptions = {
  data?: string
  operator?: string
  label: string
  list?: boolean
  revoke?: string
  apply?: boolean
  json?: boolean
}
type NetworkLogOptions = {
  data?: string
  operator?: string
  address?: string
  device?: string
  username?: string
  chargeable?: string
  at?: string
  from?: string
  until?: string
  because: string
  json?: boolean
}
const json = ['--json', 'the outcome as JSON'] as const
type Shared = { data: Option; operator: Option }

/** Adds them to the program. */
export function commandsOfMachines(program: Command, shared: Shared): void {
  const { data, operator } = shared
  keysCommand(program.command('register-key'), shared, 'key that the register sends its files with')
    .argument('<register>', 'fs, hr or projects')
    .action(async (key: string, register: string, options: KeyOptions) => {
      const { registerKeyCommand } = await import('../commands/register-key.ts')
      await beside(options, async ({ byKey }, asked) =>
        registerKeyCommand({ ...asked, world: byKey.get(key)?.world ?? null, key, register }, process.stdout),
      )
    })
  keysCommand(program.command('door-key'), shared, 'key that a door system fetches its cards with')
    .argument('<target>', 'the key of the door system in the settings')
    .action(async (key: string, target: string, options: KeyOptions) => {
      const { doorKeyCommand } = await import('../commands/door-key.ts')
      await beside(options, async ({ byKey }, asked) =>
        doorKeyCommand({ ...asked, world: byKey.get(key)?.world ?? null, key, target }, process.stdout),
      )
    })
  keysCommand(program.command('network-key'), shared, 'key that a RADIUS server asks with').action(
    async (key: string, options: KeyOptions) => {
      const { networkKeyCommand } = await import('../commands/network-key.ts')
      await beside(options, async ({ byKey }, asked) =>
        networkKeyCommand({ ...asked, world: byKey.get(key)?.world ?? null, key }, process.stdout),
      )
    },
  )

  program
    .command('network-log')
    .argument('<institution>')
    .description(
      'who had an address, or was on Wi-Fi with a device, at a time; that it was asked is written down',
    )
    .option('--address <ip>', 'an IP address')
    .option('--device <mac>', 'a MAC address')
    .option('--username <name>', 'somebody here')
    .option('--chargeable <id>', 'a Chargeable-User-Identity that another site names')
    .option('--at <moment>', 'one moment, such as 2026-09-01T14:05')
    .option('--from <moment>', 'the beginning; a day ago unless said')
    .option('--until <moment>', 'the end; now unless said')
    .requiredOption('--because <reason>', 'why; whoever is found reads it in their journal')
    .addOption(operator)
    .addOption(data)
    .option(...json)
    .action(async (key: string, options: NetworkLogOptions) => {
      const { networkLogCommand } = await import('../commands/network-log.ts')
      const { withDeployment } = await import('./beside.ts')
      const { address = null, device = null, username = null, chargeable = null } = options
      const { at: moment = null, from = null, until = null, because, json: asJson = false } = options
      process.exitCode = await withDeployment(options, async (deployment) => {
        const world = deployment.byKey.get(key)?.world ?? null
        const by = operatorName(options.operator, process.env)
        const whom = { address, station: device, username, chargeable }
        const asked = { world, key, ...whom, moment, from, until, because, operator: by, json: asJson }
        return networkLogCommand(asked, process.stdout)
      })
    })
}

/** What all of them have; further arguments come after the institution. */
function keysCommand(command: Command, { data, operator }: Shared, what: string): Command {
  return command
    .argument('<institution>')
    .description(`makes a ${what}; shows what it would do unless --apply`)
    .option('--label <words>', 'what the key is for', '')
    .option('--list', 'the keys there are')
    .option('--revoke <id>', 'from now on this key opens nothing')
    .addOption(operator)
    .addOption(data)
    .option('--apply', 'do it')
    .option(...json)
}

async function beside(
  options: KeyOptions,
  run: (deployment: Deployment, asked: AskedKeys) => Promise<number>,
): Promise<void> {
  const { withDeployment } = await import('./beside.ts')
  const { label, list = false, revoke = null, apply = false, json: asJson = false } = options
  const by = operatorName(options.operator, process.env)
  const asked = { label, list, revoke, operator: by, apply, json: asJson }
  process.exitCode = await withDeployment(options, async (deployment) => run(deployment, asked))
}
