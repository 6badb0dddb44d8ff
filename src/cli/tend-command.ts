import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'

interface Flags {
  readonly all?: boolean
  readonly json?: boolean
  readonly untrusted?: boolean
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
    .option('--untrusted', 'ignore any config inside the garden: none of its code is run')
}

function booleans({ all, json, untrusted }: Flags): {
  readonly all: boolean
  readonly json: boolean
  readonly untrusted: boolean
} {
  return { all: all === true, json: json === true, untrusted: untrusted === true }
}
