import { defineCommand } from '../../define/command.ts'

const dryRun = 'show what would be changed and write nothing'

/** `hortus rename`: a new name or place, and every link follows. */
export const renameCommand = defineCommand({
  name: 'rename',
  about: 'rename or move a note, asset, folder, heading or block, and every link to it',
  arguments: {
    old: 'name or path; "Note#Heading" or "Note#^block" for what is in a note',
    new: 'new name, or a path to move it; for a heading its new text, with or without "Note#"',
  },
  flags: { dryRun },
  async run(asked) {
    const [{ answerChange }, { readRename }] = await Promise.all([
      import('./answer-change.ts'),
      import('./read-rename.ts'),
    ])
    return answerChange(asked, (garden) => readRename(garden, asked.given.old, asked.given.new))
  },
})

/** `hortus rename-tag`. */
export const renameTagCommand = defineCommand({
  name: 'rename-tag',
  about: 'rename a tag and those below it in every note',
  arguments: { old: 'tag, with or without #', new: 'its new name' },
  flags: { dryRun },
  async run(asked) {
    const { answerChange } = await import('./answer-change.ts')
    const [from, to] = [asked.given.old.replace(/^#/, ''), asked.given.new.replace(/^#/, '')]
    return answerChange(asked, () => ({ kind: 'rename-tag', from, to }))
  },
})

/** `hortus merge`: two notes become one. */
export const mergeCommand = defineCommand({
  name: 'merge',
  about: 'put the text of one note behind another, and lead every link there',
  arguments: {
    from: 'name, alias or path of the note that goes',
    into: 'name, alias or path of the note that stays',
  },
  flags: { dryRun },
  async run(asked) {
    const { answerChange } = await import('./answer-change.ts')
    const { from, into } = asked.given
    return answerChange(asked, ({ noteNamed }) => ({
      kind: 'merge-notes',
      from: noteNamed(from),
      into: noteNamed(into),
    }))
  },
})

/** `hortus undo`: takes the last change across notes back. */
export const undoCommand = defineCommand({
  name: 'undo',
  about: 'undo the last change across notes',
  async run({ edits }) {
    const { countOf } = await import('../../text/count-of.ts')
    const files = await edits.undo()
    return { text: () => `Undone: ${countOf(files, 'file')} as before.` }
  },
})

/** `hortus new`: writes a new note. */
export const newCommand = defineCommand({
  name: 'new',
  about: 'write a new note: its file, title and topic',
  arguments: { title: 'title of the note' },
  flags: { topic: { about: 'topic it belongs to; it stands in the folder of the topic', value: 'name' } },
  async run(asked) {
    const { answerNew } = await import('./answer-new.ts')
    return answerNew(asked, asked.given.title, asked.flags.topic)
  },
})
