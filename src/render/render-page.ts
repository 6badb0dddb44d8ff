import type { Body } from '../model/body.ts'
import type { PageInput } from '../model/page.ts'
import type { ContentHash } from '../model/path.ts'
import { escapeAttribute } from './escape-html.ts'
import { renderFolder } from './folder-page.ts'
import { renderHome } from './home-page.ts'
import { renderNote } from './note-page.ts'
import { renderFrame } from './page-frame.ts'
import { renderTag } from './tag-page.ts'

/**
 * A page as a complete HTML document. It reads its input and the bodies that the input names, nothing else; equal
 * inputs give equal text. `bodyByHash` must know every hash of the input.
 */
export function renderPage(input: PageInput, bodyByHash: (hash: ContentHash) => Body): string {
  switch (input.kind) {
    case 'note':
      return renderFrame(input.frame, renderNote(input, bodyByHash))
    case 'folder':
      return renderFrame(input.frame, renderFolder(input))
    case 'tag':
      return renderFrame(input.frame, renderTag(input))
    case 'home':
      return renderFrame(input.frame, renderHome(input))
    case 'not-found': {
      const home = `<a href="${escapeAttribute(input.frame.home)}">the garden’s home page</a>`
      const text = `<h1>Page not found</h1>\n<p class="lead">No page is at this address. It may have moved; ${home} shows what there is.</p>`
      return renderFrame(input.frame, text, '<meta name="robots" content="noindex">\n')
    }
    case 'redirect': {
      const target = escapeAttribute(input.target)
      const text = `<h1>This page has moved</h1>\n<p class="lead">It is at <a href="${target}">its new address</a>.</p>`
      // The `;url=` is read up to its end, so an escaped address needs no quotes.
      return renderFrame(input.frame, text, `<meta http-equiv="refresh" content="0;url=${target}">\n`)
    }
  }
}
