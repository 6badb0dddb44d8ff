import type { Nodes, Parents } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import type { WikiEmbedNode } from '../../model/note-nodes.ts'
import { boxSource, sourceInText } from '../../parse/box-source.ts'
import { createLocator } from '../../parse/locator.ts'
import { refill } from '../../parse/refill.ts'
import { findVariables } from './find-variables.ts'

const nothing: DialectReading = {}

/** Words before an embed that say how it looks in Foam's preview: `full-card![[note]]`. */
const manner = /(?:^|[\s(])(?:(?:full|content)(?:-(?:inline|card))?|inline|card)$/

/** Reads what Foam has beyond Markdown in a note. */
export function readWorkspace({ source, tree }: DialectNote): DialectReading {
  refill(tree, findVariables(source), createLocator(source), {
    block: () => undefined,
    inline: ({ start, end }, position) =>
      sourceInText('Foam: a variable of templates', source.slice(start, end), position),
  })
  if (source.includes('![[') || source.includes('foam-query')) visit(tree, source)
  return nothing
}

function visit(parent: Parents, source: string): void {
  const children: readonly Nodes[] = parent.children
  const kept = children.map((node, i): Nodes => {
    if (node.type === 'text' && children[i + 1]?.type === 'wikiEmbed' && manner.test(node.value))
      node.value = node.value.replace(/[a-z-]+$/, '')
    else if (node.type === 'code' && /^foam-query/.test(node.lang ?? '') && node.position)
      return boxSource(
        'Foam: query',
        { ...node, lang: node.lang === 'foam-query-js' ? 'js' : 'yaml', meta: null },
        node.position,
      )
    else if (node.type === 'wikiEmbed') readSize(node, source)
    else if ('children' in node) visit(node, source)
    return node
  })
  setChildren(
    parent,
    kept.filter((node) => node.type !== 'text' || node.value !== ''),
  )
}

/** `![[a.png|400px|center|Words]]`: a size, where the picture stands, and what it shows; a share of the width is none in pixels. */
function readSize(node: WikiEmbedNode, source: string): void {
  const start = node.position?.start.offset ?? 0
  const written = source.slice(start, node.position?.end.offset)
  const [, target = '', rest = ''] = /^!\[\[([^|[\]#]+?)\\?\|([^[\]]+)\]\]$/.exec(written) ?? []
  if (!/^\d+(?:\.\d+)?(?:px|%|em|rem|vw|vh)?(?:x\d+(?:px)?)?(?:\\?\||$)/.test(rest)) return
  const parts = rest.split(/\\?\|/).map((part) => part.trim())
  const size = /^\d+(?:px)?(?:x\d+(?:px)?)?$/.test(parts[0] ?? '') ? parts[0]!.replace(/px/g, '') : undefined
  const words = parts.slice(1).filter((part) => !/^(?:left|center|right)$/.test(part))
  const shown = [...words, ...(size === undefined ? [] : [size])].join('|')
  const at = start + '![['.length
  node.data = {
    ...node.data,
    given: {
      target: target.trim(),
      ...(shown !== '' && { displayText: shown }),
      targetRange: { start: at, end: at + target.length },
    },
  }
}
