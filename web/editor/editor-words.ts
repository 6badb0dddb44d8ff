import type { BufferState } from './note-buffer.ts'

/** What the editor says. One place for all of it, so that another language is another object of this shape. */
export interface EditorWords {
  readonly edit: string
  readonly write: string
  readonly done: string
  readonly save: string
  readonly preview: string
  readonly text: string
  readonly vim: string
  readonly history: string
  readonly rename: string
  readonly remove: string
  readonly newNote: string
  readonly close: string
  readonly more: string
  readonly label: (title: string) => string
  readonly words: (count: number) => string
  readonly state: (state: BufferState) => string
  readonly draft: {
    readonly title: string
    readonly text: (when: string) => string
    readonly take: string
    readonly keep: string
    readonly onDisk: string
    readonly inDraft: string
  }
  readonly conflict: {
    readonly title: string
    readonly text: string
    readonly removed: string
    readonly mine: string
    readonly theirs: string
    readonly both: string
    readonly asShown: string
    readonly onDisk: string
    readonly here: string
    readonly writeAgain: string
    readonly letGo: string
    readonly later: string
    readonly settle: string
  }
  readonly key: {
    readonly title: string
    readonly text: string
    readonly label: string
    readonly enter: string
  }
  readonly past: {
    readonly title: string
    readonly none: string
    readonly restore: string
    readonly before: string
    readonly now: string
    readonly setAside: string
  }
  readonly change: {
    readonly title: string
    readonly newPath: string
    readonly show: string
    readonly apply: (files: number) => string
    readonly undo: string
    readonly done: (files: number) => string
    readonly cancel: string
  }
  readonly block: {
    readonly title: string
    readonly text: (path: string, id: string) => string
    readonly add: string
  }
  readonly removal: {
    readonly title: string
    readonly text: (path: string) => string
    readonly remove: string
  }
  readonly mentions: {
    readonly title: string
    readonly none: string
    readonly link: string
    readonly hint: (title: string) => string
  }
  readonly stored: (name: string) => string
  readonly failed: (reason: string) => string
}

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** English. */
export const editorWords: EditorWords = {
  edit: 'Edit',
  write: 'Write it',
  done: 'Done',
  save: 'Save',
  preview: 'Preview',
  text: 'Text',
  vim: 'Vim keys',
  history: 'Earlier texts',
  rename: 'Rename or move',
  remove: 'Remove',
  newNote: 'New note',
  close: 'Close',
  more: 'More',
  label: (title) => `Text of ${title}`,
  words: (count) => plural(count, 'word', 'words'),
  state: (state) => {
    switch (state.kind) {
      case 'saved':
        return 'Saved'
      case 'unsaved':
        return 'Not saved yet'
      case 'saving':
        return 'Saving…'
      case 'offline':
        return 'The server is gone. What you write is kept in this browser and saved when it is back.'
      case 'refused':
        return `Not saved: ${state.message}. What you write is kept in this browser.`
      case 'conflict':
        return 'Somebody else changed the same words. Nothing is saved until you have chosen.'
    }
  },
  draft: {
    title: 'A draft was kept',
    text: (when) => `It is from ${when} and was not saved. On the left is the file as it is now.`,
    take: 'Go on with the draft',
    keep: 'Keep the file',
    onDisk: 'File',
    inDraft: 'Draft',
  },
  conflict: {
    title: 'Two versions',
    text: 'The file was changed while you were writing, in the same words. Take over single changes with the arrows, or choose.',
    removed: 'The file was removed while you were writing.',
    mine: 'Keep mine',
    theirs: 'Take theirs',
    both: 'Keep both',
    asShown: 'Save the right side',
    onDisk: 'File (theirs)',
    here: 'Here (mine)',
    writeAgain: 'Write it again',
    letGo: 'Let it go',
    later: 'Decide later',
    settle: 'Choose…',
  },
  key: {
    title: 'Key needed to write',
    text: 'Open the link that the server printed when it was started, or paste its key here.',
    label: 'Key',
    enter: 'Go on',
  },
  past: {
    title: 'Earlier texts',
    none: 'There are none yet: a text is kept here when another takes its place.',
    restore: 'Put it back',
    before: 'Then',
    now: 'Now',
    setAside: 'set aside in this browser',
  },
  change: {
    title: 'Rename or move',
    newPath: 'New path',
    show: 'Show what changes',
    apply: (files) => `Change ${plural(files, 'file', 'files')}`,
    undo: 'Undo',
    done: (files) => `${plural(files, 'file', 'files')} changed`,
    cancel: 'Cancel',
  },
  block: {
    title: 'Mark the block',
    text: (path, id) => `The link needs ^${id} at the end of this paragraph of ${path}:`,
    add: 'Add it',
  },
  removal: {
    title: 'Remove this note?',
    text: (path) => `${path} goes to the garden’s .trash folder.`,
    remove: 'Remove',
  },
  mentions: {
    title: 'Names that could be links',
    none: 'No note is named here without a link.',
    link: 'Link the checked ones',
    hint: (title) => `Names “${title}” without a link. Alt L makes it one`,
  },
  stored: (name) => `${name} is in the garden now`,
  failed: (reason) => `That did not work: ${reason}`,
}
