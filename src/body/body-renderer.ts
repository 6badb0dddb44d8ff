import type { Root } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { type Pluggable, unified } from 'unified'
import type { Body } from '../model/body.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { noteTooComplex, noteTooDeep } from '../model/diagnostics.ts'
import { defaultGardenOptions, type NoteBudget, type RemoteImages } from '../model/options.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import { buildBodyTree } from './body-tree.ts'
import { compileBody } from './compile-body.ts'
import { holdBackRemote } from './hold-back-remote.ts'
import { joinRawHtml } from './join-raw-html.ts'
import { linkAuthorIds } from './link-author-ids.ts'
import type { Marks } from './mark.ts'
import { markDirections } from './mark-directions.ts'
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
  /** What becomes of pictures, players and frames of other hosts. */
  readonly remoteImages: RemoteImages
  /** Reads authors' plain tags; undefined where all bodies take the whole chain. */
  readonly tags: PlainTags | undefined
  /** Runs the author's rehype plugins over a safe tree; undefined without any. */
  readonly transform: ((tree: Root) => Promise<Root>) | undefined
}

/** Options of {@link createBodyRenderer}. */
export interface BodyRendererOptions {
  /** `parseNativeFragment` in Node, `parsePortableFragment` in a browser. */
  readonly parseFragment: ParseFragment
  readonly budget: Pick<NoteBudget, 'maxDepth' | 'maxGrowth'>
  /** As in the garden's options; default: theirs. */
  readonly iframeHosts?: readonly string[]
  readonly remoteImages?: RemoteImages
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
    remoteImages = defaultGardenOptions.remoteImages,
  } = options
  const schema = createSanitizeSchema(iframeHosts)
  const rules = { parseFragment, budget, schema, framed: framedAddress(iframeHosts), remoteImages }
  if (rehypePlugins.length === 0) return { ...rules, tags: createPlainTags(schema), transform: undefined }
  const processor = unified()
    .use([...rehypePlugins])
    .freeze()
  return { ...rules, tags: undefined, transform: (tree) => processor.run(tree) as Promise<Root> }
}

/**
 * A note's text as HTML with holes, safe to publish, without the author's plugins. The tree is used up.
 *
 * The order is what makes it safe: the tree is sanitised as the last step that sees what authors wrote; plugins of the
 * config, ids, links and embeds come after. Most notes hold nothing that needs judging and are written without a tree:
 * see {@link writeBody}.
 */
export function renderBody(parsed: ParsedNote, renderer: BodyRenderer): RenderedBody {
  markDirections(parsed)
  const limit = limitOf(parsed, renderer)
  const { tags, budget, remoteImages } = renderer
  const written = tags && writeBody(parsed, { tags, maxDepth: budget.maxDepth, remoteImages })
  return withinLimit(
    written ? { kind: 'body', body: written } : renderByTree(parsed, renderer),
    parsed,
    limit,
  )
}

/** {@link renderBody} with the author's plugins, which may wait for something. Rejects only for what a plugin throws. */
export async function renderBodyWithPlugins(
  parsed: ParsedNote,
  renderer: BodyRenderer,
): Promise<RenderedBody> {
  if (!renderer.transform) return renderBody(parsed, renderer)
  markDirections(parsed)
  const limit = limitOf(parsed, renderer)
  const safe = makeSafeTree(parsed, renderer)
  if (safe.kind !== 'safe') return safe
  const tree = await renderer.transform(safe.tree)
  return withinLimit(finishBody({ ...safe, tree }, renderer), parsed, limit)
}

/** The whole chain, which can render anything: the tree as HTML's, raw HTML put in, sanitised, holes cut. */
export function renderByTree(parsed: ParsedNote, renderer: BodyRenderer): RenderedBody {
  const safe = makeSafeTree(parsed, renderer)
  return safe.kind === 'safe' ? finishBody(safe, renderer) : safe
}

/** What others load is held back last, behind the plugins: theirs is too. */
function finishBody({ tree, marks }: SafeBodyTree, { remoteImages }: BodyRenderer): RenderedBody {
  if (remoteImages !== 'show') holdBackRemote(tree, marks, remoteImages)
  return { kind: 'body', body: compileBody(tree, marks) }
}

interface SafeBodyTree {
  readonly kind: 'safe'
  readonly tree: Root
  readonly marks: Marks
}

type SafeTree = SafeBodyTree | Extract<RenderedBody, { kind: 'over-budget' }>

function makeSafeTree(parsed: ParsedNote, renderer: BodyRenderer): SafeTree {
  const { maxDepth } = renderer.budget
  const { tree, marks, raws } = buildBodyTree(parsed)
  if (raws.length > 0) {
    const depth = joinRawHtml(tree, raws, marks, { ...renderer, maxDepth })
    if (depth > maxDepth)
      return { kind: 'over-budget', diagnostic: noteTooDeep(parsed.note.path, depth, maxDepth) }
  }
  const safe = asRoot(sanitize(tree, renderer.schema) as Root)
  if (raws.length > 0) linkAuthorIds(safe)
  return { kind: 'safe', tree: safe, marks }
}

/** Most characters of HTML that a note may become. */
function limitOf({ note, tree }: ParsedNote, { budget }: BodyRenderer): number {
  return budget.maxGrowth * (tree.position?.end.offset ?? note.plainText.length) + 1_048_576
}

function withinLimit(rendered: RenderedBody, { note }: ParsedNote, limit: number): RenderedBody {
  if (rendered.kind !== 'body') return rendered
  let length = 0
  for (const html of rendered.body.html) length += html.length
  if (length <= limit) return rendered
  return {
    kind: 'over-budget',
    diagnostic: noteTooComplex(note.path, `${length} characters of HTML`, `${limit}`),
  }
}

/** The sanitiser gives back a tree's only child in the tree's place. */
function asRoot(node: Root | Root['children'][number]): Root {
  return node.type === 'root' ? node : { type: 'root', children: [node] }
}
