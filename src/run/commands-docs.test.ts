/** Every command stands in docs/running.md, each with what it is for, and no other does. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { expect, test } from 'vitest'
import { commandsBeside } from './cli-commands.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')

test('the table of commands is whole', () => {
  const program = new Command('adgang')
  commandsBeside(program, new Option('--data <dir>'))
  // the roles that stay are made where the program begins
  const roles = [...read('src/run/cli.ts').matchAll(/\.command\('([a-z-]+)'\)/g)].map(([, name = '']) => name)
  const all = [...roles, ...namesOf(program)]
  expect(all.length).toBeGreaterThan(20)
  const [, section = ''] = read('docs/running.md').split(/^## Commands$/m)
  const [table = ''] = section.split(/^## /m)
  const told = [...table.matchAll(/^\| `adgang ([a-z- ]+?)(?: [<[].*?)?` +\|/gm)].map(([, name = '']) => name)
  expect(told.toSorted()).toEqual(all.toSorted())
})

/** Those that do something, with the words before them; hidden ones are nobody's to type. */
function namesOf(command: Command): string[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((each) => each.name() !== 'help')
    .flatMap((each) =>
      each.commands.length === 0 ? [each.name()] : namesOf(each).map((name) => `${each.name()} ${name}`),
    )
}
