import { Argument, type Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { askCommand, completionScript, foldersMark, type Shell, shells } from './completion-scripts.ts'

/** Adds what a shell asks: `hortus completion`, the words that it offers, and `hortus man`. */
export function addShellCommands(program: Command, { terminal }: CommandContext): void {
  program
    .command('completion')
    .description('print what a shell has to run so that Tab completes commands, options and notes')
    .addArgument(new Argument('<shell>', 'which one').choices(shells))
    .action((shell: Shell) => terminal.out(completionScript(shell)))
  program
    .command('man')
    .description('print the manual page, for "man -l -" or a folder of such pages')
    .action(async () => {
      const { renderManual } = await import('./render-manual.ts')
      terminal.out(renderManual(program))
    })
  program
    .command(askCommand, { hidden: true })
    .argument('[words...]')
    .helpOption(false)
    .action(async (words: readonly string[]) => {
      const [{ completeWords }, { readOfferedNames }] = await Promise.all([
        import('./complete-words.ts'),
        import('./offered-names.ts'),
      ])
      const found = completeWords(program, words, await readOfferedNames(words))
      const lines =
        found.kind === 'folders'
          ? [foldersMark]
          : found.offers.map(({ word, about }) => `${word}\t${about}`).filter((line) => !line.includes('\n'))
      if (lines.length > 0) terminal.out(lines.join('\n'))
    })
}
