import type { Nodes, PhrasingContent, Text } from 'mdast'
import { cutText, type TextCut } from '../../parse/cut-text.ts'
import type { Locator } from '../../parse/locator.ts'
import type { ManualProgram } from './read-settings.ts'

/** What a reference of mkdocstrings leads to: a name in a program, or nothing, for which the text stands. */
const target = '\\]\\[(?:[A-Za-z_][\\w.:-]*)?\\]'
const whole = new RegExp(`\\[([^\\[\\]\\n]+)${target}`, 'g')
const ending = new RegExp(`^${target}`)

/**
 * Nodes without what MkDocs' plugins put together over all pages: references to names of a program (`[text][a.module]`), which
 * its own documentation answers, show their text; of a replacement (`{~~old~>new~~}`) what is new.
 */
export function cutReferences(
  nodes: readonly Nodes[],
  program: ManualProgram | undefined,
  locator: Locator,
): readonly Nodes[] {
  if (program !== 'mkdocs' || !nodes.some((node) => node.type === 'text')) return nodes
  const kept: Nodes[] = [...nodes]
  for (let i = 0; i < kept.length; i++) {
    const [before, node, after] = [kept[i - 1], kept[i]!, kept[i + 1]]
    if (before?.type === 'text' && after?.type === 'text') {
      const fresh = node.type === 'delete' ? replacementOf(node.children) : undefined
      const end = ending.exec(after.value)?.[0].length
      const cut = fresh !== undefined && before.value.endsWith('{') && after.value.startsWith('}') ? 1 : end
      const isOpen =
        fresh !== undefined ? cut === 1 : before.value.endsWith('[') && node.type === 'inlineCode'
      if (cut !== undefined && isOpen) {
        kept[i - 1] = without(before, before.value.length - 1, before.value.length, locator)
        kept[i + 1] = without(after, 0, cut, locator)
        if (fresh !== undefined)
          kept[i] = { type: 'text', value: fresh, ...(node.position && { position: node.position }) }
      }
    }
  }
  return kept.flatMap((node): readonly Nodes[] => (node.type === 'text' ? readInOne(node, locator) : [node]))
}

function replacementOf([only, ...others]: readonly PhrasingContent[]): string | undefined {
  return only?.type === 'text' && others.length === 0 ? /~>([\s\S]*)$/.exec(only.value)?.[1] : undefined
}

function without(text: Text, from: number, to: number, locator: Locator): Text {
  const [rest] = cutText(text, [{ from, to }], locator)
  return rest?.type === 'text' ? rest : { ...text, value: '' }
}

function readInOne(text: Text, locator: Locator): readonly PhrasingContent[] {
  const cuts = [...text.value.matchAll(whole)].flatMap(
    ({ index, 0: written, 1: inner = '' }): readonly TextCut[] => [
      { from: index, to: index + 1 },
      { from: index + 1 + inner.length, to: index + written.length },
    ],
  )
  return cutText(text, cuts, locator)
}
