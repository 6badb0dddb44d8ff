import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'

interface InitFlags {
  readonly yes?: boolean
  readonly dryRun?: boolean
}

/** `hortus init`: begins a garden, or makes one of notes that another program wrote. Exit code 1 where there is a config already. */
export function addInitCommand(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('init')
    .description(
      'begin a garden: three notes in an empty folder, or the settings for notes of Obsidian, Quartz, MkDocs, Hugo and others',
    )
    .argument('[folder]', 'where, with or without notes (default: this folder)')
    .option('-y, --yes', 'ask nothing and take what can be told from the folder')
    .option('--dry-run', 'write nothing, and print what would be written')
    .action(async (folder: string | undefined, flags: InitFlags) => {
      const [{ runInit }, { openAsk }] = await Promise.all([
        import('./init/run-init.ts'),
        import('./init/ask.ts'),
      ])
      const asking = flags.yes === true || flags.dryRun === true ? undefined : openAsk()
      const isBegun = await runInit({
        folder: folder ?? '.',
        isDry: flags.dryRun === true,
        ...(asking && { ask: asking.ask }),
        say: (text) => terminal.out(text),
      }).finally(() => asking?.close())
      finish(isBegun ? 0 : 1)
    })
}
