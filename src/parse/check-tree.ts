import type { Nodes } from 'mdast'
import type { Diagnostic } from '../model/diagnostic.ts'
import { noteTooComplex, noteTooDeep } from '../model/diagnostics.ts'
import type { NoteBudget } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'

/** Deepest recursion of {@link countNodes}, whatever the budget says. */
const maxRecursion = 500

/**
 * Whether a tree is deeper or larger than the budget allows. It recurses no deeper than it allows, so it can look at any
 * tree; every function behind it may recurse.
 */
export function checkTree(
  tree: Nodes,
  budget: Pick<NoteBudget, 'maxDepth' | 'maxNodes'>,
  path: NotePath,
): Diagnostic | undefined {
  const nodes = countNodes(tree, Math.min(budget.maxDepth, maxRecursion))
  return nodes <= budget.maxNodes ? undefined : findExcess(tree, budget, path)
}

/** Nodes of a tree; infinitely many where it has more than `levels` levels below its root. */
function countNodes(node: Nodes, levels: number): number {
  if (levels < 0) return Infinity
  if (!('children' in node)) return 1
  let nodes = 1
  for (const child of node.children) nodes += countNodes(child, levels - 1)
  return nodes
}

/** What is too much: level by level, without recursion. */
function findExcess(
  tree: Nodes,
  budget: Pick<NoteBudget, 'maxDepth' | 'maxNodes'>,
  path: NotePath,
): Diagnostic | undefined {
  let level: Nodes[] = [tree]
  let nodes = 1
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > budget.maxDepth) return noteTooDeep(path, depth, budget.maxDepth)
    const next: Nodes[] = []
    for (const node of level) {
      if (!('children' in node)) continue
      nodes += node.children.length
      if (nodes > budget.maxNodes) {
        return noteTooComplex(path, `more than ${budget.maxNodes} nodes`, `${budget.maxNodes}`)
      }
      for (const child of node.children) next.push(child)
    }
    level = next
  }
  return undefined
}
