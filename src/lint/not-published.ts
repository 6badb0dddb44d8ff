import { defineRule } from '../define/rule.ts'

/** A note that something keeps from the public, with the word that does. */
export const notPublished = defineRule({
  code: 'not-published',
  severity: 'info',
  *find({ notes, publication }) {
    for (const note of notes.values()) {
      const reason = publication.reasonOf(note)
      if (reason === undefined) continue
      const { words, tools, range, kind } = reason
      if (kind === 'template') {
        yield { path: note.path, message: `A template, and so no page: ${words} (${tools})` }
        continue
      }
      const message =
        kind === 'protection'
          ? `Not published because of "${words}" (${tools}): a site of plain files can lock nothing`
          : range
            ? `Not published because of "${words}" (${tools})`
            : `Not published: ${words} (${tools})`
      yield { path: note.path, range, message }
    }
  },
  example: {
    notes: { 'Root.md': '---\nhidden: true\n---\nBelow.', 'Vault.md': '---\npassword: moss\n---\nLocked.' },
    says: [
      'Root.md: Not published because of "hidden: true" (Hexo, Mintlify, GitBook)',
      'Vault.md: Not published because of "password" (Quartz, Hexo, MkDocs, VuePress): a site of plain files can lock nothing',
    ],
  },
})
