import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { expect, it } from 'vitest'
import type { EditorActions } from '../../../../src/features/editor/web/keys/command.ts'
import { spelling } from '../../../../src/features/editor/web/keys/spelling.ts'
import { createVimMode } from '../../../../src/features/editor/web/keys/vim-mode.ts'

it('has browsers check spelling and keyboards on screens correct and begin sentences, in the language of the note', () => {
  expect(attributesOf('---\nlang: de\n---\nEin Satz.', spelling)).toEqual({
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
    lang: 'de',
  })
})

it('leaves the keys of Vim as they are typed', () => {
  expect(attributesOf('A sentence.', [spelling, createVimMode({} as EditorActions)])).toMatchObject({
    spellcheck: 'true',
    autocorrect: 'off',
    autocapitalize: 'off',
  })
})

/** What the text's element is given: of two sources the first counts, as in CodeMirror's own view. */
function attributesOf(text: string, extensions: Extension): Record<string, string> {
  const state = EditorState.create({ doc: text, extensions })
  const view = { state } as EditorView
  const sources = state.facet(EditorView.contentAttributes)
  const given = sources.map((source) => (typeof source === 'function' ? source(view) : source) ?? {})
  return Object.assign({}, ...given.reverse()) as Record<string, string>
}
