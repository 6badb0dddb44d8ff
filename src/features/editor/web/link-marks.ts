import { syntaxTree } from '@codemirror/language'
import { type Extension, RangeSetBuilder, StateEffect } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  keymap,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { editorWords } from './editor-words.ts'

/** A wiki-link as it stands in the editor. */
export interface EditorLink {
  readonly from: number
  readonly to: number
  readonly target: string
  /** Without `#`; empty where there is none. */
  readonly fragment: string
}

/** What is known of a link while it is typed. */
export type LinkState = 'found' | 'ambiguous' | 'wanted' | 'unknown'

/** What links in the editor need of the garden. */
interface LinkMarksSettings {
  readonly stateOf: (target: string) => LinkState
  /** The side of `[[left|right]]` that says where the link leads. */
  readonly targetSide: (left: string, right: string) => string
  readonly open: (link: EditorLink) => void
  /** Something to read about where it leads; undefined where there is nothing. */
  readonly describe: (link: EditorLink) => Promise<HTMLElement | undefined>
}

/** Sent when what is known of the garden has changed, so that links are looked at anew. */
export const gardenChanged = StateEffect.define<null>()

/** In a table the bar is written `\|`. */
const wikiLink = /!?\[\[([^[\]\n|]*?)(?:\\?\|([^[\]\n]*))?\]\]/g

/** Longest wait until a link is described, in milliseconds. */
const hoverTime = 250

/** Shows each wiki-link's state, opens it by Ctrl-click or Alt-Enter, and says on hover where it leads. */
export function linkMarks(settings: LinkMarksSettings): Extension {
  const marks: Readonly<Record<LinkState, Decoration>> = {
    found: Decoration.mark({ class: 'cm-link-found' }),
    ambiguous: Decoration.mark({
      class: 'cm-link-ambiguous',
      attributes: { title: editorWords().link.ambiguous },
    }),
    wanted: Decoration.mark({ class: 'cm-link-wanted', attributes: { title: editorWords().link.wanted } }),
    unknown: Decoration.mark({ class: 'cm-link-unknown' }),
  }

  class LinkMarks implements PluginValue {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = this.mark(view)
    }

    update(update: ViewUpdate): void {
      const isNews = update.transactions.some((one) => one.effects.some((effect) => effect.is(gardenChanged)))
      const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (update.docChanged || update.viewportChanged || isNews || isParsed)
        this.decorations = this.mark(update.view)
    }

    mark(view: EditorView): DecorationSet {
      const builder = new RangeSetBuilder<Decoration>()
      for (const { from, to } of view.visibleRanges) {
        for (const link of linksIn(view, from, to, settings))
          builder.add(link.from, link.to, marks[settings.stateOf(link.target)])
      }
      return builder.finish()
    }
  }

  return [
    ViewPlugin.fromClass(LinkMarks, { decorations: (plugin) => plugin.decorations }),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (!event.ctrlKey && !event.metaKey) return false
        const position = view.posAtCoords({ x: event.clientX, y: event.clientY })
        const link = position === null ? undefined : linkAt(view, position, settings)
        if (!link) return false
        event.preventDefault()
        settings.open(link)
        return true
      },
    }),
    keymap.of([
      {
        key: 'Alt-Enter',
        run(view) {
          const link = linkAt(view, view.state.selection.main.head, settings)
          if (!link) return false
          settings.open(link)
          return true
        },
      },
    ]),
    hoverTooltip(
      async (view, position) => {
        const link = linkAt(view, position, settings)
        const dom = link && (await settings.describe(link))
        return link && dom ? { pos: link.from, end: link.to, above: true, create: () => ({ dom }) } : null
      },
      { hoverTime },
    ),
  ]
}

/** The link at a place of the text, brackets included. */
function linkAt(view: EditorView, position: number, settings: LinkMarksSettings): EditorLink | undefined {
  const line = view.state.doc.lineAt(position)
  return linksIn(view, line.from, line.to, settings).find(
    (link) => link.from <= position && position <= link.to,
  )
}

function linksIn(
  view: EditorView,
  from: number,
  to: number,
  { targetSide }: LinkMarksSettings,
): readonly EditorLink[] {
  const { doc } = view.state
  const start = doc.lineAt(from).from
  const links: EditorLink[] = []
  for (const match of doc.sliceString(start, doc.lineAt(to).to).matchAll(wikiLink)) {
    const at = start + match.index
    if (isCode(view, at)) continue
    const [, left, right] = match
    const side = right === undefined || right.trim() === '' ? left! : targetSide(left!, right)
    const hash = side.indexOf('#')
    links.push({
      from: at,
      to: at + match[0].length,
      target: (hash < 0 ? side : side.slice(0, hash)).trim(),
      fragment: hash < 0 ? '' : side.slice(hash + 1).trim(),
    })
  }
  return links
}

function isCode(view: EditorView, position: number): boolean {
  for (let node = syntaxTree(view.state).resolveInner(position, 1); ; ) {
    if (/Code|Comment/.test(node.name)) return true
    if (node.parent === null) return false
    node = node.parent
  }
}
