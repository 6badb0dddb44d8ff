import type { Nodes, Root } from 'mdast'
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { wikiLinkPlugin } from 'remark-wiki-link'
import type { Parser, Processor } from 'unified'
import { parseWithEmphasis } from './emphasis-edges.ts'
import { useLinearEdits } from './linear-edits.ts'
import { linearSetext } from './linear-setext.ts'
import { parseWithDollars } from './lone-dollars.ts'
import type { NoteParser } from './note-parser.ts'
import { parseLoosely } from './parse-loosely.ts'
import { parseWithContainers } from './parse-with-containers.ts'
import { restorePositions } from './restore-positions.ts'
import { parseWithTemplates } from './templates.ts'
import { tightenLists } from './tighten-lists.ts'
import { parseWithUnquotedSlashes } from './unquoted-slashes.ts'
import { wikiLinkFromMarkdown } from './wiki-link-from-markdown.ts'
import { wikiLinkSyntax } from './wiki-link-syntax.ts'

/**
 * The portable parser, for unified's parser slot: remark with GFM, math and remark-wiki-link. It runs in a browser,
 * and it takes the `micromarkExtensions` of plugins that bring syntax of their own.
 */
export function createRemarkParser(): NoteParser {
  useLinearEdits()
  return function (this: Processor) {
    remarkParse.call(this as never)
    const parse = this.parser as Parser<Root>
    this.parser = (document, file) => {
      const read = (source: string): Root => {
        const made = parseWithUnquotedSlashes(source, (text) => parse(text, file))
        restorePositions(made, source)
        return made
      }
      const tree = parseLoosely(document, (loose) =>
        parseWithContainers(loose, (quoted) =>
          parseWithTemplates(quoted, (plain) =>
            parseWithEmphasis(plain, (source) => parseWithDollars(source, read)),
          ),
        ),
      )
      if (document.includes('$')) plainMath(tree, false)
      tightenLists(tree)
      return tree
    }
    remarkGfm.call(this as never)
    remarkMath.call(this as never)
    useWikiLinks(this)
  }
}

/**
 * remark-math says how its nodes become HTML; that is for rendering to decide. And `\|` in a table is a `|`, in whatever
 * it stands; remark-gfm knows that of code.
 */
function plainMath(node: Nodes, isCell: boolean): void {
  if (node.type === 'math' || node.type === 'inlineMath') {
    delete node.data
    if (isCell) node.value = node.value.replaceAll('\\|', '|')
  } else if ('children' in node) {
    for (const child of node.children) plainMath(child, isCell || node.type === 'tableCell')
  }
}

/** remark-wiki-link with its construct replaced by ours, which is linear and knows embeds. */
function useWikiLinks(processor: Processor): void {
  wikiLinkPlugin.call(processor, { aliasDivider: '|' })
  const data = processor.data() as {
    micromarkExtensions: unknown[]
    fromMarkdownExtensions: (FromMarkdownExtension | FromMarkdownExtension[])[]
  }
  data.micromarkExtensions[data.micromarkExtensions.length - 1] = wikiLinkSyntax()
  data.micromarkExtensions.push(linearSetext())
  data.fromMarkdownExtensions.push(wikiLinkFromMarkdown())
}
