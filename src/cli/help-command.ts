import type { Command } from 'commander'
import { nearestWord } from '../model/nearest-word.ts'

/**
 * Adds `hortus help [command]`, which says of some why they are not there. Ours, because commander's takes a
 * name that is no command for one and exits with 1.
 */
export function addHelpCommand(program: Command, refusalByName: ReadonlyMap<string, string>): void {
  program
    .command('help')
    .description('print the help of a command')
    .argument('[command]')
    .action((name: string | undefined) => {
      if (name === undefined) return program.outputHelp()
      const refusal = refusalByName.get(name)
      if (refusal !== undefined) throw new Error(refusal)
      const command = program.commands.find((one) => one.name() === name)
      if (command) return command.outputHelp()
      const meant = nearestWord(
        name,
        program.commands.map((one) => one.name()),
      )
      throw new Error(`unknown command '${name}'${meant === undefined ? '' : ` (Did you mean ${meant}?)`}`)
    })
}
