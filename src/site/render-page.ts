import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import type { Inset, InsetHtml } from '../model/inset.ts'
import { pageWords } from '../model/interface/page-words.ts'
import type { PageAssets, PageFrame, PageInput } from '../model/page.ts'
import { preloadFont } from './preload-font.ts'
import { type PageParts, renderFrame } from './render-frame.ts'
import { renderHome } from './render-home.ts'
import { renderNote } from './render-note.ts'
import type { RenderTools } from './render-tools.ts'

/**
 * A page as a complete HTML document. It reads its input and the bodies that the input names, nothing else; equal
 * inputs give equal text.
 */
export function renderPage(input: PageInput, tools: RenderTools): string {
  const context = createContext(input.frame, tools.features)
  return renderFrame(input.frame, partsOf(input, tools, context), context, tools.features)
}

function createContext(frame: PageFrame, features: FeatureSet): PartContext {
  const context: PartContext = {
    words: pageWords(frame.interface, frame.lang),
    frame,
    renderSlot: (slot, input) => {
      const parts = features.partsOf(slot)
      return input.flatMap(([name, own]) => {
        const html = parts.get(name)?.render(own, context) ?? ''
        return html === '' ? [] : [html]
      })
    },
    renderOverview: (name, input) => features.overviewByName.get(name)?.render(input, context, false) ?? '',
  }
  return context
}

function partsOf(input: PageInput, tools: RenderTools, context: PartContext): PageParts {
  const { words } = context
  switch (input.kind) {
    case 'note': {
      const shown = new Set<Inset['kind']>()
      const insetHtml: InsetHtml = (inset) => {
        shown.add(inset.kind)
        return tools.insetHtml(inset)
      }
      return {
        ...renderNote(input, { ...tools, insetHtml }, context),
        ...insetHead(shown, input.frame.assets),
      }
    }
    case 'own': {
      const kind = tools.features.pageKindByName.get(input.page)
      if (kind === undefined) throw new Error(`No feature has pages of the kind "${input.page}"`)
      return kind.render(input.input, context)
    }
    case 'overview': {
      const overview = tools.features.overviewByName.get(input.overview)
      const content = overview?.render(input.input, context, true) ?? ''
      return { content: `<h1>${escapeText(input.frame.title)}</h1>\n${content}` }
    }
    case 'home':
      return { content: renderHome(input, context, tools.features) }
    case 'not-found': {
      const home = `<a href="${escapeAttribute(input.frame.home)}">${words.notFoundHome}</a>`
      return {
        content: `<h1>${words.notFound}</h1>\n<p class="lead">${words.notFoundText} ${home}</p>\n<section class="nearest" aria-labelledby="-nearest" hidden>\n<h2 id="-nearest">${words.nearestPages}</h2>\n</section>`,
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

/** What only pages with formulas or diagrams load. */
function insetHead(
  shown: ReadonlySet<Inset['kind']>,
  { mathStyle, mathFonts = [], diagramScript }: PageAssets,
): Pick<PageParts, 'head' | 'headEnd'> {
  const hasMath = shown.has('math') && mathStyle !== undefined
  const style = hasMath ? `<link rel="stylesheet" href="${escapeAttribute(mathStyle)}">\n` : ''
  const script =
    shown.has('diagram') && diagramScript !== undefined
      ? `<script type="module" src="${escapeAttribute(diagramScript)}"></script>\n`
      : ''
  return {
    head: style + script,
    // A formula changes its width when its faces come, and with it the lines of its paragraph.
    ...(hasMath && { headEnd: mathFonts.map(preloadFont).join('') }),
  }
}
