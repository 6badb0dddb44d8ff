import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

/** `hortus links`: what a note links to and why, and who links to it. */
export function addLinksCommand(program: Command, { terminal }: CommandContext): void {
  program
    .command('links')
    .description("print a note's links, what each leads to and why, and its backlinks")
    .argument('<note>', 'name, alias or path of the note')
    .argument('[garden]', 'folder of notes')
    .option('--json', 'print one JSON object')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(
      async (note: string, folder: string | undefined, flags: { readonly json?: boolean } & TrustFlags) => {
        const { runLinks } = await import('./run-links.ts')
        await runLinks({
          note,
          folder,
          json: flags.json === true,
          ...trustOf(flags),
          terminal,
        })
      },
    )
}
