import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { Body } from '../model/body.ts'
import type { Inset, InsetHtml } from '../model/inset.ts'
import { pageWords } from '../model/interface/page-words.ts'
import type { PageAssets, PageInput } from '../model/page.ts'
import type { ContentHash } from '../model/path.ts'
import { renderFolder } from './folder-page.ts'
import { renderHome } from './home-page.ts'
import { renderMap, renderMapHead } from './map-page.ts'
import { renderNote } from './note-page.ts'
import { renderOverview } from './overview-sections.ts'
import { type PageParts, renderFrame } from './page-frame.ts'
import { preloadFont } from './preload-font.ts'
import { renderSeriesParts } from './series-navigation.ts'
import { renderTag } from './tag-page.ts'
import { renderTend } from './tend-page.ts'
import { renderTopicSections } from './topic-sections.ts'

/**
 * A page as a complete HTML document. It reads its input and the bodies that the input names, nothing else; equal
 * inputs give equal text. `bodyByHash` must know every hash of the input, `insetHtml` every inset that
 * `collectInsets` finds.
 */
export function renderPage(
  input: PageInput,
  bodyByHash: (hash: ContentHash) => Body,
  insetHtml: InsetHtml,
): string {
  return renderFrame(input.frame, partsOf(input, bodyByHash, insetHtml))
}

function partsOf(input: PageInput, bodyByHash: (hash: ContentHash) => Body, insetHtml: InsetHtml): PageParts {
  const words = pageWords(input.frame.interface, input.frame.lang)
  switch (input.kind) {
    case 'note': {
      const shown = new Set<Inset['kind']>()
      const parts = renderNote(input, bodyByHash, (inset) => {
        shown.add(inset.kind)
        return insetHtml(inset)
      })
      return { ...parts, ...insetHead(shown, input.frame.assets, parts.head) }
    }
    case 'folder':
      return { content: renderFolder(input) }
    case 'topic':
      return { content: renderTitled(input.frame.title, renderTopicSections(input.topic, words)) }
    case 'series':
      return { content: renderTitled(input.frame.title, renderSeriesParts(input.series, words)) }
    case 'overview':
      return { content: renderTitled(input.frame.title, renderOverview(input.overview, words, true)) }
    case 'tag':
      return { content: renderTag(input) }
    case 'home':
      return { content: renderHome(input) }
    case 'map':
      return { content: renderMap(input), headEnd: renderMapHead(input) }
    case 'tend':
      return { content: renderTitled(input.frame.title, renderTend(input.groups, words)) }
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

function renderTitled(title: string, content: string): string {
  return `<h1>${escapeText(title)}</h1>\n${content}`
}

/** What only pages with formulas or diagrams load, and `head` before it. */
function insetHead(
  shown: ReadonlySet<Inset['kind']>,
  { mathStyle, mathFonts = [], diagramScript }: PageAssets,
  head = '',
): Pick<PageParts, 'head' | 'headEnd'> {
  const hasMath = shown.has('math') && mathStyle !== undefined
  const style = hasMath ? `<link rel="stylesheet" href="${escapeAttribute(mathStyle)}">\n` : ''
  const script =
    shown.has('diagram') && diagramScript !== undefined
      ? `<script type="module" src="${escapeAttribute(diagramScript)}"></script>\n`
      : ''
  return {
    head: head + style + script,
    // A formula changes its width when its faces come, and with it the lines of its paragraph.
    ...(hasMath && { headEnd: mathFonts.map(preloadFont).join('') }),
  }
}
