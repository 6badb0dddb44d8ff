import { type Command, Option } from 'commander'
import type { Severity } from '../model/diagnostic.ts'
import type { CommandContext } from './command-context.ts'
import { severityLevels } from './describe-counts.ts'
import type { CheckFormat } from './run-check.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

const formats: readonly CheckFormat[] = ['text', 'json', 'github']

interface CheckFlags extends TrustFlags {
  readonly format: CheckFormat
  readonly level: Severity
}

/** `hortus check`: prints every problem at a level or worse. Exit code 1 when there is one. */
export function addCheckCommand(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('check')
    .description('print every problem of the garden, with its place')
    .argument('[garden]', 'folder of notes')
    .addOption(new Option('--format <format>', 'how to print them').choices(formats).default('text'))
    .addOption(
      new Option('--level <level>', 'the least bad that counts; exit code 1 if there is any')
        .choices(severityLevels)
        .default('warning'),
    )
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(async (folder: string | undefined, flags: CheckFlags) => {
      const { runCheck } = await import('./run-check.ts')
      const count = await runCheck({ folder, ...flags, ...trustOf(flags), terminal })
      finish(count > 0 ? 1 : 0)
    })
}
