/** The command line: one program, several roles. Every command has --help; what changes people is a dry run unless told otherwise. */
import { Command, Option } from 'commander'
import { BadSetting, readSettings } from './settings.ts'
import { commandsBeside } from './cli-commands.ts'
import { runDemo, runServe, runWorker } from './cli-roles.ts'

const data = new Option('--data <dir>', 'the folder of this installation (ADGANG_DATA)')
const port = new Option('--port <number>', 'the port of the portal (ADGANG_PORT)')

const program = new Command('adgang')
  .description('The account service of a university.')
  .showHelpAfterError('Try --help.')
  .enablePositionalOptions()

program
  .command('demo')
  .description('four portals with invented people, all in one process')
  .addOption(port)
  .addOption(data)
  .option('--now <instant>', 'the demo’s clock begins there, e.g. 2026-08-10T08:00:00+02:00')
  .action(async (options: { port?: string; data?: string; now?: string }) =>
    runDemo(readSettings('demo', process.env, options), options.now ?? null),
  )

program
  .command('serve')
  .description('the portal, for production')
  .addOption(port)
  .addOption(data)
  .action(async (options: { port?: string; data?: string }) =>
    runServe(readSettings('production', process.env, options)),
  )

program
  .command('worker')
  .description('sends what waits: mails, text messages, deliveries; any number of them')
  .addOption(data)
  .action(async (options: { data?: string }) => runWorker(readSettings('production', process.env, options)))

commandsBeside(program, data)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (!(error instanceof BadSetting)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
