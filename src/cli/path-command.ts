import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

/** `hortus path`: how two notes connect, as an argument in sentences. */
export function addPathCommand(program: Command, { terminal }: CommandContext): void {
  program
    .command('path')
    .description('explain how two notes connect, by the sentences that link them')
    .argument('<from>', 'name, alias or path of a note')
    .argument('<to>', 'name, alias or path of another')
    .argument('[garden]', 'folder of notes')
    .option('--json', 'print one JSON object')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(
      async (
        from: string,
        to: string,
        folder: string | undefined,
        flags: { readonly json?: boolean } & TrustFlags,
      ) => {
        const { runPath } = await import('./run-path.ts')
        await runPath({
          from,
          to,
          folder,
          json: flags.json === true,
          ...trustOf(flags),
          terminal,
        })
      },
    )
}
