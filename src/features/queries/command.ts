import { defineCommand } from '../../define/command.ts'

/** `hortus query`: notes by what they say of themselves. */
export const queryCommand = defineCommand({
  name: 'query',
  about: 'print the notes that a query in Dataview’s language finds: TABLE, LIST or TASK',
  arguments: { query: 'such as: TABLE author FROM #book WHERE rating > 3 SORT rating DESC' },
  flags: { drafts: 'with drafts and unpublished notes' },
  json: 'print one JSON object',
  async run({ given, flags, read }) {
    const { answerCommand } = await import('./answer-command.ts')
    return answerCommand(await read({ withHistory: true }), given.query, flags)
  },
})
