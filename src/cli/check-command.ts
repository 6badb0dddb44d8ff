import { defineCommand } from '../define/command.ts'

/** `hortus check`: prints every problem at a level or worse. Exit code 1 when there is one. */
export const checkCommand = defineCommand({
  name: 'check',
  about: 'print every problem of the garden, with its place',
  flags: {
    format: {
      about: 'how to print them',
      value: 'format',
      choices: ['text', 'json', 'github'],
      usual: 'text',
    },
    level: {
      about: 'the least bad that counts; exit code 1 if there is any',
      value: 'level',
      choices: ['error', 'warning', 'info'],
      usual: 'warning',
    },
  },
  async run({ flags, read }) {
    const { answerCheck } = await import('./answer-check.ts')
    return answerCheck(await read({ showsProgress: true }), flags.format, flags.level)
  },
})
