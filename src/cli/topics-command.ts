import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

interface Flags extends TrustFlags {
  readonly json?: boolean
}

/** `hortus topics`: what the garden is about. */
export function addTopicsCommand(program: Command, { terminal }: CommandContext): void {
  withFlags(
    program.command('topics').description('print the topics with their notes, series and stages'),
  ).action(async (folder: string | undefined, flags: Flags) => {
    const { runTopics } = await import('./run-topics.ts')
    await runTopics({ folder, ...booleans(flags), terminal })
  })
}

/** `hortus series`: what is to be read in order. */
export function addSeriesCommand(program: Command, { terminal }: CommandContext): void {
  withFlags(program.command('series').description('print the series with their parts in order')).action(
    async (folder: string | undefined, flags: Flags) => {
      const { runSeries } = await import('./run-topics.ts')
      await runSeries({ folder, ...booleans(flags), terminal })
    },
  )
}

/** `hortus learn`: what to read before a note, in order. */
export function addLearnCommand(program: Command, { terminal }: CommandContext): void {
  withFlags(
    program
      .command('learn')
      .description('print what to read to understand a note, prerequisites first')
      .argument('<note>', 'name, alias or path of a note, a series or a topic'),
  ).action(async (note: string, folder: string | undefined, flags: Flags) => {
    const { runLearn } = await import('./run-learn.ts')
    await runLearn({ note, folder, ...booleans(flags), terminal })
  })
}

function withFlags(command: Command): Command {
  return command
    .argument('[garden]', 'folder of notes')
    .option('--json', 'print one JSON object')
    .addOption(trustOption())
    .addOption(untrustedOption())
}

function booleans(flags: Flags): TrustFlags & { readonly json: boolean } {
  return { json: flags.json === true, ...trustOf(flags) }
}
