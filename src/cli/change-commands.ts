import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import type { ChangeRunRequest } from './run-change.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

interface ChangeFlags extends TrustFlags {
  readonly dryRun?: boolean
  readonly here?: boolean
}

const dryRun = ['--dry-run', 'show what would be changed and write nothing'] as const

/** `hortus rename`, `rename-tag`, `merge` and `undo`: changes across notes, with every link to them. */
export function addChangeCommands(program: Command, { terminal }: CommandContext): void {
  program
    .command('rename')
    .description('rename or move a note, asset, folder, heading or block, and every link to it')
    .argument('<old>', 'name or path; "Note#Heading" or "Note#^block" for what is in a note')
    .argument('<new>', 'new name, or a path to move it; for a heading its new text, with or without "Note#"')
    .argument('[garden]', 'folder of notes')
    .option(...dryRun)
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(async (from: string, to: string, folder: string | undefined, flags: ChangeFlags) => {
      const { runRename } = await import('./run-change.ts')
      await runRename({ from, to, ...readFlags(folder, flags), terminal })
    })
  program
    .command('rename-tag')
    .description('rename a tag and those below it in every note')
    .argument('<old>', 'tag, with or without #')
    .argument('<new>', 'its new name')
    .argument('[garden]', 'folder of notes')
    .option(...dryRun)
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(async (from: string, to: string, folder: string | undefined, flags: ChangeFlags) => {
      const { runRenameTag } = await import('./run-change.ts')
      await runRenameTag({ from, to, ...readFlags(folder, flags), terminal })
    })
  program
    .command('merge')
    .description('put the text of one note behind another, and lead every link there')
    .argument('<from>', 'name, alias or path of the note that goes')
    .argument('<into>', 'name, alias or path of the note that stays')
    .argument('[garden]', 'folder of notes')
    .option(...dryRun)
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(async (from: string, to: string, folder: string | undefined, flags: ChangeFlags) => {
      const { runMerge } = await import('./run-change.ts')
      await runMerge({ from, to, ...readFlags(folder, flags), terminal })
    })
  program
    .command('undo')
    .description('undo the last change across notes')
    .argument('[garden]', 'folder of notes')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(async (folder: string | undefined, flags: ChangeFlags) => {
      const { runUndo } = await import('./run-change.ts')
      await runUndo({ ...readFlags(folder, flags), terminal })
    })
  program
    .command('new')
    .description('write a new note: its file, title and topic')
    .argument('<title>', 'title of the note')
    .argument('[garden]', 'folder of notes')
    .option('--topic <name>', 'topic it belongs to; it stands in the folder of the topic')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(
      async (title: string, folder: string | undefined, flags: ChangeFlags & { readonly topic?: string }) => {
        const { runNew } = await import('./run-new.ts')
        await runNew({ title, topic: flags.topic, ...readFlags(folder, flags), terminal })
      },
    )
}

function readFlags(folder: string | undefined, flags: ChangeFlags): Omit<ChangeRunRequest, 'terminal'> {
  return { folder, isWhole: flags.here === true, isDryRun: flags.dryRun === true, ...trustOf(flags) }
}
