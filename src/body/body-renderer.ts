import type { Root } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { type Pluggable, unified } from 'unified'
import type { Body } from '../model/body.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { noteTooComplex, noteTooDeep } from '../model/diagnostics.ts'
import { defaultGardenOptions, type NoteBudget, type RemoteImages } from '../model/options.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import { compileBody } from './compile-body.ts'
import { hasHints } from './has-hints.ts'
import { holdBackRemote } from './hold-back-remote.ts'
import { HtmlOutput } from './html-output.ts'
import { joinRawHtml } from './join-raw-html.ts'
import { linkAuthorIds } from './link-author-ids.ts'
import type { Marks } from './mark.ts'
import { markDirections } from './mark-directions.ts'
import type { ParseFragment } from './parse-fragment.ts'
import { createPlainTags, type PlainTags } from './plain-tags.ts'
import { createSanitizeSchema, framedAddress } from './sanitize-schema.ts'
import { TreeOutput } from './tree-output.ts'
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
  /** Addresses of other gardens that this one names, each with a slash at its end. */
  readonly neighbours: readonly string[]
  /** Reads authors' plain tags. */
  readonly tags: PlainTags
  /** Remark plugins may have left on nodes what they become. */
  readonly mayHint: boolean
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
  /** Addresses of other gardens that this one names, each with a slash at its end; default: none. */
  readonly neighbours?: readonly string[]
  /** Notes went through remark plugins. Default: false. */
  readonly hasRemarkPlugins?: boolean
  /** From the garden's config; they see the tree after it was sanitised and what they add is trusted. Default: none. */
  readonly rehypePlugins?: readonly Pluggable[]
}

/** A body, or why the note has none and is to be shown as plain text. */
type RenderedBody =
  | { readonly kind: 'body'; readonly body: Body }
  | { readonly kind: 'over-budget'; readonly diagnostic: Diagnostic }

/** Prepares a renderer. */
export function createBodyRenderer(options: BodyRendererOptions): BodyRenderer {
  const {
    parseFragment,
    budget,
    rehypePlugins = [],
    hasRemarkPlugins = false,
    iframeHosts = defaultGardenOptions.iframeHosts,
    remoteImages = defaultGardenOptions.remoteImages,
    neighbours = [],
  } = options
  const schema = createSanitizeSchema(iframeHosts)
  const rules = {
    parseFragment,
    budget,
    schema,
    framed: framedAddress(iframeHosts),
    remoteImages,
    neighbours,
    tags: createPlainTags(schema),
    mayHint: hasRemarkPlugins,
  }
  if (rehypePlugins.length === 0) return { ...rules, transform: undefined }
  const processor = unified()
    .use([...rehypePlugins])
    .freeze()
  return { ...rules, transform: (tree) => processor.run(tree) as Promise<Root> }
}

/**
 * A note's text as HTML with holes, safe to publish, without the author's plugins. Nearly all notes hold nothing that needs
 * judging and are written as HTML at once; the others as a tree.
 */
export function renderBody(parsed: ParsedNote, renderer: BodyRenderer): RenderedBody {
  markDirections(parsed)
  const body = writeHtml(parsed, renderer)
  return body === undefined ? renderByTree(parsed, renderer) : withinLimit(body, parsed, renderer)
}

/** {@link renderBody} with the author's plugins, which may wait for something. Rejects only for what a plugin throws. */
export async function renderBodyWithPlugins(
  parsed: ParsedNote,
  renderer: BodyRenderer,
): Promise<RenderedBody> {
  if (!renderer.transform) return renderBody(parsed, renderer)
  markDirections(parsed)
  const safe = makeSafeTree(parsed, renderer)
  if (safe.kind !== 'safe') return safe
  const tree = await renderer.transform(safe.tree)
  return finishBody({ ...safe, tree }, parsed, renderer)
}

/** The body as it is written without a tree; undefined where the sanitiser has to see it. */
export function writeHtml({ note, tree }: ParsedNote, renderer: BodyRenderer): Body | undefined {
  const { budget, mayHint, tags } = renderer
  if (mayHint && hasHints(tree)) return undefined
  const output = new HtmlOutput(tags, budget.maxDepth)
  writeBody({ note, tree }, output, renderer)
  return output.needsTree ? undefined : output.finish()
}

/**
 * The body by way of a tree, which can hold anything. The order is what makes it safe: the tree is sanitised as the last step
 * that sees what authors wrote; plugins of the config, ids, links and embeds come after.
 */
export function renderByTree(parsed: ParsedNote, renderer: BodyRenderer): RenderedBody {
  const safe = makeSafeTree(parsed, renderer)
  return safe.kind === 'safe' ? finishBody(safe, parsed, renderer) : safe
}

/** What others load is held back last, behind the plugins: theirs is too. */
function finishBody({ tree, marks }: SafeBodyTree, parsed: ParsedNote, renderer: BodyRenderer): RenderedBody {
  const { remoteImages } = renderer
  if (remoteImages !== 'show') holdBackRemote(tree, marks, remoteImages)
  return withinLimit(compileBody(tree, marks), parsed, renderer)
}

interface SafeBodyTree {
  readonly kind: 'safe'
  readonly tree: Root
  readonly marks: Marks
}

type SafeTree = SafeBodyTree | Extract<RenderedBody, { kind: 'over-budget' }>

function makeSafeTree(parsed: ParsedNote, renderer: BodyRenderer): SafeTree {
  const { budget, schema } = renderer
  const { maxDepth } = budget
  const output = new TreeOutput()
  writeBody(parsed, output, renderer)
  const { marks, raws } = output
  const tree = output.finish()
  if (raws.length > 0) {
    const depth = joinRawHtml(tree, raws, marks, { ...renderer, maxDepth })
    if (depth > maxDepth)
      return { kind: 'over-budget', diagnostic: noteTooDeep(parsed.note.path, depth, maxDepth) }
  }
  const safe = asRoot(sanitize(tree, schema) as Root)
  if (raws.length > 0) linkAuthorIds(safe)
  return { kind: 'safe', tree: safe, marks }
}

/** The body, if it has not more characters of HTML than a note of its length may become. */
function withinLimit(body: Body, { note, tree }: ParsedNote, { budget }: BodyRenderer): RenderedBody {
  const limit = budget.maxGrowth * (tree.position?.end.offset ?? note.plainText.length) + 1_048_576
  let length = 0
  for (const html of body.html) length += html.length
  if (length <= limit) return { kind: 'body', body }
  return {
    kind: 'over-budget',
    diagnostic: noteTooComplex(note.path, `${length} characters of HTML`, `${limit}`),
  }
}

/** The sanitiser gives back a tree's only child in the tree's place. */
function asRoot(node: Root | Root['children'][number]): Root {
  return node.type === 'root' ? node : { type: 'root', children: [node] }
}
