import type { Image, Nodes } from 'mdast'
import { themedPicture } from '../../parse/themed-picture.ts'

/** For which ground a picture is: Material's `#only-dark`, GitHub's `#gh-dark-mode-only`. */
const ground = /#(?:only-(light|dark)|gh-(light|dark)-mode-only)$/

/** Two pictures beside each other, each for a ground of its own, as one that is another in the dark. */
export function pairPictures(nodes: readonly Nodes[]): readonly Nodes[] {
  if (!nodes.some((node) => node.type === 'image' && ground.test(node.url))) return nodes
  const kept: Nodes[] = []
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!
    // A blank or the end of a line between them.
    const between = nodes[i + 1]
    const isGap = between?.type === 'break' || (between?.type === 'text' && between.value.trim() === '')
    const step = isGap ? 2 : 1
    const pair = pairOf(node, nodes[i + step])
    kept.push(pair ?? node)
    if (pair !== undefined) i += step
  }
  return kept
}

function pairOf(first: Nodes, second: Nodes | undefined): Nodes | undefined {
  if (first.type !== 'image' || second?.type !== 'image') return undefined
  const grounds = [first, second].map(groundOf)
  const [light, dark] = ['light', 'dark'].map((name) => [first, second][grounds.indexOf(name)])
  const [start, end] = [first.position?.start, second.position?.end]
  if (light === undefined || dark === undefined || start === undefined || end === undefined) return undefined
  const [bright, dim] = [light, dark].map(({ url }) => url.replace(ground, ''))
  return themedPicture(bright ?? '', dim ?? '', light.alt ?? dark.alt ?? '', { start, end })
}

function groundOf({ url }: Image): string | undefined {
  const [, ofMaterial, ofGitHub] = ground.exec(url) ?? []
  return ofMaterial ?? ofGitHub
}
