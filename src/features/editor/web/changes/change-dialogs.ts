import type { Change } from '../../../../model/change.ts'
import type { NotePath } from '../../../../model/path.ts'
import type { ApplyAnswer } from '../../change-api.ts'
import type { NoteOutline } from '../../edit-api.ts'
import { askDialog } from '../ask-dialog.ts'
import type { EditApi } from '../edit-api.ts'
import { editorWords } from '../editor-words.ts'
import type { GardenNames } from '../garden-names.ts'
import {
  type ChangeTarget,
  collectTargets,
  notePathFor,
  pathOfExtract,
  placeAfter,
  targetAt,
} from './change-targets.ts'
import { fields, noteField, showOrCancel } from './dialog-parts.ts'
import { showChange } from './show-change.ts'

/** Asks what of a note is to be called otherwise and how; starts with what is at `offset` of its text. */
export async function askRename(
  outline: NoteOutline,
  text: string,
  offset: number,
): Promise<Change | undefined> {
  const words = editorWords().change
  const targets = collectTargets(outline)
  const select = document.createElement('select')
  for (const [kind, label] of [
    ['note', words.note],
    ['folder', words.folder],
    ['heading', words.heading],
    ['block', words.block],
    ['tag', words.tag],
    ['alias', words.alias],
  ] as const) {
    const group = document.createElement('optgroup')
    group.label = label
    for (const [i, target] of targets.entries())
      if (target.kind === kind)
        group.append(new Option(`${'\u2003'.repeat(target.depth)}${target.name}`, String(i)))
    if (group.childElementCount > 0) select.append(group)
  }
  const input = document.createElement('input')
  input.spellcheck = false
  input.dir = 'auto'
  const chosen = (): ChangeTarget => targets[Number(select.value)]!
  const place = placeUnder(input, (name) => placeAfter(chosen().changeTo(name)))
  const fill = (): void => {
    input.value = chosen().name
    place.show()
  }
  select.value = String(targetAt(targets, outline, text, offset))
  select.addEventListener('change', fill)
  fill()
  const choice = await askDialog({
    title: words.rename,
    content: fields([words.what, select], [words.newName, input, place.element]),
    focus: input,
    choices: showOrCancel(),
  })
  const name = input.value.trim()
  return choice === 'show' && name !== '' && name !== chosen().name ? chosen().changeTo(name) : undefined
}

/** Asks into which note this one goes. */
export async function askMerge(path: NotePath, names: GardenNames): Promise<Change | undefined> {
  const words = editorWords().change
  const { input, list, note } = noteField(path, names, '-merge-into')
  const content = fields([words.mergeInto, input])
  content.append(list)
  const choice = await askDialog({
    title: words.merge,
    text: words.mergeText,
    content,
    focus: input,
    choices: showOrCancel(),
  })
  const into = note()
  return choice === 'show' && into !== undefined ? { kind: 'merge-notes', from: path, into } : undefined
}

/** Asks where a selection of a note's text goes and what is left in its place. */
export async function askExtract(
  path: NotePath,
  text: string,
  range: { readonly start: number; readonly end: number },
): Promise<Change | undefined> {
  const words = editorWords().change
  const input = document.createElement('input')
  input.value = pathOfExtract(path, text.slice(range.start, range.end))
  input.spellcheck = false
  input.dir = 'auto'
  const place = placeUnder(input, (name) => notePathFor(path, name))
  place.show()
  const select = document.createElement('select')
  select.append(new Option(words.leaveLink, 'link'), new Option(words.leaveEmbed, 'embed'))
  const choice = await askDialog({
    title: words.extract,
    content: fields([words.extractTo, input, place.element], [words.leave, select]),
    focus: input,
    choices: showOrCancel(),
  })
  const typed = input.value.trim()
  if (choice !== 'show' || typed === '') return undefined
  const to = notePathFor(path, typed)
  return { kind: 'extract-note', path, range, to, leave: select.value === 'embed' ? 'embed' : 'link' }
}

/**
 * Shows a diff of every file that a change touches, and then changes all of them or none. Resolves to the name of its
 * undo; undefined when nothing was changed. Rejects with what the server says against it.
 */
export async function confirmChange(
  api: EditApi,
  change: Change,
  title: string,
): Promise<ApplyAnswer | undefined> {
  const words = editorWords()
  const preview = await api.previewChange(change)
  const count = preview.files.length
  const isPossible = preview.problems.length === 0 && count > 0
  const choice = await askDialog({
    title,
    content: showChange(preview),
    isWide: true,
    focus: 'main',
    choices: [
      ...(isPossible
        ? [{ value: 'apply' as const, label: words.change.apply(count, words.number(count)), isMain: true }]
        : []),
      { value: 'cancel' as const, label: words.cancel },
    ],
  })
  return choice === 'apply' ? api.applyChange(change, preview.digest) : undefined
}

/** Says under a field which path is meant by what is typed in it. */
function placeUnder(
  input: HTMLInputElement,
  placeOf: (name: string) => string | undefined,
): { readonly element: HTMLElement; readonly show: () => void } {
  const element = document.createElement('output')
  element.className = 'ask-place'
  element.dir = 'auto'
  const show = (): void => {
    const name = input.value.trim()
    element.textContent = (name === '' ? undefined : placeOf(name)) ?? ''
  }
  input.addEventListener('input', show)
  return { element, show }
}
