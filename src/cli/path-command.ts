import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'

/** `hortus path`: how two notes connect, as an argument in sentences. */
export function addPathCommand(program: Command, { terminal }: CommandContext): void {
  program
    .command('path')
    .description('explain how two notes connect, by the sentences that link them')
    .argument('<from>', 'name, alias or path of a note')
    .argument('<to>', 'name, alias or path of another')
    .argument('[garden]', 'folder of notes')
    .option('--json', 'print one JSON object')
    .option('--untrusted', 'ignore any config inside the garden: none of its code is run')
    .action(
      async (
        from: string,
        to: string,
        folder: string | undefined,
        flags: { readonly json?: boolean; readonly untrusted?: boolean },
      ) => {
        const { runPath } = await import('./run-path.ts')
        await runPath({
          from,
          to,
          folder,
          json: flags.json === true,
          untrusted: flags.untrusted === true,
          terminal,
        })
      },
    )
}
