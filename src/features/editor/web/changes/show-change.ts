import type { ChangeRemark } from '../../../../model/planned-change.ts'
import type { ChangedFile, ChangedLine, ChangePreview } from '../../change-api.ts'
import { editorWords } from '../editor-words.ts'

/** Files whose diffs are shown; of more only how many there are. */
const maxFiles = 200

/** Most files whose diffs are open at once. */
const maxOpen = 50

/** Shows what a change would do: why it cannot be done, and a diff of every file it touches. */
export function showChange(preview: ChangePreview): HTMLElement {
  const { files, relinked } = preview
  const words = editorWords()
  const element = showRemarks(preview)
  const { links, byAlias } = relinked
  if (links > 0) element.append(paragraph('rest', words.change.links(links, words.number(links))))
  if (byAlias > 0) element.append(paragraph('rest', words.change.byAlias(byAlias, words.number(byAlias))))
  for (const file of files.slice(0, maxFiles)) element.append(showFile(file, files.length <= maxOpen))
  const rest = files.length - maxFiles
  if (rest > 0) element.append(paragraph('rest', words.change.rest(rest, words.number(rest))))
  return element
}

/** What is said of a change before its files, and where these go. */
export function showRemarks({ problems, remarks }: ChangePreview): HTMLElement {
  const element = document.createElement('div')
  element.className = 'change-preview'
  element.tabIndex = 0
  for (const problem of problems) element.append(paragraph('problem', problem))
  for (const remark of remarks) element.append(paragraph('remark', remarkWords(remark)))
  return element
}

function showFile(file: ChangedFile, isOpen: boolean): HTMLElement {
  const words = editorWords().change
  const name = file.to === undefined ? file.path : `${file.path} → ${file.to}`
  const kind =
    file.kind === 'create'
      ? words.created
      : file.kind === 'remove'
        ? words.removed
        : file.isLink
          ? words.symlink
          : undefined
  if (file.lines.length === 0) return paragraph('file', `${name} · ${kind ?? words.moved}`)
  const details = document.createElement('details')
  details.open = isOpen
  const summary = document.createElement('summary')
  summary.textContent = kind === undefined ? name : `${name} · ${kind}`
  details.append(summary, showDiff(file.lines))
  return details
}

const marks = { added: '+', removed: '-', same: ' ', place: '' } as const

function showDiff(lines: readonly ChangedLine[]): HTMLElement {
  const pre = document.createElement('pre')
  pre.dir = 'ltr'
  for (const { kind, parts } of lines) {
    const span = document.createElement('span')
    span.className = kind
    const isMixed = parts.some(({ isChanged }) => !isChanged)
    span.append(
      marks[kind],
      ...parts.map(({ text, isChanged }) => (isMixed && isChanged ? changedWords(kind, text) : text)),
      '\n',
    )
    pre.append(span)
  }
  return pre
}

/** What has changed within a line: said by its element too, not by its colour alone. */
function changedWords(kind: ChangedLine['kind'], text: string): HTMLElement {
  const words = document.createElement(kind === 'removed' ? 'del' : 'ins')
  words.textContent = text
  return words
}

/** How many notes a remark names. */
const maxNamed = 5

function remarkWords(remark: ChangeRemark): string {
  const words = editorWords()
  if (remark.kind === 'links-left') return words.change.linksLeft(remark.count, words.number(remark.count))
  if (remark.kind !== 'unread') {
    const first = remark.notes.slice(0, maxNamed)
    const more = remark.notes.length - first.length
    return remark.kind === 'emptied'
      ? words.change.emptied(remark.folder, first, more, words.number(more))
      : words.change[remark.kind](first, more, words.number(more))
  }
  const named = remark.notes
    .slice(0, maxNamed)
    .map(({ path, namesIt }) => (namesIt ? words.change.seemsToLink(path) : path))
  const rest = remark.notes.length - named.length
  return words.change.unread(named, rest, words.number(rest))
}

function paragraph(className: string, text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = className
  element.textContent = text
  return element
}
