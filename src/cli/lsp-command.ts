import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'

/** `hortus lsp`: the language server for editors. */
export function addLspCommand(program: Command, _context: CommandContext): void {
  program
    .command('lsp')
    .description('help an editor with links, names and renames, over stdin and stdout')
    .option('--stdio', 'speak over stdin and stdout, which is all there is')
    .option('--untrusted', 'ignore any config inside the garden: none of its code is run')
    .action(async (flags: { readonly untrusted?: boolean }) => {
      const { runLsp } = await import('./run-lsp.ts')
      await runLsp({ untrusted: flags.untrusted === true })
    })
}
