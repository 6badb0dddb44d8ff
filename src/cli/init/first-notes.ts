/** The notes that a new garden begins with, by name: they link to each other and say what they show. */
export function firstNotes(title: string): Readonly<Record<string, string>> {
  return {
    'index.md': `# ${title}

This is the first page of your garden: a note like all others. Write in it what the garden is about.

Notes link to each other by their names: [[Linking notes]] shows how, and [[Growing a garden]] what to do with the links.

- Press \`e\` to edit a note in the browser, or open its file in any editor.
- Press \`/\` to search, \`?\` for all keys.
- Delete these three notes as soon as you have some of your own.
`,
    'Linking notes.md': `# Linking notes

A name in double brackets is a link: \`[[Growing a garden]]\` becomes [[Growing a garden]]. Behind a bar stands another text for
it: [[Growing a garden|what to do next]].

A link to a note that is not there yet, such as [[A note that you want to write]], is a wish. The garden lists what is wanted, with the sentences that ask for it, and a click writes the note.

Every note shows which others lead to it, each with its sentence. So it is worth saying in a sentence why one links.
`,
    'Growing a garden.md': `---
stage: seedling
---

# Growing a garden

Begin with a rough note, and come back. \`stage: seedling\` above the text says that this one is young; \`budding\` and
\`evergreen\` are the others.

- The map shows how notes hang together, from [[index|home]] to the smallest.
- \`hortus check\` prints every link that leads nowhere, with its place.
- \`hortus rename\` gives a note another name and mends all links to it; [[Linking notes]] stays right whatever happens.
`,
  }
}
