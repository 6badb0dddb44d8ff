import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

interface Flags extends TrustFlags {
  readonly all?: boolean
  readonly json?: boolean
}

/** `hortus wanted`: the notes that links ask for and nobody has written. */
export function addWantedCommand(program: Command, { terminal }: CommandContext): void {
  withFlags(
    program.command('wanted').description('print the notes that links ask for, most wanted first'),
  ).action(async (folder: string | undefined, flags: Flags) => {
    const { runWanted } = await import('./run-tend.ts')
    await runWanted({ folder, ...booleans(flags), terminal })
  })
}

/** `hortus tend`: what a gardener could do next. */
export function addTendCommand(program: Command, { terminal }: CommandContext): void {
  withFlags(
    program.command('tend').description('print what to tend: orphans, stubs, stale notes, missing bridges'),
  ).action(async (folder: string | undefined, flags: Flags) => {
    const { runTend } = await import('./run-tend.ts')
    await runTend({ folder, ...booleans(flags), terminal })
  })
}

function withFlags(command: Command): Command {
  return command
    .argument('[garden]', 'folder of notes')
    .option('--all', 'print all of it instead of the first of each list')
    .option('--json', 'print one JSON object, always all of it')
    .addOption(trustOption())
    .addOption(untrustedOption())
}

function booleans(flags: Flags): TrustFlags & { readonly all: boolean; readonly json: boolean } {
  return { all: flags.all === true, json: flags.json === true, ...trustOf(flags) }
}
