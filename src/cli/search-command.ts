import { type Command, InvalidArgumentError } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

/** `hortus search`: the notes that answer some words, by the index that pages use. */
export function addSearchCommand(program: Command, { terminal }: CommandContext): void {
  program
    .command('search')
    .description('find notes by words, "a phrase", tag:…, topic:…, stage:… and -word')
    .argument('<words>', 'what to look for, as one argument')
    .argument('[garden]', 'folder of notes')
    .option('--limit <number>', 'print at most so many notes', readLimit, 10)
    .option('--json', 'print one JSON object')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(
      async (
        query: string,
        folder: string | undefined,
        flags: { readonly limit: number; readonly json?: boolean } & TrustFlags,
      ) => {
        const { runSearch } = await import('./run-search.ts')
        await runSearch({
          query,
          folder,
          limit: flags.limit,
          json: flags.json === true,
          ...trustOf(flags),
          terminal,
        })
      },
    )
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000)
    throw new InvalidArgumentError('Expected a whole number from 1 to 1000.')
  return limit
}
