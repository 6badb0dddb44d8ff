import { syntaxTree } from '@codemirror/language'
import { type Extension, Facet, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  type PluginValue,
  showTooltip,
  type Tooltip,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { addressLinkAt } from './address-links.ts'
import type { EditorLink } from './editor-link.ts'
import { editorWords } from './editor-words.ts'

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

const linkSettings = Facet.define<LinkMarksSettings>()

const setPeeked = StateEffect.define<Tooltip>()

/** What {@link peekLink} shows. */
const peeked = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setPeeked)) return effect.value
    return transaction.docChanged || transaction.selection ? null : shown
  },
  provide: (field) => showTooltip.from(field),
})

/** In a table the bar is written `\|`. */
const wikiLink = /!?\[\[([^[\]\n|]*?)(?:\\?\|([^[\]\n]*))?\]\]/g

/** Longest wait until a link is described, in milliseconds. */
const hoverTime = 250

/** Shows each wiki-link's state; opens any link by Ctrl-click or Alt-Enter, and says on hover where it leads. */
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
    linkSettings.of(settings),
    peeked,
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

/** Goes where the link at the cursor leads; false where there is none. */
export function followLink(view: EditorView): boolean {
  const [settings] = view.state.facet(linkSettings)
  const link = settings && linkAt(view, view.state.selection.main.head, settings)
  if (!settings || !link) return false
  settings.open(link)
  return true
}

/** Shows the start of the note that the link at the cursor leads to, until the cursor moves; false where there is none. */
export function peekLink(view: EditorView): boolean {
  const [settings] = view.state.facet(linkSettings)
  const link = settings && linkAt(view, view.state.selection.main.head, settings)
  if (!settings || !link) return false
  const { selection } = view.state
  void settings.describe(link).then((dom) => {
    if (!dom || !view.state.selection.eq(selection)) return
    const tooltip = { pos: link.from, end: link.to, above: true, create: () => ({ dom }) }
    view.dispatch({ effects: setPeeked.of(tooltip) })
  })
  return true
}

/** The link at a place of the text, brackets included. */
function linkAt(view: EditorView, position: number, settings: LinkMarksSettings): EditorLink | undefined {
  const line = view.state.doc.lineAt(position)
  const wiki = linksIn(view, line.from, line.to, settings).find(
    (link) => link.from <= position && position <= link.to,
  )
  return wiki ?? addressLinkAt(view.state, position)
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
