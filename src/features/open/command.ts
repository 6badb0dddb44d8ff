import { defineCommand } from '../../define/command.ts'

/** `hortus open`: a note in the editor, or its page in the browser. */
export const openCommand = defineCommand({
  name: 'open',
  about: 'open a note in the editor that VISUAL or EDITOR names, or its page in the browser',
  arguments: { note: 'name, alias or path of a note' },
  flags: {
    line: {
      about: 'the line to go to; 0 leaves that to the editor',
      value: 'number',
      from: 0,
      to: 10_000_000,
      usual: 0,
    },
    browser: 'open its page on the server that runs for this garden',
    print: 'print the address of its page, or its file where no server runs, and open nothing',
  },
  json: 'print one JSON object and open nothing',
  async run(asked) {
    const { answerOpen } = await import('./answer-open.ts')
    return answerOpen(asked, asked.given.note)
  },
})
