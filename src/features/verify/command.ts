import { defineCommand } from '../../define/command.ts'

/** `hortus verify`: runs what notes claim. */
export const verifyCommand = defineCommand({
  name: 'verify',
  about:
    'run the code blocks of notes that say "expect", and compare what they print with what the notes say',
  flags: {
    only: { about: 'run the claims of one note, by its name or path', value: 'note' },
    write: 'write into each note when it was checked and on what, or that it no longer holds',
    seconds: { about: 'longest time for one block', value: 'number', from: 1, to: 3_600, usual: 30 },
    withoutSandbox:
      'run them even where this machine has nothing that keeps them from your files and the network',
  },
  json: 'print one JSON object',
  async run(asked) {
    const { answerVerify } = await import('./answer-verify.ts')
    return answerVerify(asked)
  },
})
