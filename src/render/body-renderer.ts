import type { Root } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { type Pluggable, unified } from 'unified'
import type { Body } from '../model/body.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { noteTooComplex, noteTooDeep } from '../model/diagnostics.ts'
import { defaultGardenOptions, type NoteBudget } from '../model/options.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import { buildBodyTree } from './body-tree.ts'
import { compileBody } from './compile-body.ts'
import { joinRawHtml } from './join-raw-html.ts'
import { linkAuthorIds } from './link-author-ids.ts'
import type { ParseFragment } from './parse-fragment.ts'
import { createPlainTags, type PlainTags } from './plain-tags.ts'
import { createSanitizeSchema, framedAddress } from './sanitize-schema.ts'
import { writeBody } from './write-body.ts'

/** What rendering bodies needs, made once for many notes. */
export interface BodyRenderer {
  readonly parseFragment: ParseFragment
  readonly budget: Pick<NoteBudget, 'maxDepth' | 'maxGrowth'>
  /** What an author's HTML may hold. */
  readonly schema: Schema
  /** Matches the addresses that may be framed. */
  readonly framed: RegExp
  /** Reads authors' plain tags; undefined where all bodies take the whole chain. */
  readonly tags: PlainTags | undefined
  /** Runs the author's rehype plugins over a safe tree; undefined without any. */
  readonly transform: ((tree: Root) => Root) | undefined
}

/** Options of {@link createBodyRenderer}. */
export interface BodyRendererOptions {
  /** `parseNativeFragment` in Node, `parsePortableFragment` in a browser. */
  readonly parseFragment: ParseFragment
  readonly budget: Pick<NoteBudget, 'maxDepth' | 'maxGrowth'>
  /** As in the garden's options; default: theirs. */
  readonly iframeHosts?: readonly string[]
  /** From the garden's config; they see the tree after it was sanitised and what they add is trusted. Default: none. */
  readonly rehypePlugins?: readonly Pluggable[]
}

/** A body, or why the note has none and is to be shown as plain text. */
export type RenderedBody =
  | { readonly kind: 'body'; readonly body: Body }
  | { readonly kind: 'over-budget'; readonly diagnostic: Diagnostic }

/** Prepares a renderer. */
export function createBodyRenderer(options: BodyRendererOptions): BodyRenderer {
  const {
    parseFragment,
    budget,
    rehypePlugins = [],
    iframeHosts = defaultGardenOptions.iframeHosts,
  } = options
  const schema = createSanitizeSchema(iframeHosts)
  const rules = { parseFragment, budget, schema, framed: framedAddress(iframeHosts) }
  if (rehypePlugins.length === 0) return { ...rules, tags: createPlainTags(schema), transform: undefined }
  const processor = unified()
    .use([...rehypePlugins])
    .freeze()
  return { ...rules, tags: undefined, transform: (tree) => processor.runSync(tree) as Root }
}

/**
 * A note's text as HTML with holes, safe to publish. The tree is used up. Throws only what a plugin throws.
 *
 * The order is what makes it safe: the tree is sanitised as the last step that sees what authors wrote; plugins of the
 * config, ids, links and embeds come after. Most notes hold nothing that needs judging and are written without a tree:
 * see {@link writeBody}.
 */
export function renderBody(parsed: ParsedNote, renderer: BodyRenderer): RenderedBody {
  const { note } = parsed
  const { maxDepth, maxGrowth } = renderer.budget
  const sourceLength = parsed.tree.position?.end.offset ?? note.plainText.length
  const written = renderer.tags && writeBody(parsed, renderer.tags, maxDepth)
  const rendered =
    written === undefined ? renderByTree(parsed, renderer) : { kind: 'body' as const, body: written }
  if (rendered.kind !== 'body') return rendered

  const { body } = rendered
  let length = 0
  for (const html of body.html) length += html.length
  const limit = maxGrowth * sourceLength + 1_048_576
  if (length > limit) {
    const diagnostic = noteTooComplex(note.path, `${length} characters of HTML`, `${limit}`)
    return { kind: 'over-budget', diagnostic }
  }
  return rendered
}

/** The whole chain, which can render anything: the tree as HTML's, raw HTML put in, sanitised, plugins, holes cut. */
export function renderByTree(parsed: ParsedNote, renderer: BodyRenderer): RenderedBody {
  const { maxDepth } = renderer.budget
  const { tree, marks, raws } = buildBodyTree(parsed)
  if (raws.length > 0) {
    const depth = joinRawHtml(tree, raws, marks, { ...renderer, maxDepth })
    if (depth > maxDepth)
      return { kind: 'over-budget', diagnostic: noteTooDeep(parsed.note.path, depth, maxDepth) }
  }
  const safe = asRoot(sanitize(tree, renderer.schema) as Root)
  if (raws.length > 0) linkAuthorIds(safe)
  return { kind: 'body', body: compileBody(renderer.transform ? renderer.transform(safe) : safe, marks) }
}

/** The sanitiser gives back a tree's only child in the tree's place. */
function asRoot(node: Root | Root['children'][number]): Root {
  return node.type === 'root' ? node : { type: 'root', children: [node] }
}
