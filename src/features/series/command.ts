import { defineCommand } from '../../define/command.ts'

/** `hortus series`: what is to be read in order. */
export const seriesCommand = defineCommand({
  name: 'series',
  about: 'print the series with their parts in order',
  json: 'print one JSON object',
  async run({ read }) {
    const { answerSeries } = await import('./answer-series.ts')
    return answerSeries((await read()).garden)
  },
})
