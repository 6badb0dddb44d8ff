import { syntaxTree } from '@codemirror/language'
import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view'

const unchecked = Decoration.mark({ attributes: { spellcheck: 'false' } })

const notProse = /^(?:FencedCode|CodeBlock|InlineCode|URL|Autolink|HTMLBlock|HTMLTag|FrontmatterContent)$/

/**
 * The browser checks the spelling of prose, in the language that the note says it is in, and neither of code nor of
 * addresses. Keyboards on screens may correct and begin sentences with a capital, which CodeMirror has them leave.
 */
export const spelling: Extension = [
  EditorView.contentAttributes.of((view) => {
    const language = readLanguage(view.state.sliceDoc(0, 2_000))
    const helps = { spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences' }
    return { ...helps, ...(language !== undefined && { lang: language }) }
  }),
  ViewPlugin.define(
    (view) => ({
      marks: markCode(view),
      update(update) {
        const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state)
        if (update.docChanged || update.viewportChanged || isParsed) this.marks = markCode(update.view)
      },
    }),
    { decorations: (plugin) => plugin.marks },
  ),
]

/** The `lang` of a note's properties; undefined where it has none. */
function readLanguage(start: string): string | undefined {
  const properties = /^---\r?\n([\s\S]*?)\n---/.exec(start)?.[1] ?? ''
  return /^lang(?:uage)?:[ \t]*["']?([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]+)*)["']?[ \t]*$/m.exec(properties)?.[1]
}

function markCode(view: EditorView): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: ({ name, from: start, to: end }) => {
        if (!notProse.test(name)) return true
        if (end > start) marks.add(Math.max(start, from), Math.min(end, to), unchecked)
        return false
      },
    })
  return marks.finish()
}
