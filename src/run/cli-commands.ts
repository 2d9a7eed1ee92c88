/** The commands that do one thing and end; beside a running demo or portal they act on its database. Each loads only its own. (Long: one command after another.) */
import { type Command, Option } from 'commander'
import { commandsOfBackups } from './cli-backup.ts'
import { commandOfDoctor } from './cli-doctor.ts'
import { commandsOfKeys } from './cli-keys.ts'
import { commandsOfMachines } from './cli-machines.ts'
import { commandsOfTargets } from './cli-targets.ts'
import { operatorName } from './operator.ts'
import { readSettings } from './settings.ts'

const json = ['--json', 'the outcome as JSON'] as const

type RequireChangeOptions = {
  operator?: string
  data?: string
  group?: string
  everyone?: boolean
  because: string
  over: string
  apply?: boolean
  json?: boolean
}
type OpenSignInOptions = {
  data?: string
  because: string
  operator?: string
  apply?: boolean
  json?: boolean
}

const operator = new Option(
  '--operator <name>',
  'who you are; otherwise the name of your account (ADGANG_OPERATOR)',
)

/** Adds them to the program. */
export function commandsBeside(program: Command, data: Option): void {
  program
    .command('import')
    .argument('<file>', 'a register file')
    .description('what a register file would change; with --apply it is done')
    .addOption(data)
    .option('--apply', 'do it')
    .option('--release-brake <reason>', 'let a file through that takes access from many, and say why')
    .option(...json)
    .action(
      async (
        path: string,
        options: { data?: string; apply?: boolean; releaseBrake?: string; json?: boolean },
      ) => {
        const { importCommand } = await import('../commands/import.ts')
        const { openRegisterFile } = await import('../adapters/register-file/open-register-file.ts')
        const { withDeployment } = await import('./beside.ts')
        process.exitCode = await importCommand(
          {
            path,
            apply: options.apply === true,
            releaseBrake: options.releaseBrake ?? null,
            json: options.json === true,
          },
          {
            openRegisterFile,
            withWorld: async (key, work) =>
              withDeployment(options, async (deployment) => work(deployment.byKey.get(key)?.world ?? null)),
          },
          { out: process.stdout, progress: process.stderr },
        )
      },
    )

  program
    .command('nightly')
    .argument('[institution]', 'its key; without one, every institution')
    .description('what the night would do; with --apply it is run now')
    .addOption(operator)
    .addOption(data)
    .option('--apply', 'do it')
    .option('--release-brake <reason>', 'let closings through that nothing explains, and say why')
    .option(...json)
    .action(async (key: string | undefined, options: OpenSignInOptions & { releaseBrake?: string }) => {
      const { nightlyCommand } = await import('../commands/nightly.ts')
      const { withDeployment } = await import('./beside.ts')
      process.exitCode = await withDeployment(options, async (deployment) =>
        nightlyCommand(
          {
            worlds: deployment.institutions.map(({ world }) => world),
            key: key ?? null,
            operator: operatorName(options.operator, process.env),
            apply: options.apply === true,
            releaseBrake: options.releaseBrake ?? null,
            json: options.json === true,
          },
          { out: process.stdout, progress: process.stderr },
        ),
      )
    })

  program
    .command('explain')
    .argument('<institution>')
    .argument('<username>')
    .description('why an account can or cannot be used, by every reason')
    .addOption(data)
    .option(...json)
    .action(async (key: string, username: string, options: { data?: string; json?: boolean }) => {
      const { explainAccount } = await import('../commands/explain.ts')
      const { withDeployment } = await import('./beside.ts')
      process.exitCode = await withDeployment(options, async (deployment) =>
        explainAccount(
          { world: deployment.byKey.get(key)?.world ?? null, key, username, json: options.json === true },
          process.stdout,
        ),
      )
    })

  program
    .command('open-sign-in')
    .argument('<institution>')
    .argument('<username>')
    .description('lifts the lock after wrong passwords; shows what it would do unless --apply')
    .requiredOption('--because <reason>', 'why; the person reads it in their journal')
    .addOption(operator)
    .addOption(data)
    .option('--apply', 'do it')
    .option(...json)
    .action(async (key: string, username: string, options: OpenSignInOptions) => {
      const { openSignIn } = await import('../commands/open-sign-in.ts')
      const { withDeployment } = await import('./beside.ts')
      const { because, apply = false, json: asJson = false } = options
      process.exitCode = await withDeployment(options, async (deployment) => {
        const world = deployment.byKey.get(key)?.world ?? null
        const by = operatorName(options.operator, process.env)
        const asked = { world, key, username, because, operator: by, apply, json: asJson }
        return openSignIn(asked, process.stdout)
      })
    })

  program
    .command('deactivate')
    .argument('<institution>')
    .argument('<username>')
    .description('closes an account until its owner has chosen a new password, with the PIN or electronic ID')
    .requiredOption('--because <reason>', 'why; the person reads it in their journal')
    .addOption(operator)
    .addOption(data)
    .option('--apply', 'do it')
    .option(...json)
    .action(async (key: string, username: string, options: OpenSignInOptions) => {
      const { deactivate } = await import('../commands/deactivate.ts')
      const { withDeployment } = await import('./beside.ts')
      const { because, apply = false, json: asJson = false } = options
      process.exitCode = await withDeployment(options, async (deployment) => {
        const world = deployment.byKey.get(key)?.world ?? null
        const by = operatorName(options.operator, process.env)
        const asked = { world, key, username, because, operator: by, apply, json: asJson }
        return deactivate(asked, process.stdout)
      })
    })

  program
    .command('require-change')
    .argument('<institution>')
    .argument('[username]')
    .description('requires a new password of one, a group or all; shows how many unless --apply')
    .requiredOption('--because <reason>', 'why; each person reads it in their journal')
    .addOption(operator)
    .option('--group <group>', 'student, employee or project-member')
    .option('--everyone', 'everybody who has a password')
    .option('--over <days>', 'spread over so many days', '0')
    .addOption(data)
    .option('--apply', 'do it')
    .option(...json)
    .action(async (key: string, username: string | undefined, options: RequireChangeOptions) => {
      const { requireChangeCommand } = await import('../commands/require-change.ts')
      const { withDeployment } = await import('./beside.ts')
      const { group, everyone = false, because, over, apply = false, json: asJson = false } = options
      process.exitCode = await withDeployment(options, async (deployment) => {
        const world = deployment.byKey.get(key)?.world ?? null
        const by = operatorName(options.operator, process.env)
        const asked = {
          world,
          key,
          username,
          group,
          everyone,
          because,
          operator: by,
          over,
          apply,
          json: asJson,
        }
        return requireChangeCommand(asked, { out: process.stdout, progress: process.stderr })
      })
    })

  commandsOfMachines(program, { data, operator })
  commandsOfTargets(program, { data, operator })
  commandsOfBackups(program, { data, operator })
  commandsOfKeys(program, { data, operator })
  commandOfDoctor(program, data)

  // the import process of the worker: takes its order on its standard input, and is nobody's to type
  program.command('import-taken', { hidden: true }).action(async () => {
    const { runImportTaken } = await import('./import-taken.ts')
    await runImportTaken()
  })

  program
    .command('journal')
    .description('the journal of what happened')
    .command('verify')
    .argument('<institution>')
    .description('whether the journal is as it was written; names the first bad row')
    .option('--heads <file>', 'the signed heads that were kept elsewhere (ADGANG_JOURNAL_HEADS)')
    .addOption(data)
    .option(...json)
    .action(async (key: string, options: { data?: string; heads?: string; json?: boolean }) => {
      const { journalVerify } = await import('../commands/journal-verify.ts')
      const { openHeadKeys, sha256 } = await import('../adapters/crypto/journal-keys.ts')
      const { withDeployment } = await import('./beside.ts')
      const { heads = null, json: asJson = false } = options
      process.exitCode = await withDeployment(options, async (deployment) => {
        const world = deployment.byKey.get(key)?.world ?? null
        const keys = openHeadKeys(deployment.keyFile, key)
        return journalVerify(
          { world, key, heads, json: asJson, sha256, keys },
          { out: process.stdout, progress: process.stderr },
        )
      })
    })

  const config = program.command('config').description('the institutions’ files')
  config
    .command('check')
    .description('every problem of every file, with line and reason')
    .option(...json)
    .action(async (options: { json?: boolean }) => {
      const { checkInstitutions } = await import('../adapters/institution-file/check-institutions.ts')
      const { inOneLine } = await import('../adapters/institution-file/problem.ts')
      const checked = await checkInstitutions(readSettings('production', process.env).institutionsDir)
      if (options.json)
        process.stdout.write(
          `${JSON.stringify(checked.ok ? { ok: true, institutions: checked.institutions.map((each) => each.key) } : checked)}\n`,
        )
      else
        process.stdout.write(
          checked.ok
            ? `${checked.institutions.length} institutions, no problems.\n`
            : `${checked.problems.map(inOneLine).join('\n')}\n`,
        )
      process.exitCode = checked.ok ? 0 : 1
    })
  config
    .command('schema')
    .description('the JSON Schema of an institution’s file, for editors')
    .action(async () => {
      const { institutionJsonSchema } = await import('../adapters/institution-file/json-schema.ts')
      process.stdout.write(institutionJsonSchema())
    })

  program
    .command('leaked-passwords')
    .description('the list of leaked passwords that is checked locally')
    .command('build')
    .argument('<file>', 'lines of SHA-1, or SHA-1:count, sorted or not')
    .option('--out <file>', 'where the list is written', './data/leaked-passwords.bin')
    .option(...json)
    .action(async (file: string, options: { out: string; json?: boolean }) => {
      const { leakedPasswordsCommand } = await import('../commands/leaked-passwords.ts')
      const { buildLeakedPasswords } = await import('../adapters/leaked-passwords/build.ts')
      process.exitCode = await leakedPasswordsCommand(
        { input: file, output: options.out, json: options.json === true },
        buildLeakedPasswords,
        { out: process.stdout, progress: process.stderr },
      )
    })
}
