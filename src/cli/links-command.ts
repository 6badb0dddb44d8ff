import { defineCommand } from '../define/command.ts'

/** `hortus links`: what a note links to and why, and who links to it. */
export const linksCommand = defineCommand({
  name: 'links',
  about: "print a note's links, what each leads to and why, and its backlinks",
  arguments: { note: 'name, alias or path of the note' },
  json: 'print one JSON object',
  async run({ given, read }) {
    const { answerLinks } = await import('./answer-links.ts')
    return answerLinks(await read(), given.note)
  },
})
