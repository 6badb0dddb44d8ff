import { defineCommand } from '../define/command.ts'

/** `hortus features`: what the garden can do, from where, and what each of that adds to a page. */
export const featuresCommand = defineCommand({
  name: 'features',
  about: 'print which features are on, from where, and what each adds to a page',
  json: 'print one JSON object',
  async run({ read }) {
    const { answerFeatures } = await import('./answer-features.ts')
    return answerFeatures(await (await read({ withHistory: true })).features())
  },
})
