/** The command around other systems. */
import { type Command, Option } from 'commander'
import type { World } from '../actions/world.ts'
import { operatorName } from './operator.ts'

type TargetsOptions = {
  data?: string
  operator?: string
  check?: boolean
  mend?: boolean
  tryAgain?: boolean
  because?: string
  leftOvers?: boolean
  apply?: boolean
  json?: boolean
}
const json = ['--json', 'the outcome as JSON'] as const

/** Adds it to the program. */
export function commandsOfTargets(
  program: Command,
  { data, operator }: { data: Option; operator: Option },
): void {
  program
    .command('targets')
    .argument('<institution>')
    .argument('[target]', 'one of them')
    .description(
      'how the other systems are; with one of them: compares it with the truth, and writes nothing',
    )
    .addOption(
      new Option('--check', 'tries everything that must be right before it is used').conflicts([
        'mend',
        'tryAgain',
      ]),
    )
    .addOption(new Option('--mend', 'what somebody changed there is written anew').conflicts(['tryAgain']))
    .option('--try-again', 'what it did not take is tried again')
    .option('--because <reason>', 'why more may be mended than the brake allows')
    .option(
      '--left-overs',
      'with --mend and --because: what has an id of ours that is no account here is taken away',
    )
    .addOption(operator)
    .addOption(data)
    .option('--apply', 'do it')
    .option(...json)
    .action(async (key: string, target: string | undefined, options: TargetsOptions) => {
      const { targetsCommand } = await import('../commands/targets.ts')
      const { openTarget } = await import('./open-targets.ts')
      const { openSecrets } = await import('./secrets-file.ts')
      const { withDeployment } = await import('./beside.ts')
      const { because = null, leftOvers = false, apply = false, json: asJson = false } = options
      process.exitCode = await withDeployment(options, async (deployment) => {
        const world = deployment.byKey.get(key)?.world ?? null
        const what = target === undefined ? ('list' as const) : whatOf(options)
        const secrets = openSecrets(deployment.settings.secretsFile ?? undefined)
        const by = operatorName(options.operator, process.env)
        const open = (of: World, wanted: string) => openTarget(of, wanted, secrets)
        const asked = {
          world,
          key,
          what,
          target: target ?? null,
          because,
          leftOvers,
          operator: by,
          apply,
          json: asJson,
          open,
        }
        return targetsCommand(asked, process.stdout)
      })
    })
}

function whatOf({ check, mend, tryAgain }: TargetsOptions): 'check' | 'compare' | 'mend' | 'try-again' {
  if (check) return 'check'
  if (mend) return 'mend'
  return tryAgain ? 'try-again' : 'compare'
}
