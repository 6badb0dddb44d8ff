import { defineCommand } from '../../define/command.ts'

/** `hortus search`: the notes that answer some words, by the index that pages use. */
export const searchCommand = defineCommand({
  name: 'search',
  about: 'find notes by words, "a phrase", tag:…, topic:…, stage:… and -word',
  arguments: { words: 'what to look for, as one argument' },
  flags: { limit: { about: 'print at most so many notes', value: 'number', from: 1, to: 1_000, usual: 10 } },
  json: 'print one JSON object',
  async run({ given, flags, read }) {
    const { answerSearch } = await import('./answer-search.ts')
    if (given.words.trim() === '') throw new Error('the words to look for are empty')
    return answerSearch(await read(), given.words, flags.limit)
  },
})
