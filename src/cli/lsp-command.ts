import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

interface LspFlags extends TrustFlags {
  readonly garden?: string
  readonly here?: boolean
}

/** `hortus lsp`: the language server for editors. */
export function addLspCommand(program: Command, _context: CommandContext): void {
  program
    .command('lsp')
    .description('help an editor with links, names and renames, over stdin and stdout')
    .option('--stdio', 'speak over stdin and stdout, which is all there is')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .option('--garden <folder>', 'the garden, whatever folder the editor has open')
    .option('--here', 'the folder that the editor has open, also where it looks like a part of a garden')
    .action(async (flags: LspFlags) => {
      const { runLsp } = await import('./run-lsp.ts')
      await runLsp({
        ...trustOf(flags),
        isWhole: flags.here === true,
        ...(flags.garden !== undefined && { folder: flags.garden }),
      })
    })
}
