import type { ChangedFile, ChangePreview } from '../edit-api.ts'
import { editorWords } from './editor-words.ts'

/** Files whose diffs are shown; of more only how many there are. */
const maxFiles = 200

/** Most files whose diffs are open at once. */
const maxOpen = 50

/** Shows what a change would do: why it cannot be done, and a diff of every file it touches. */
export function showChange({ files, problems, relinked }: ChangePreview): HTMLElement {
  const words = editorWords()
  const element = document.createElement('div')
  element.className = 'change-preview'
  element.tabIndex = 0
  for (const problem of problems) element.append(paragraph('problem', problem))
  const { links, byAlias } = relinked
  if (links > 0) element.append(paragraph('rest', words.change.links(links, words.number(links))))
  if (byAlias > 0) element.append(paragraph('rest', words.change.byAlias(byAlias, words.number(byAlias))))
  for (const file of files.slice(0, maxFiles)) element.append(showFile(file, files.length <= maxOpen))
  const rest = files.length - maxFiles
  if (rest > 0) element.append(paragraph('rest', words.change.rest(rest, words.number(rest))))
  return element
}

function showFile(file: ChangedFile, isOpen: boolean): HTMLElement {
  const words = editorWords().change
  const name = file.to === undefined ? file.path : `${file.path} → ${file.to}`
  const kind = file.kind === 'create' ? words.created : file.kind === 'remove' ? words.removed : undefined
  if (file.diff === '') return paragraph('file', `${name} · ${kind ?? words.moved}`)
  const details = document.createElement('details')
  details.open = isOpen
  const summary = document.createElement('summary')
  summary.textContent = kind === undefined ? name : `${name} · ${kind}`
  details.append(summary, showDiff(file.diff))
  return details
}

function showDiff(diff: string): HTMLElement {
  const pre = document.createElement('pre')
  pre.dir = 'ltr'
  for (const line of diff.split('\n')) {
    const span = document.createElement('span')
    span.className = line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same'
    span.textContent = `${line}\n`
    pre.append(span)
  }
  return pre
}

function paragraph(className: string, text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = className
  element.textContent = text
  return element
}
