import type { Root } from 'mdast'
import { markdownToMdast } from 'satteri'
import { type BodyRendererOptions, createBodyRenderer, renderBody } from '../../../src/body/body-renderer.ts'
import { parseNativeFragment } from '../../../src/body/native-html.ts'
import type { Body } from '../../../src/model/body.ts'
import type { Note } from '../../../src/model/note.ts'
import { bareInset } from '../../bare-inset.ts'

/** A budget that no test reaches by chance. */
export const budget = { maxDepth: 100, maxGrowth: 20 }

/** Renders plain Markdown (no links to the garden, no headings of note) without the parse stage. */
export function renderMarkdown(source: string, options: Partial<BodyRendererOptions> = {}): Body {
  const tree = markdownToMdast(source, { features: { math: true, frontmatter: false } }) as Root
  const note = {
    path: 'note.md',
    links: [],
    headings: [],
    titleFrom: 'file',
    plainText: '',
  } as unknown as Note
  const renderer = createBodyRenderer({ parseFragment: parseNativeFragment, budget, ...options })
  const rendered = renderBody({ note, tree }, renderer)
  if (rendered.kind !== 'body') throw new Error(rendered.diagnostic.message)
  return rendered.body
}

/** The HTML with bare code and formulas, and with nothing in the other holes. */
export function htmlOf({ html, holes }: Body): string {
  return html
    .map((chunk, i) => chunk + (holes[i]?.kind === 'inset' ? bareInset(holes[i].inset) : ''))
    .join('')
}
