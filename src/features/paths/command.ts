import { defineCommand } from '../../define/command.ts'

/** `hortus path`: how two notes connect, as an argument in sentences. */
export const pathCommand = defineCommand({
  name: 'path',
  about: 'explain how two notes connect, by the sentences that link them',
  arguments: {
    from: 'name, alias or path of a note',
    to: 'name, alias or path of another, or a note of another garden: "kernel:Raft"',
  },
  json: 'print one JSON object',
  async run({ given, read }) {
    const { answerPath } = await import('./answer-path.ts')
    return answerPath(await read(), given.from, given.to)
  },
})
