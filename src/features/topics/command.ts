import { defineCommand } from '../../define/command.ts'

/** `hortus topics`: what the garden is about. */
export const topicsCommand = defineCommand({
  name: 'topics',
  about: 'print the topics with their notes, series and stages',
  json: 'print one JSON object',
  async run({ read }) {
    const { answerTopics } = await import('./answer-topics.ts')
    return answerTopics((await read()).garden)
  },
})
