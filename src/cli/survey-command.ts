import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'

interface SurveyFlags {
  readonly json?: boolean
}

/** `hortus survey`: what is in a folder of notes, before anything is decided. Nothing is written. */
export function addSurveyCommand(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('survey')
    .description(
      'tell what a folder of notes holds, what of it would be shown and how, and what would stay private',
    )
    .argument('[folder]', 'notes of any program (default: this folder)')
    .option('--json', 'print one JSON object')
    .action(async (folder: string | undefined, flags: SurveyFlags) => {
      const [{ surveyGarden }, { renderSurvey }] = await Promise.all([
        import('./survey/survey-garden.ts'),
        import('./survey/render-survey.ts'),
      ])
      const survey = await surveyGarden(folder ?? '.')
      terminal.out(flags.json === true ? JSON.stringify(survey) : renderSurvey(survey, terminal.colors))
      finish(0)
    })
}
