import {
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
} from '@codemirror/state'
import { Decoration, EditorView, keymap } from '@codemirror/view'
import type { NoteMentions } from '../edit-api.ts'
import { editorWords } from './editor-words.ts'

/** A name in the text that could be a link. */
export interface EditorMention {
  readonly from: number
  readonly to: number
  readonly target: string
  readonly title: string
}

/** Mentions in the editor: marked where they stand, and turned into links by a key. */
export interface MentionMarks {
  readonly extension: Extension
  /** Shows those of the text as it is on disk; only when the editor has that text. */
  show(view: EditorView, mentions: NoteMentions['mentions'], positionOf: (offset: number) => number): void
  list(state: EditorState): readonly EditorMention[]
  /** Turns these into links, as one change that one undo takes back. */
  link(view: EditorView, mentions: readonly EditorMention[]): void
}

const setMentions = StateEffect.define<readonly EditorMention[]>()

/** Creates the marks; `linkTo` writes the link to a note that shows a text. */
export function mentionMarks(linkTo: (target: string, text: string) => string | undefined): MentionMarks {
  const field = StateField.define<RangeSet<Decoration>>({
    create: () => RangeSet.empty,
    update(marks, transaction) {
      let next = marks.map(transaction.changes)
      // What is edited is not the mention any more.
      transaction.changes.iterChangedRanges((_fromA, _toA, from, to) => {
        next = next.update({ filter: () => false, filterFrom: from, filterTo: to })
      })
      for (const effect of transaction.effects)
        if (effect.is(setMentions)) next = RangeSet.of(effect.value.map(markOf))
      return next
    },
    provide: (self) => EditorView.decorations.from(self),
  })

  const list = (state: EditorState): readonly EditorMention[] => {
    const mentions: EditorMention[] = []
    state.field(field).between(0, state.doc.length, (from, to, mark) => {
      const { target, title } = mark.spec as EditorMention
      mentions.push({ from, to, target, title })
    })
    return mentions
  }

  const link = (view: EditorView, mentions: readonly EditorMention[]): void => {
    const changes = mentions.flatMap(({ from, to, target }) => {
      const insert = linkTo(target, view.state.doc.sliceString(from, to).replace(/\s+/g, ' '))
      return insert === undefined ? [] : [{ from, to, insert }]
    })
    if (changes.length > 0) view.dispatch({ changes, userEvent: 'input.link' })
  }

  return {
    extension: [
      field,
      keymap.of([
        {
          key: 'Alt-l',
          run(view) {
            const { head } = view.state.selection.main
            const all = list(view.state)
            // The one at the cursor, else the next below it, else the first.
            const mention = all.find(({ to }) => to >= head) ?? all[0]
            if (!mention) return false
            link(view, [mention])
            return true
          },
        },
      ]),
    ],
    show(view, mentions, positionOf) {
      const { length } = view.state.doc
      const shown = mentions
        .map(({ range, target, title }) => ({
          from: positionOf(range.start),
          to: positionOf(range.end),
          target,
          title,
        }))
        .filter(({ from, to }) => from < to && to <= length)
      view.dispatch({ effects: setMentions.of(shown) })
    },
    list,
    link,
  }
}

function markOf(mention: EditorMention): Range<Decoration> {
  return Decoration.mark({
    class: 'cm-mention',
    attributes: { title: editorWords().mentions.hint(mention.title) },
    ...mention,
  }).range(mention.from, mention.to)
}
