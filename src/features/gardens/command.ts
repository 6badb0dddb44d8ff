import { defineCommand } from '../../define/command.ts'

/** `hortus gardens`: the gardens that links may name, and bringing up to date what is kept of them. */
export const gardensCommand = defineCommand({
  name: 'gardens',
  about: 'list the other gardens that links may name; "gardens update" asks them what they have',
  many: {
    name: 'action',
    about: '"update", and the names of the gardens to ask (default: all); nothing to list them',
    isOptional: true,
  },
  json: 'print one JSON object',
  async run({ many, garden }) {
    const { answerGardens } = await import('./answer-gardens.ts')
    return answerGardens(await garden(), many)
  },
})
