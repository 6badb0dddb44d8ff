import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import type { WikiEmbedNode, WikiLinkNode } from '../model/note-nodes.ts'
import { wikiLinkNode } from './wiki-link-node.ts'

/**
 * Runs after the extension of remark-wiki-link, which makes the `wikiLink` node: adds embeds, and takes off what a
 * parse must not know (whether the note exists, its address) and the backslash of `\|`.
 */
export function wikiLinkFromMarkdown(): Extension {
  return {
    enter: { wikiEmbed: enterEmbed },
    exit: { wikiLink: exitLink, wikiEmbed: exitLink, wikiLinkTarget: exitTarget, wikiLinkAlias: exitAlias },
  }
}

type AnyWikiNode = (WikiLinkNode | WikiEmbedNode) & { written?: { target: string; alias?: string } }

function enterEmbed(this: CompileContext, token: Token): undefined {
  this.enter(wikiLinkNode(true, '', undefined), token)
}

function exitTarget(this: CompileContext, token: Token): undefined {
  top(this).written = { target: this.sliceSerialize(token) }
}

function exitAlias(this: CompileContext, token: Token): undefined {
  const written = top(this).written
  if (written) written.alias = this.sliceSerialize(token)
}

function exitLink(this: CompileContext, token: Token): undefined {
  const node = top(this)
  const { target, alias } = node.written ?? { target: '', alias: undefined }
  delete node.written
  const { value, data, children } = wikiLinkNode(node.type === 'wikiEmbed', target, alias)
  Object.assign(node, { value, data, children })
  this.exit(token)
}

function top(context: CompileContext): AnyWikiNode {
  return context.stack[context.stack.length - 1] as unknown as AnyWikiNode
}
