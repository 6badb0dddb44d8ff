import { defineCommand } from '../../define/command.ts'

/** `hortus grep`: the lines of notes that have a text. */
export const grepCommand = defineCommand({
  name: 'grep',
  about: 'print the lines of notes that have a text, with title and place',
  arguments: { pattern: 'what is looked for, letter by letter' },
  flags: {
    regexp: 'the pattern is a regular expression, as JavaScript has them',
    ignoreCase: 'letter case makes no difference',
    word: 'only whole words',
    where: {
      about: 'where it has to stand: in the text, the properties, or the code in it',
      value: 'place',
      choices: ['anywhere', 'body', 'properties', 'code'],
      usual: 'anywhere',
    },
    context: { about: 'lines to show before and behind', value: 'number', from: 0, to: 1_000, usual: 0 },
    list: 'print the notes alone, each once',
  },
  json: 'print one JSON object',
  async run(asked) {
    const { answerGrep } = await import('./answer-grep.ts')
    return answerGrep(await asked.list(), asked.given.pattern, asked.flags)
  },
})
