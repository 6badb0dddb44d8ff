import { defineCommand } from '../../define/command.ts'

/** `hortus graph`: notes and links as a graph for other programs. */
export const graphCommand = defineCommand({
  name: 'graph',
  about: 'print the graph of notes and links',
  flags: {
    format: {
      about: 'format of the graph',
      value: 'format',
      choices: ['json', 'gexf', 'graphml', 'dot'],
      usual: 'json',
    },
    drafts: 'with drafts and unpublished notes',
  },
  async run({ flags: { format, drafts }, read }) {
    const { exportGarden } = await import('./export-garden.ts')
    const asked = await read({
      withDrafts: drafts,
      withHistory: format === 'json',
      showsProgress: true,
    })
    const graph = await exportGarden(asked, format)
    return { text: () => graph.trimEnd() }
  },
})
