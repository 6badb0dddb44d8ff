import { defineCommand } from '../../define/command.ts'

/** `hortus tend`: what a gardener could do next. */
export const tendCommand = defineCommand({
  name: 'tend',
  about: 'print what to tend: orphans, stubs, stale notes, missing bridges',
  flags: { all: 'print all of it instead of the first of each list' },
  json: 'print one JSON object, always all of it',
  async run({ flags, read }) {
    const { answerTend } = await import('./answer-tend.ts')
    return answerTend((await read({ withHistory: true })).garden, flags.all)
  },
})
