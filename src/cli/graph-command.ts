import { type Command, Option } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

/** Formats a graph can be printed in. */
export type GraphFormat = 'json' | 'gexf' | 'graphml' | 'dot'

const formats: readonly GraphFormat[] = ['json', 'gexf', 'graphml', 'dot']

/** `hortus graph`: prints notes and links as a graph for other programs. */
export function addGraphCommand(program: Command, { terminal }: CommandContext): void {
  program
    .command('graph')
    .description('print the graph of notes and links')
    .argument('[garden]', 'folder of notes')
    .addOption(new Option('--format <format>', 'format of the graph').choices(formats).default('json'))
    .option('--drafts', 'with drafts and unpublished notes')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(
      async (
        folder: string | undefined,
        flags: { readonly format: GraphFormat; readonly drafts?: boolean } & TrustFlags,
      ) => {
        const [{ openGarden }, { openKeptSession }, { createProgress }, { exportGarden }] = await Promise.all(
          [
            import('./open-garden.ts'),
            import('./open-kept-session.ts'),
            import('./create-progress.ts'),
            import('../features/graph/export-garden.ts'),
          ],
        )
        const garden = await openGarden({
          folder,
          ...trustOf(flags),
          overrides: flags.drafts === true ? { drafts: true } : {},
          onNotice: (message) => terminal.err(message),
        })
        const progress = await createProgress(terminal)
        const session = openKeptSession(garden, {
          onProgress: progress.onProgress,
          withHistory: flags.format === 'json',
        })
        const snapshot = await session.update().finally(progress.stop)
        terminal.out(exportGarden(snapshot, flags.format).trimEnd())
        await session.close()
      },
    )
}
