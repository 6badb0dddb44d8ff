import { defineCommand } from '../../define/command.ts'

/** `hortus learn`: what to read before a note, in order. */
export const learnCommand = defineCommand({
  name: 'learn',
  about: 'print what to read to understand a note, prerequisites first',
  arguments: { note: 'name, alias or path of a note, a series or a topic' },
  json: 'print one JSON object',
  async run({ given, read }) {
    const { answerLearn } = await import('./answer-learn.ts')
    return answerLearn(await read(), given.note)
  },
})
