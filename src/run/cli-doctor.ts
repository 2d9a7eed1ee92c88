/** `adgang doctor`, as it is typed. */
import type { Command, Option } from 'commander'

/** Adds it to the program. */
export function commandOfDoctor(program: Command, data: Option): void {
  program
    .command('doctor')
    .description('everything that must be right before people rely on it; changes nothing')
    .addOption(data)
    .option('--json', 'the outcome as JSON')
    .action(async (options: { data?: string; json?: boolean }) => {
      const { doctorCommand } = await import('../commands/doctor.ts')
      const { settingsBeside } = await import('./beside.ts')
      const { visit } = await import('./doctor/site.ts')
      const { lookAtEverything } = await import('./doctor/checks.ts')
      const site = await visit(settingsBeside(options))
      try {
        const findings = await lookAtEverything(site)
        process.exitCode = doctorCommand(findings, { json: options.json === true }, process.stdout)
      } finally {
        await site.close()
      }
    })
}
