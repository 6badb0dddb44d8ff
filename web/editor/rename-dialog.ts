import type { GardenPath, NotePath } from '../../src/model/path.ts'
import type { ChangePreview } from '../../src/protocol/edit-api.ts'
import { askDialog } from './ask-dialog.ts'
import type { EditApi } from './edit-api.ts'
import { editorWords } from './editor-words.ts'

/**
 * Renames or moves a note: asks for the new path, shows a diff of every file that changes, and then changes all of them
 * or none. Resolves to the new path, undefined when nothing was changed.
 */
export async function askRename(
  api: EditApi,
  path: NotePath,
  say: (message: string) => void,
): Promise<NotePath | undefined> {
  const words = editorWords.change
  const input = document.createElement('input')
  input.value = path
  input.spellcheck = false
  const label = document.createElement('label')
  label.append(words.newPath, input)
  const wanted = await askDialog({
    title: words.title,
    content: label,
    choices: [
      { value: 'show', label: words.show, isMain: true },
      { value: 'cancel', label: words.cancel },
    ],
  })
  const typed = input.value.trim()
  const to = (/\.md$/i.test(typed) ? typed : `${typed}.md`) as NotePath
  if (wanted !== 'show' || to === path) return undefined
  const change = { kind: 'move-file' as const, from: path as GardenPath, to: to as GardenPath }
  try {
    const preview = await api.previewChange(change)
    const choice = await askDialog({
      title: `${path} → ${to}`,
      content: showPreview(preview),
      isWide: true,
      choices: [
        ...(preview.problems.length === 0
          ? [{ value: 'apply' as const, label: words.apply(preview.files.length), isMain: true }]
          : []),
        { value: 'cancel' as const, label: words.cancel },
      ],
    })
    if (choice !== 'apply') return undefined
    const { files } = await api.applyChange(change, preview.digest)
    say(words.done(files))
    return to
  } catch (error) {
    say(editorWords.failed(error instanceof Error ? error.message : String(error)))
    return undefined
  }
}

function showPreview({ files, problems }: ChangePreview): HTMLElement {
  const element = document.createElement('div')
  element.className = 'change-preview'
  for (const problem of problems) {
    const line = document.createElement('p')
    line.className = 'problem'
    line.textContent = problem
    element.append(line)
  }
  for (const file of files) {
    const details = document.createElement('details')
    details.open = files.length <= 12
    const summary = document.createElement('summary')
    summary.textContent = file.to ? `${file.path} → ${file.to}` : file.path
    details.append(summary)
    if (file.diff !== '') details.append(showDiff(file.diff))
    element.append(details)
  }
  return element
}

function showDiff(diff: string): HTMLElement {
  const pre = document.createElement('pre')
  for (const line of diff.split('\n')) {
    const span = document.createElement('span')
    span.className = line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same'
    span.textContent = `${line}\n`
    pre.append(span)
  }
  return pre
}
