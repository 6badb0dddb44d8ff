import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import { finishText } from '../body/finish-body.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import { featureOfInset, type InsetHtml, needsScript } from '../model/inset.ts'
import { pageWords } from '../model/interface/page-words.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { PageAssets, PageFrame, PageInput } from '../model/page.ts'
import type { SlotName } from '../model/slot.ts'
import { hasAnswer } from './has-answer.ts'
import { preloadFont } from './preload-font.ts'
import { type PageParts, renderFrame } from './render-frame.ts'
import { renderHome } from './render-home.ts'
import { renderNotFound } from './render-not-found.ts'
import { renderNote } from './render-note.ts'
import type { RenderTools } from './render-tools.ts'

/**
 * A page as a complete HTML document. It reads its input and the bodies that the input names, nothing else; equal
 * inputs give equal text.
 */
export function renderPage(input: PageInput, tools: RenderTools): string {
  const shown = new Set<string>()
  const styled = new Set<string>()
  const context = createContext(input.frame, tools, shown, styled)
  if ('home' in input && input.home !== undefined) styled.add('home')
  const parts = partsOf(input, tools, context, shown, styled)
  const headEnd = pageStyles(styled, input.frame.assets) + (parts.headEnd ?? '')
  return renderFrame(input.frame, { ...parts, headEnd }, context, tools.features, shown)
}

/** Slots in which a feature only links to what it shows elsewhere. */
const linkSlots: ReadonlySet<SlotName> = new Set([
  'head',
  'brand',
  'home.head',
  'foot',
  'bottom',
  'column',
  'column.here',
  'column.places',
  'column.local',
  'column.pages',
])

/** The features that own page kinds and overviews, by the names of those. */
const owners = memoByObject(({ on }: FeatureSet) => ({
  byKind: new Map(on.flatMap(({ name, pages = [] }) => pages.map((kind) => [kind.name, name] as const))),
  byOverview: new Map(
    on.flatMap(({ name, overviews = [] }) => overviews.map((overview) => [overview.name, name] as const)),
  ),
}))

/**
 * `shown` gets the names of the features that the page shows something of, `styled` of those whose page or overview it is or
 * has, and of those that made something in its text.
 */
function createContext(
  frame: PageFrame,
  { features, weigh }: RenderTools,
  shown: Set<string>,
  styled: Set<string>,
): PartContext {
  /** Bytes of parts that stand within the one that is being rendered. */
  let inside = 0
  const context: PartContext = {
    words: pageWords(frame.interface, frame.lang),
    frame,
    finishText: (text) =>
      finishText(text, { finishes: features.finishes, ...(frame.finish && { finish: frame.finish }) }),
    renderSlot: (slot, input) => {
      const parts = features.partsOf(slot)
      return input.flatMap(([name, own]) => {
        const before = inside
        inside = 0
        const html = parts.get(name)?.render(own, context) ?? ''
        const bytes = weigh ? bytesOf(html) : 0
        weigh?.(name, bytes - inside, slot.startsWith('column'))
        inside = before + bytes
        if (html === '') return []
        if (!linkSlots.has(slot)) shown.add(name)
        return [html]
      })
    },
    renderOverview: (name, input) => {
      const owner = owners(features).byOverview.get(name) ?? ''
      shown.add(owner)
      styled.add(owner)
      return features.overviewByName.get(name)?.render(input, context, false) ?? ''
    },
  }
  return context
}

function partsOf(
  input: PageInput,
  tools: RenderTools,
  context: PartContext,
  shown: Set<string>,
  styled: Set<string>,
): PageParts {
  const { words } = context
  switch (input.kind) {
    case 'note': {
      const insetHtml: InsetHtml = (inset) => {
        const feature = featureOfInset[inset.kind]
        const html = tools.insetHtml(inset)
        if (tools.features.isOn(feature)) {
          if (needsScript(inset, html)) shown.add(feature)
          styled.add(feature)
        }
        return html
      }
      const parts = renderNote(input, { ...tools, insetHtml }, context)
      const answers = tools.features.on.find((one) => one.answerQuery !== undefined)
      if (answers !== undefined && hasAnswer(input.fills)) {
        shown.add(answers.name)
        styled.add(answers.name)
      }
      const { head, headEnd = '' } = insetHead(shown, input.frame.assets)
      return {
        ...parts,
        ...(head !== undefined && { head }),
        headEnd: italicHead(parts.content, input.frame.assets) + headEnd,
      }
    }
    case 'own': {
      const kind = tools.features.pageKindByName.get(input.page)
      if (kind === undefined) throw new Error(`No feature has pages of the kind "${input.page}"`)
      const owner = owners(tools.features).byKind.get(input.page) ?? ''
      shown.add(owner)
      styled.add(owner)
      const parts = kind.render(input.input, context)
      tools.weigh?.(owner, bytesOf(parts.content), false)
      return parts
    }
    case 'overview': {
      const overview = tools.features.overviewByName.get(input.overview)
      const owner = owners(tools.features).byOverview.get(input.overview) ?? ''
      shown.add(owner)
      styled.add(owner)
      const content = overview?.render(input.input, context, true) ?? ''
      tools.weigh?.(owner, bytesOf(content), false)
      return { content: `<h1>${escapeText(input.frame.title)}</h1>\n${content}` }
    }
    case 'home':
      return { content: renderHome(input.home, context, tools.features) }
    case 'not-found': {
      return {
        content: renderNotFound(context, tools.features),
        head: '<meta name="robots" content="noindex">\n',
      }
    }
    case 'redirect': {
      const target = escapeAttribute(input.target)
      const goal = escapeAttribute(input.target.replace(/[^\w%/.#-]/g, percentEncode))
      return {
        content: `<h1>${words.moved}</h1>\n<p class="lead"><a href="${target}">${words.movedTo}</a>.</p>`,
        // Nothing is left in it that readers of this old syntax take for its end, a quote or another part.
        head: `<meta http-equiv="refresh" content="0;url=${goal}">\n`,
      }
    }
  }
}

function percentEncode(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`
}

/** Behind the stylesheet of the site, which orders the layers that they are part of. */
function pageStyles(styled: ReadonlySet<string>, { pageStyles }: PageAssets): string {
  return [...styled]
    .flatMap((name) => pageStyles?.[name] ?? [])
    .map((href) => `<link rel="stylesheet" href="${escapeAttribute(href)}">\n`)
    .join('')
}

/** Characters of HTML that the first screen is taken to have. */
const firstScreen = 6_000

/** The slanted face, where the first screen has words in it. */
function italicHead(content: string, { italicFont }: PageAssets): string {
  if (italicFont === undefined || !/<(?:em|i|cite|dfn)[ >]/.test(content.slice(0, firstScreen))) return ''
  return preloadFont(italicFont)
}

/** What only pages with formulas load. */
function insetHead(
  shown: ReadonlySet<string>,
  { mathStyle, mathFonts = [] }: PageAssets,
): Pick<PageParts, 'head' | 'headEnd'> {
  if (!shown.has('math') || mathStyle === undefined) return {}
  return {
    head: `<link rel="stylesheet" href="${escapeAttribute(mathStyle)}">\n`,
    // A formula changes its width when its faces come, and with it the lines of its paragraph.
    headEnd: mathFonts.map(preloadFont).join(''),
  }
}

function bytesOf(html: string): number {
  return new TextEncoder().encode(html).length
}
