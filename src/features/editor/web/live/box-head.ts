import type { Text } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { type ContainerHead, readContainerHead } from '../../../../parse/container-head.ts'
import { calloutLook } from './callout-head.ts'

/** A box that is whole, as another program than Obsidian writes it. */
interface WrittenBox {
  /** As `data-callout` says it; a tab is `tab`, and what shows no box of its own undefined. */
  readonly type: string | undefined
  /** As a reader sees it where there is no title; empty for what has none. */
  readonly name: string
  readonly isTitled: boolean
  /** Whether a reader finds it closed. */
  readonly isFolded: boolean
  /** The line that closes it; undefined where the indentation does. */
  readonly end: SyntaxNode | undefined
}

/** What a node of a box says; undefined where nothing closes it, or nothing is in it: then it is text. */
export function findBox(doc: Text, node: SyntaxNode): WrittenBox | undefined {
  const line = doc.lineAt(node.from)
  const head = readContainerHead(line.text, node.from - line.from)
  if (!head) return undefined
  const last = node.lastChild
  const end = last?.name === 'BoxEnd' ? last : undefined
  const isMeant = node.name === 'IndentedBox' ? head.title !== undefined || last?.name !== 'BoxHead' : end
  if (!isMeant) return undefined
  const { name } = head
  return {
    type: typeOf(head),
    name: name.charAt(0).toUpperCase() + name.slice(1),
    isTitled: head.title !== undefined,
    isFolded: head.fold === '-',
    end,
  }
}

function typeOf({ kind, name }: ContainerHead): string | undefined {
  if (kind === 'callout') return calloutLook(name)
  return kind === 'tab' ? 'tab' : undefined
}
