import { commandText } from './commands.ts'
import { findText, footText, reloadText } from './find.ts'
import { pasteText } from './paste.ts'
import { propertyText } from './properties.ts'
import { proposalText } from './proposals.ts'

/** What writing says in English: loaded by authors alone, so that readers do not carry it. The other languages follow its shape. */

/** Words of the editor, its dialogs and the gardener's desk. `n` is a count; `formatted` is that count as text. */
export const editorText = {
  edit: 'Edit',
  editHint: 'Edit this note (e)',
  write: 'Write it',
  done: 'Done',
  save: 'Save',
  preview: 'Preview',
  text: 'Text',
  mode: {
    title: 'How the text is shown',
    next: 'Show the text another way',
    source: 'Source',
    live: 'Live',
    side: 'Side by side',
  },
  vim: 'Vim keys',
  close: 'Close',
  cancel: 'Cancel',
  more: 'More',
  label: (title: string) => `Text of ${title}`,
  words: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'word' : 'words'}`,
  stored: (name: string) => `${name} is in the garden now`,
  failed: (reason: string) => `That did not work: ${reason}`,
  withoutPlugins:
    'This garden’s own plugins run in the server, which does not answer: the preview is without them.',
  state: {
    saved: 'Saved',
    unsaved: 'Not saved yet',
    saving: 'Saving…',
    offline: 'The server is gone. What you write is kept in this browser and saved when it is back.',
    refused: (reason: string) => `Not saved: ${reason}. What you write is kept in this browser.`,
    conflict: 'Somebody else changed the same words. Nothing is saved until you have chosen.',
  },
  link: {
    ambiguous: 'Several notes have this name',
    wanted: 'Not written yet',
  },
  draft: {
    title: 'A draft was kept',
    text: (when: string) => `It is from ${when} and was not saved. On the left is the file as it is now.`,
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
    takeOver: 'Take this change over',
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
    rename: 'Rename or move',
    what: 'What',
    note: 'This note',
    folder: 'Its folder',
    heading: 'Headings',
    block: 'Blocks',
    tag: 'Tags, in the whole garden',
    alias: 'Aliases',
    newName: 'New name or path',
    merge: 'Merge into another note',
    mergeText:
      'The text of this note goes to the end of the other one, links to it lead there, and this note is removed.',
    mergeInto: 'The other note',
    extract: 'Make a note of the selection',
    extractTo: 'Path of the new note',
    leave: 'In its place',
    leaveLink: 'a link',
    leaveEmbed: 'an embed, so that it stays readable here',
    nothingSelected: 'Select what is to become a note of its own first.',
    show: 'Show what changes',
    created: 'new',
    removed: 'removed',
    symlink: 'a symbolic link, led to the new place',
    moved: 'only its name changes',
    rest: (n: number, formatted: string) => `and ${formatted} more ${n === 1 ? 'file' : 'files'}`,
    links: (n: number, formatted: string) =>
      `${formatted} ${n === 1 ? 'link is' : 'links are'} written anew.`,
    byAlias: (_: number, formatted: string) =>
      `${formatted} of them would have led here by an alias alone, which other programs do not follow.`,
    unread: (names: readonly string[], more: number, formatted: string) =>
      `These could not be read, so their links stay as they are: ${names.join(', ')}${more > 0 ? ` and ${formatted} more` : ''}`,
    linksLeft: (n: number, formatted: string) =>
      `${formatted} ${n === 1 ? 'place' : 'places'} left alone, because links lead by ${n === 1 ? 'it' : 'them'}: a rename changes those.`,
    unsearched: (names: readonly string[], more: number, formatted: string) =>
      `Not looked through, because they could not be read: ${names.join(', ')}${more > 0 ? ` and ${formatted} more` : ''}`,
    changed: (names: readonly string[], more: number, formatted: string) =>
      `Left as they are, because they have just been changed: ${names.join(', ')}${more > 0 ? ` and ${formatted} more` : ''}`,
    canvases: (names: readonly string[], more: number, formatted: string) =>
      `Canvases have it too, and stay as they are: ${names.join(', ')}${more > 0 ? ` and ${formatted} more` : ''}`,
    emptied: (folder: string, names: readonly string[], more: number, formatted: string) =>
      `No note is left in ${folder}/, so links to it lead nowhere then: ${names.join(', ')}${more > 0 ? ` and ${formatted} more` : ''}`,
    symlinks: (names: readonly string[], more: number, formatted: string) =>
      `Symbolic links in what the settings ignore stay as they are, and lead nowhere then: ${names.join(', ')}${more > 0 ? ` and ${formatted} more` : ''}`,
    seemsToLink: (path: string) => `${path} (it seems to have such links)`,
    apply: (n: number, formatted: string) => `Change ${formatted} ${n === 1 ? 'file' : 'files'}`,
    done: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'file' : 'files'} changed`,
    undo: 'Undo',
    undoLast: (title: string) => `Undo: ${title}`,
    undone: 'Undone: every file is as it was',
  },
  block: {
    title: 'Mark the block',
    text: (path: string, id: string) => `The link needs ^${id} at the end of this paragraph of ${path}:`,
    add: 'Add it',
    gone: (path: string) =>
      `${path} has changed: the paragraph is not where it was, and nothing was written.`,
  },
  removal: {
    title: 'Remove this note',
    text: (path: string) => `${path} goes to the garden’s .trash folder.`,
    remove: 'Remove',
  },
  task: {
    done: 'Done',
    open: 'Open again',
    changed: 'The note was changed meanwhile; nothing was written. Press once more.',
  },
  beside: {
    title: 'Beside the text',
    close: 'Close the panel',
    outline: 'Outline',
    links: 'Links',
    backlinks: 'Backlinks',
    mentions: 'Mentions',
    problems: 'Problems',
    line: (number: string) => `Line ${number}:`,
    none: {
      outline: 'No headings yet.',
      links: 'It links to nothing yet.',
      backlinks: 'Nothing links here yet.',
      mentions: 'No other note names it without a link.',
      problems: 'No problems.',
    },
  },
  creation: {
    title: 'New note',
    name: 'Title, with folders before it if you like',
    create: 'Write it',
    template: 'Template',
    noTemplate: 'None: a title alone',
  },
  template: {
    title: 'Insert a template',
    which: 'Template',
    insert: 'Insert',
    none: 'This garden has no templates: the setting “templates” names their folder.',
  },
  mentions: {
    title: 'Names that could be links',
    none: 'No note is named here without a link.',
    link: 'Link the checked ones',
    hint: (title: string) => `Names “${title}” without a link. Alt L makes it one`,
  },
  complete: {
    newFootnote: 'a new footnote',
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    uses: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'note' : 'notes'}`,
    wanted: (n: number, formatted: string) =>
      `not written yet; ${formatted} ${n === 1 ? 'link asks' : 'links ask'} for it`,
    adds: (id: string) => `adds ^${id} there`,
    like: (callout: string) => `like ${callout}`,
  },
  desk: {
    title: 'Gardener’s desk',
    loading: 'Looking through the garden…',
    nothing: 'Nothing waits for you here.',
    problems: 'Links that lead nowhere, or not where you meant',
    wanted: 'Wanted notes',
    tend: 'To tend',
    orphans: 'Notes that no link leads to or from',
    sprouting: (n: number, formatted: string) =>
      `a seedling that ${formatted} ${n === 1 ? 'note links' : 'notes link'} to`,
    stale: (day: string, newer: string) => `last changed ${day}, before ${newer}`,
    unchecked: (since: string) =>
      since === '' ? 'nobody has run what it claims' : `what it claims was run last on ${since}`,
    bridge: (shared: string) => `both speak of ${shared}`,
    short: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'word' : 'words'}`,
    stub: (words: string, notes: string) => `${words}, though ${notes} there`,
    leading: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'note leads' : 'notes lead'}`,
    noTopic: 'in no topic',
    mentions: 'Names without a link',
    open: 'Open',
    link: 'Link them',
    use: (name: string) => `Use “${name}”`,
    asks: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'note asks' : 'notes ask'}`,
    names: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'name' : 'names'}`,
    more: (_n: number, formatted: string) => `${formatted} more`,
    mended: (title: string) => `Mended in ${title}`,
    notMended: 'The note was changed meanwhile; nothing was written.',
  },
  /** What commands are called. */
  commands: commandText,
  /** What is said of what is pasted and dropped. */
  paste: pasteText,
  /** The form of a note's properties. */
  properties: propertyText,
  proposals: proposalText,
  find: findText,
  foot: footText,
  reload: reloadText,
  /** What CodeMirror itself says, by its own words; none in English. */
  phrases: {} as Readonly<Record<string, string>>,
} as const
