import type { EditorView } from '@codemirror/view'
import { askDialog } from './ask-dialog.ts'
import { editorWords } from './editor-words.ts'
import type { EditorMention, MentionMarks } from './mention-marks.ts'

/** Characters shown on each side of a mention. */
const around = 60

/** Shows every mention of the note with its surroundings, and turns those that stay checked into links. */
export async function askMentions(view: EditorView, marks: MentionMarks): Promise<void> {
  const words = editorWords().mentions
  const mentions = marks.list(view.state)
  if (mentions.length === 0) {
    await askDialog({
      title: words.title,
      text: words.none,
      choices: [{ value: 'ok', label: editorWords().close, isMain: true }],
    })
    return
  }
  const list = document.createElement('ul')
  list.className = 'mentions'
  const boxes = mentions.map((mention) => {
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.checked = true
    const label = document.createElement('label')
    label.append(box, sentenceOf(view, mention))
    const item = document.createElement('li')
    item.append(label)
    list.append(item)
    return { box, mention }
  })
  const choice = await askDialog({
    title: words.title,
    content: list,
    choices: [
      { value: 'link', label: words.link, isMain: true },
      { value: 'cancel', label: editorWords().cancel },
    ],
  })
  if (choice === 'link')
    marks.link(
      view,
      boxes.filter(({ box }) => box.checked).map(({ mention }) => mention),
    )
}

function sentenceOf(view: EditorView, { from, to, title }: EditorMention): HTMLElement {
  const line = view.state.doc.lineAt(from)
  const text = document.createElement('span')
  const mark = document.createElement('mark')
  mark.textContent = view.state.doc.sliceString(from, to)
  text.append(
    view.state.doc.sliceString(Math.max(line.from, from - around), from),
    mark,
    view.state.doc.sliceString(to, Math.min(line.to, to + around)),
    ` → ${title}`,
  )
  return text
}
