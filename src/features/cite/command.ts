import { defineCommand } from '../../define/command.ts'

/** `hortus cite`: a note as an entry of a bibliography. */
export const citeCommand = defineCommand({
  name: 'cite',
  about: 'print how to cite a note, for BibTeX or as CSL-JSON',
  arguments: { note: 'name, alias or path of a note' },
  flags: {
    format: { about: 'the form', value: 'name', choices: ['bibtex', 'csl'], usual: 'bibtex' },
  },
  json: 'print the item of CSL-JSON',
  async run({ given, flags, read }) {
    const [{ citationOf }, { toBibtex, toCsl }, { mainLanguage }] = await Promise.all([
      import('./citation.ts'),
      import('./write-citation.ts'),
      import('../../site/page-language.ts'),
    ])
    const asked = await read({ withHistory: true })
    const { published, plan, options } = asked
    const path = asked.noteNamed(given.note)
    const note = published.notesByPath.get(path)
    if (note === undefined) throw new Error(`${path} is not published, so nobody could look it up`)
    const citation = citationOf(
      { garden: published, plan, options, lang: options.lang || mainLanguage(published) },
      note,
    )
    return {
      text: () =>
        flags.format === 'csl' ? JSON.stringify([toCsl(citation)], undefined, 2) : toBibtex(citation),
      json: () => toCsl(citation),
    }
  },
})
