import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'

interface LspFlags {
  readonly untrusted?: boolean
  readonly garden?: string
  readonly here?: boolean
}

/** `hortus lsp`: the language server for editors. */
export function addLspCommand(program: Command, _context: CommandContext): void {
  program
    .command('lsp')
    .description('help an editor with links, names and renames, over stdin and stdout')
    .option('--stdio', 'speak over stdin and stdout, which is all there is')
    .option('--untrusted', 'ignore any config inside the garden: none of its code is run')
    .option('--garden <folder>', 'the garden, whatever folder the editor has open')
    .option('--here', 'the folder that the editor has open, also where it looks like a part of a garden')
    .action(async (flags: LspFlags) => {
      const { runLsp } = await import('./run-lsp.ts')
      await runLsp({
        untrusted: flags.untrusted === true,
        isWhole: flags.here === true,
        ...(flags.garden !== undefined && { folder: flags.garden }),
      })
    })
}
