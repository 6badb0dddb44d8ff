import { type CodeAction, CodeActionKind } from 'vscode-languageserver'
import type { Change } from '../model/change.ts'
import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { folderOf, isDrawnPath, isNotePath, type NotePath } from '../model/path.ts'
import type { Range } from '../model/range.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { suggestPath } from '../store/new-name.ts'
import { applyChangeCommand } from './command-names.ts'
import type { EditorSettings } from './editor-settings.ts'
import type { OpenNote } from './language-server.ts'
import { rangeIn } from './range-in.ts'
import { planContents } from './table-of-contents.ts'

/** Most notes that a section is offered to go to. */
const maxTargets = 3

/** What an action does when it is chosen: a change across notes, planned only then. */
interface ChangeAction {
  readonly title: string
  readonly kind: string
  readonly change: Change
}

/**
 * What can be done with the structure of notes at a selection: a note made of it, of the section whose heading it is in or of
 * each section, that section moved to a note it links to, this note and the one that a link leads to put together, the
 * table of contents brought up to date.
 */
export async function answerRefactorings(
  open: OpenNote,
  note: Note,
  snapshot: Snapshot,
  selection: Range,
  levels: EditorSettings['contents'],
): Promise<CodeAction[]> {
  const { document, path } = open
  const text = document.getText()
  const changes = [
    ...extractions(note, snapshot, text, selection),
    ...(await merges(open, snapshot, selection.start)),
    ...splits(note),
  ]
  const actions = changes.map(
    ({ title, kind, change }): CodeAction => ({
      title,
      kind,
      command: { title, command: applyChangeCommand, arguments: [document.uri, change, document.version] },
    }),
  )
  const contents = isDrawnPath(path) ? undefined : planContents(note, text, levels)
  if (contents) {
    const edit = { range: rangeIn(document, contents.edit.range), newText: contents.edit.text }
    actions.push({
      title: contents.kind === 'insert' ? 'Insert a table of contents' : 'Update the table of contents',
      kind: `${CodeActionKind.Source}.contents`,
      edit: { changes: { [document.uri]: [edit] } },
    })
  }
  return actions
}

/** The change that makes a note of a part of another; its name is that of the first heading or the first words in it. */
export function extraction(
  note: Note,
  snapshot: Snapshot,
  text: string,
  range: Range,
  name?: string,
): Change {
  const heading = note.headings.find((one) => range.start <= one.range.start && one.range.end <= range.end)
  const first = text
    .slice(range.start, range.end)
    .replace(/[#>*_`[\]|=~]+/g, ' ')
    .trim()
    .split(/\s+/)
  const title = name ?? heading?.text ?? first.slice(0, 6).join(' ')
  const file = suggestPath(`${title.replaceAll('/', ' ').replace(/\.md$/i, '')}.md`)
  const folder = folderOf(note.path)
  const base = (folder === '' ? file : `${folder}/${file}`).replace(/\.md$/, '')
  let to = `${base}.md`
  for (let number = 2; snapshot.garden.notesByPath.has(to as NotePath); number++) to = `${base} ${number}.md`
  return { kind: 'extract-note', path: note.path, range, to: to as NotePath, leave: 'link' }
}

function extractions(
  note: Note,
  snapshot: Snapshot,
  text: string,
  selection: Range,
): readonly ChangeAction[] {
  const kind = `${CodeActionKind.RefactorExtract}.note`
  const { start, end } = selection
  if (end > start && text.slice(start, end).trim() !== '')
    return [
      { title: 'Make a note of the selection', kind, change: extraction(note, snapshot, text, selection) },
    ]
  const at = note.headings.findIndex(({ range }) => range.start <= start && start <= range.end)
  const heading = note.headings[at]
  if (heading === undefined || (at === 0 && note.opensWithTitle)) return []
  const section = sectionAt(note, text, at)
  const change = extraction(note, snapshot, text, section)
  return [
    { title: `Make a note of the section "${heading.text}"`, kind, change },
    ...moves(note, snapshot, section, heading.text),
  ]
}

/** From a heading to the next of its depth, without the blank lines at its end. */
function sectionAt({ headings }: Note, text: string, at: number): Range {
  const start = headings[at]?.range.start ?? 0
  const next = headings.slice(at + 1).find(({ depth }) => depth <= (headings[at]?.depth ?? 1))
  return { start, end: start + text.slice(start, next?.range.start ?? text.length).trimEnd().length }
}

/** A section goes to one of the notes that it links to itself: those it is about. */
function moves(
  { path, links }: Note,
  snapshot: Snapshot,
  range: Range,
  name: string,
): readonly ChangeAction[] {
  const resolutions = snapshot.garden.links.resolutionsByPath.get(path) ?? []
  const targets = new Set<NotePath>()
  for (const [i, link] of links.entries()) {
    const resolution = resolutions[i]
    const target = resolution && resolvedPath(resolution)
    const isInside = range.start <= link.range.start && link.range.end <= range.end
    if (isInside && target && isNotePath(target) && !isDrawnPath(target) && target !== path)
      targets.add(target)
  }
  return [...targets].slice(0, maxTargets).map((to) => ({
    title: `Move the section "${name}" to "${snapshot.garden.notesByPath.get(to)?.title ?? to}"`,
    kind: `${CodeActionKind.Refactor}.move`,
    change: { kind: 'move-part', path, range, to, leave: 'link' },
  }))
}

/** A note of several sections as a note for each, with links to them in its place. */
function splits(note: Note): readonly ChangeAction[] {
  const headings = note.opensWithTitle ? note.headings.slice(1) : note.headings
  const level = Math.min(...headings.map(({ depth }) => depth))
  if (headings.filter(({ depth }) => depth === level).length < 2) return []
  const change: Change = {
    kind: 'split-note',
    path: note.path,
    level,
    folder: folderOf(note.path),
    leave: 'link',
  }
  return [
    { title: 'Make a note of each section', kind: `${CodeActionKind.RefactorExtract}.sections`, change },
  ]
}

/** Of a link to another note: either of the two may go into the other. */
async function merges(
  { garden, path }: OpenNote,
  snapshot: Snapshot,
  offset: number,
): Promise<readonly ChangeAction[]> {
  const found = await garden.linkNow(path, offset)
  const target = found && resolvedPath(found.resolution)
  if (target === undefined || target === path || !isNotePath(target)) return []
  if (isDrawnPath(target) || isDrawnPath(path)) return []
  const kind = `${CodeActionKind.Refactor}.merge`
  const title = snapshot.garden.notesByPath.get(target)?.title ?? garden.titleOf(target)
  return [
    {
      title: `Put this note into "${title}"`,
      kind,
      change: { kind: 'merge-notes', from: path, into: target },
    },
    {
      title: `Put "${title}" into this note`,
      kind,
      change: { kind: 'merge-notes', from: target, into: path },
    },
  ]
}
