import type { Nodes, Parents } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
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
  if (source.includes('![[') || source.includes('foam-query')) visit(tree)
  return nothing
}

function visit(parent: Parents): void {
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
    else if ('children' in node) visit(node)
    return node
  })
  setChildren(
    parent,
    kept.filter((node) => node.type !== 'text' || node.value !== ''),
  )
}
