import type { Rule } from '../define/rule.ts'
import { notPublished } from '../model/knowledge-diagnostics.ts'

/** A note that something keeps from the public, with the word that does. */
export const notPublishedRule: Rule = {
  code: 'not-published',
  *run({ notes, publication }) {
    for (const note of notes.values()) {
      const reason = publication.reasonOf(note)
      if (reason) yield notPublished(note.path, reason)
    }
  },
  example: {
    notes: { 'Root.md': '---\nunlisted: true\n---\nBelow.', 'Vault.md': '---\npassword: moss\n---\nLocked.' },
    says: [
      'Root.md: Not published because of "unlisted: true" (Docusaurus, Quartz)',
      'Vault.md: Not published because of "password" (Quartz, Hexo, MkDocs, VuePress): a site of plain files can lock nothing',
    ],
  },
}
