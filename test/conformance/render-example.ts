import { createBodyRenderer, renderBody } from '../../src/body/body-renderer.ts'
import { fillBody } from '../../src/body/fill-body.ts'
import { parseNativeFragment } from '../../src/body/native-html.ts'
import { defaultGardenOptions } from '../../src/model/options.ts'
import type { Fill, Href } from '../../src/model/page.ts'
import type { ContentHash, NotePath } from '../../src/model/path.ts'
import { createNoteProcessor } from '../../src/parse/note-processor.ts'
import { parseNote } from '../../src/parse/parse-note.ts'
import { bareInset } from '../bare-inset.ts'

const renderer = createBodyRenderer({
  parseFragment: parseNativeFragment,
  budget: defaultGardenOptions.budget,
})

/** Renders Markdown through parse and render, with every link leading to what is written. */
export function createExampleRenderer(parser: 'native' | 'remark'): (source: string) => string {
  const processor = createNoteProcessor({ parser, lineBreaks: 'commonmark' })
  return (source) => {
    const parsed = parseNote({ path: 'note.md' as NotePath, source, hash: 'h' as ContentHash }, processor)
    // The first heading of an example is no title, and none of level 1 lowers those below it.
    const headings = parsed.note.headings.map((heading) => ({ ...heading, inside: heading.range }))
    const note = { ...parsed.note, headings, opensWithTitle: false }
    const rendered = renderBody({ ...parsed, note }, renderer)
    if (rendered.kind !== 'body') throw new Error(rendered.diagnostic.message)
    const fills = parsed.note.links.map((link): Fill => {
      const written = source.slice(link.range.start, link.range.end)
      const fragment = link.fragment?.kind === 'heading' ? `#${link.fragment.path.join('#')}` : ''
      const href = (written.startsWith('[[') ? '' : link.target + fragment) as Href
      return link.embed ? { kind: 'image', src: href } : { kind: 'page', href }
    })
    return fillBody(rendered.body, {
      dir: 'ltr',
      interface: 'en',
      fills,
      hrefOfTag: () => undefined,
      bodyByHash: () => rendered.body,
      finishes: new Map(),
      insetHtml: bareInset,
    }).replace(/<span id="[^"]*"><\/span>| id="[^"]*"/g, '')
  }
}
