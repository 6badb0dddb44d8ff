import { Command } from 'commander'
import { readVersion } from '../store/read-version.ts'
import { addCommand } from './add-command.ts'
import { addBuildCommand } from './build-command.ts'
import type { CommandContext } from './command-context.ts'
import { addHelpCommand } from './help-command.ts'
import { addHubCommand } from './hub-command.ts'
import { addInitCommand } from './init-command.ts'
import { type LocalCommands, noLocalCommands } from './local-commands.ts'
import { addLspCommand } from './lsp-command.ts'
import { addMcpCommand } from './mcp-command.ts'
import { addServeCommand } from './serve-command.ts'
import { addShellCommands } from './shell-commands.ts'
import { shippedCommands } from './shipped-commands.ts'
import { addSurveyCommand } from './survey-command.ts'

/** What the help lists between `build` and `lsp`. */
const order = [
  'import',
  'export',
  'check',
  'links',
  'search',
  'path',
  'topics',
  'series',
  'learn',
  'wanted',
  'tend',
  'verify',
  'graph',
  'features',
  'grep',
  'open',
  'rename',
  'mv',
  'rename-tag',
  'merge',
  'undo',
  'proposals',
  'new',
  'today',
  'yesterday',
  'tomorrow',
]

/**
 * The command line `hortus …`, ready to parse. Loads nothing that only a running command needs, so that `--help` is
 * quick. Wrong use throws commander's error instead of ending the process.
 */
export function createProgram(
  context: CommandContext,
  { refusals, own }: LocalCommands = noLocalCommands,
): Command {
  const { terminal } = context
  const program = new Command('hortus')
    .description('A folder of linked Markdown notes becomes a site, a map and a place to write.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: (text, write) => write(oneLine(text)),
      getOutHasColors: () => terminal.colors.isColorSupported,
      getErrHasColors: () => terminal.errColors.isColorSupported,
    })
    .addHelpText(
      'after',
      "\nEvery command takes the garden's folder as --garden, and those with [garden] as their last argument too." +
        '\nWithout one it is looked for upwards from here: .obsidian, hortus.config.*, logseq/ and their like say where' +
        '\nit is; else it is "garden/" where there is one, else this folder.' +
        '\nExit code: 0 all is well, 1 the garden has problems at the asked level, 2 wrong use or environment.',
    )
  addInitCommand(program, context)
  addSurveyCommand(program, context)
  addServeCommand(program, context)
  addBuildCommand(program, context)
  const refusalByName = new Map<string, string>()
  const inOrder = [...shippedCommands].sort((a, b) => rankOf(a.command.name) - rankOf(b.command.name))
  for (const { command, feature } of inOrder) {
    const refusal = refusals.get(feature)
    if (refusal === undefined) addCommand(program, context, command, feature)
    else refusalByName.set(command.name, refusal)
  }
  for (const { command, feature } of own) {
    refusalByName.delete(command.name)
    addCommand(program, context, command, feature)
  }
  for (const [name, refusal] of refusalByName) addRefusal(program, name, refusal)
  addLspCommand(program, context)
  addMcpCommand(program, context)
  addHubCommand(program, context)
  addShellCommands(program, context)
  addHelpCommand(program, refusalByName)
  for (const command of program.commands) addGardenOptions(command)
  return program
}

/** A command that no help names and that says why it is not there, also when it is asked for help. */
function addRefusal(program: Command, name: string, refusal: string): void {
  program
    .command(name, { hidden: true })
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {
      throw new Error(refusal)
    })
}

/** Where a command stands in the help; those that are not named here come last. */
function rankOf(name: string): number {
  const rank = order.indexOf(name)
  return rank < 0 ? order.length : rank
}

/** Two ways to say which garden is meant, for every command that takes one as its last argument. */
function addGardenOptions(command: Command): void {
  const place = command.registeredArguments.findIndex((argument) => argument.name() === 'garden')
  const takesMany = command.registeredArguments.at(-1)?.variadic === true
  if (place < 0 && !takesMany) return
  command
    .option('--garden <folder>', takesMany ? 'the garden' : 'the garden, said as an option')
    .option('--here', 'this very folder, also where it looks like a part of a garden')
  if (place >= 0)
    command.hook('preAction', (_, action) => {
      const { garden, here } = action.opts<{ readonly garden?: string; readonly here?: boolean }>()
      if (garden !== undefined && action.processedArgs[place] !== undefined)
        action.error('error: the garden is named twice, as an argument and as --garden')
      action.processedArgs[place] ??= garden ?? (here === true ? '.' : undefined)
    })
}

/** commander's error with its "Did you mean" in one line, in our voice. */
function oneLine(text: string): string {
  return text
    .trim()
    .replace(/^error: /, 'hortus: ')
    .replace(/\s*\n\s*/g, ' ')
}
