import { defineCommand } from '../../define/command.ts'

/** `hortus wanted`: the notes that links ask for and nobody has written. */
export const wantedCommand = defineCommand({
  name: 'wanted',
  about: 'print the notes that links ask for, most wanted first',
  flags: { all: 'print all of it instead of the first of each list' },
  json: 'print one JSON object, always all of it',
  async run({ flags, read }) {
    const { answerWanted } = await import('./answer-wanted.ts')
    return answerWanted((await read()).garden, flags.all)
  },
})
