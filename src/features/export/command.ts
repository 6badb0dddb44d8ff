import { defineCommand } from '../../define/command.ts'
import { exportForms } from './export-forms.ts'

/** `hortus export`: notes in a form that other programs read. */
export const exportCommand = defineCommand({
  name: 'export',
  about:
    'write the published notes in a form that other programs read: a vault, plain Markdown, one page, a book',
  arguments: {
    out: 'folder or file to make, which is not there yet: notes-out, garden.epub',
  },
  flags: {
    as: { about: 'which form', value: 'form', choices: exportForms, usual: 'commonmark' },
    of: { about: 'a series, a topic, a folder or a note, in place of the whole garden', value: 'name' },
    all: 'drafts and notes that are not published, too',
  },
  json: 'print one JSON object with what was written',
  async run(asked) {
    const { answerExport } = await import('./answer-export.ts')
    return answerExport(asked)
  },
})
