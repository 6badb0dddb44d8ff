import { defineCommand } from '../../define/command.ts'

const dryRun = 'show what would be changed and write nothing'
const json = 'print one JSON object: the change, its files with their diffs, links, remarks'

/** `hortus rename`: a new name or place, and every link follows. */
export const renameCommand = defineCommand({
  name: 'rename',
  about: 'rename or move a note, asset, folder, heading or block, and every link to it',
  arguments: {
    old: 'name or path; "Note#Heading" or "Note#^block" for what is in a note',
    new: 'new name, or a path to move it; for a heading its new text, with or without "Note#"',
  },
  flags: { dryRun },
  json,
  async run(asked) {
    const [{ answerChange }, { readRename }] = await Promise.all([
      import('./answer-change.ts'),
      import('./read-rename.ts'),
    ])
    return answerChange(asked, (garden) => readRename(garden, asked.given.old, asked.given.new))
  },
})

/** `hortus mv`: as `rename`, for as many as one likes, with paths and patterns as `mv` has them. */
export const mvCommand = defineCommand({
  name: 'mv',
  about: 'move notes, assets and folders, and every link to them: the last word is a new name or a folder',
  many: { name: 'paths', about: 'files, folders and patterns ("inbox/*.md"), and where they go' },
  flags: { dryRun },
  json,
  async run(asked) {
    const [{ answerChange }, { readMove }] = await Promise.all([
      import('./answer-change.ts'),
      import('./read-move.ts'),
    ])
    return answerChange(asked, (garden) => readMove(garden, asked.many, process.cwd()))
  },
})

/** `hortus rename-tag`. */
export const renameTagCommand = defineCommand({
  name: 'rename-tag',
  about: 'rename a tag and those below it in every note',
  arguments: { old: 'tag, with or without #', new: 'its new name' },
  flags: { dryRun },
  json,
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
  json,
  async run(asked) {
    const [{ answerChange }, { oneNoteNamed }] = await Promise.all([
      import('./answer-change.ts'),
      import('./read-rename.ts'),
    ])
    const { from, into } = asked.given
    return answerChange(asked, (garden) => ({
      kind: 'merge-notes',
      from: oneNoteNamed(garden, from),
      into: oneNoteNamed(garden, into),
    }))
  },
})

/** `hortus split`: the sections of a note become notes. */
export const splitCommand = defineCommand({
  name: 'split',
  about: 'make a note of each section of a note, and leave an index of links in it',
  arguments: { note: 'name, alias or path of the note' },
  flags: {
    level: {
      about: 'level of the headings that begin the new notes',
      value: 'number',
      from: 1,
      to: 6,
      usual: 2,
    },
    into: { about: 'folder of the new notes; that of the note without it', value: 'folder' },
    embed: 'leave embeds instead of links',
    dryRun,
  },
  json,
  async run(asked) {
    const [{ answerChange }, { readSplit }] = await Promise.all([
      import('./answer-change.ts'),
      import('./read-parts.ts'),
    ])
    return answerChange(asked, (garden) => readSplit(garden, asked.given.note, asked.flags))
  },
})

/** `hortus move-part`: a section or block goes to another note. */
export const movePartCommand = defineCommand({
  name: 'move-part',
  about: 'move a section or a block to another note, and every link into it',
  arguments: {
    part: '"Note#Heading" or "Note#^block"',
    to: 'the other note, at its end, or "Note#Heading" to put it under a heading',
  },
  flags: {
    leave: {
      about: 'what stays in its place',
      value: 'what',
      choices: ['nothing', 'link', 'embed'],
      usual: 'nothing',
    },
    dryRun,
  },
  json,
  async run(asked) {
    const [{ answerChange }, { readMovePart }] = await Promise.all([
      import('./answer-change.ts'),
      import('./read-parts.ts'),
    ])
    const { part, to } = asked.given
    return answerChange(asked, (garden) => readMovePart(garden, part, to, asked.flags.leave))
  },
})

/** `hortus make-series`: the notes of a folder become the parts of a series. */
export const makeSeriesCommand = defineCommand({
  name: 'make-series',
  about: 'turn the notes of a folder into a series',
  arguments: { folder: 'the folder; what is below its own folders is left out' },
  flags: {
    title: { about: 'what the series is called; like the folder without it', value: 'title' },
    by: {
      about: 'what says so: properties of each note, or a list in a note of its own',
      value: 'what',
      choices: ['properties', 'index'],
      usual: 'properties',
    },
    order: {
      about: 'by file names, where 10 comes after 9, by titles, or by the property "created"',
      value: 'what',
      choices: ['name', 'title', 'created'],
      usual: 'name',
    },
    dryRun,
  },
  json,
  async run(asked) {
    const [{ answerChange }, { readMakeSeries }] = await Promise.all([
      import('./answer-change.ts'),
      import('./read-parts.ts'),
    ])
    return answerChange(asked, (garden) => readMakeSeries(garden, asked.given.folder, asked.flags))
  },
})

/** `hortus replace`: find and replace in all notes. */
export const replaceCommand = defineCommand({
  name: 'replace',
  about: 'put a text in the place of another in all notes; names that links lead by stay',
  arguments: { old: 'what is looked for', new: 'what takes its place' },
  flags: {
    regexp: 'look for a regular expression; $1, $<name> and $& stand for what it found',
    matchCase: 'tell large letters from small ones',
    word: 'only where it is no part of a longer word',
    in: { about: 'where, with commas between: text, properties, code, links', value: 'places' },
    folder: { about: 'only notes in this folder', value: 'folder' },
    tag: { about: 'only notes with this tag or one below it', value: 'tag' },
    dryRun,
  },
  json,
  async run(asked) {
    const [{ answerChange }, { readReplace }] = await Promise.all([
      import('./answer-change.ts'),
      import('./replace/read-replace.ts'),
    ])
    const { given, flags } = asked
    return answerChange(asked, () => readReplace(given.old, given.new, flags))
  },
})

/** `hortus undo`: takes the last change across notes back. */
export const undoCommand = defineCommand({
  name: 'undo',
  about: 'undo the last change across notes',
  json: 'print one JSON object: what was undone, and the files that are as before',
  async run({ edits }) {
    const { countOf } = await import('../../text/count-of.ts')
    const { what, files, paths } = await edits.undo()
    const said = what === undefined ? '' : `${what}; `
    return {
      text: () => `Undone: ${said}${countOf(files, 'file')} as before.`,
      json: () => ({ undone: what ?? null, files: paths }),
    }
  },
})

/** `hortus proposals`: what agents would change, to be looked at, accepted or rejected. */
export const proposalsCommand = defineCommand({
  name: 'proposals',
  about: 'list what agents propose to change; show, accept or reject it',
  many: {
    name: 'words',
    about:
      'list (without a word), show <id>, accept <id>, or reject <id>; --garden <folder> names another garden than the one here',
    isOptional: true,
  },
  json: 'print one JSON object: the proposals with their diffs, or what was done',
  async run(asked) {
    const { answerProposals } = await import('./proposals/answer-proposals.ts')
    return answerProposals(asked)
  },
})

/** `hortus new`: writes a new note. */
export const newCommand = defineCommand({
  name: 'new',
  about: 'write a new note: its file, title and topic',
  arguments: { title: 'title of the note' },
  flags: {
    topic: { about: 'topic it belongs to; it stands in the folder of the topic', value: 'name' },
    template: { about: 'template that it is made from', value: 'name' },
    folder: { about: 'folder it stands in, from the garden or from here', value: 'path' },
    dryRun: 'show what would be written and write nothing',
  },
  json: 'print one JSON object: the file, its text, and what a change prints',
  async run(asked) {
    const { answerNew } = await import('./answer-new.ts')
    return answerNew(asked, asked.given.title)
  },
})
