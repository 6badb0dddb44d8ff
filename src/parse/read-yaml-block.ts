import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { messageOf } from '../model/message-of.ts'

/** What a block of YAML or JSON says, or why it is neither. */
type YamlBlock =
  | { readonly keys: Readonly<Record<string, unknown>> }
  /** `at` is its place, in characters. */
  | { readonly problem: string; readonly at?: number }

/** Values that aliases may stand for, those counted that aliases in them stand for. */
const maxAliasCount = 100

/** Reads a block whose content are keys with values; what aliases may multiply has a limit. Never throws. */
export function readYamlBlock(source: string): YamlBlock {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error) {
    const { line, col } = lines.linePos(error.pos[0])
    return {
      problem: `line ${line}, column ${col} of the block is no YAML: ${error.message}`,
      at: error.pos[0],
    }
  }
  if (!isMap(document.contents))
    return { problem: 'found a block without keys, expected lines such as “x: rate”' }
  try {
    return { keys: document.toJS({ maxAliasCount }) as Record<string, unknown> }
  } catch (problem) {
    const said = messageOf(problem)
    return {
      problem: /alias count/.test(said)
        ? `found aliases of more than ${maxAliasCount} values, expected fewer`
        : said,
    }
  }
}

/**
 * Where in a block that what `path` leads to stands, in characters: its value, or, with `isKey`, the key of that. Of a path that
 * leads further than the block does, where that ends. Never throws.
 */
export function placeInYaml(
  source: string,
  path: readonly (string | number)[],
  isKey = false,
): number | undefined {
  let node: unknown = parseDocument(source, { prettyErrors: false }).contents
  let at: number | undefined
  for (const [i, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step))
      if (pair === undefined) break
      const placed = (isKey && i === path.length - 1) || !isNode(pair.value) ? pair.key : pair.value
      at = isNode(placed) ? placed.range?.[0] : at
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      at = isNode(node) ? node.range?.[0] : at
    } else break
  }
  return at
}

/** YAML with the places where its values stand, in characters from its start. */
export type PlacedYaml =
  | {
      readonly kind: 'map'
      readonly entries: readonly (readonly [string, PlacedYaml])[]
      readonly at: number
    }
  | { readonly kind: 'list'; readonly items: readonly PlacedYaml[]; readonly at: number }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null; readonly at: number }

/** Reads a block of YAML with its places; aliases and values of other kinds are nothing. Never throws. */
export function readPlacedYaml(
  source: string,
): { readonly yaml: PlacedYaml } | { readonly problem: string; readonly at: number } {
  const document = parseDocument(source, { prettyErrors: false })
  const [error] = document.errors
  if (error) return { problem: error.message, at: error.pos[0] }
  return { yaml: placed(document.contents, 0) }
}

/** How deep values may stand in one another; what is deeper is nothing. */
const maxDepth = 50

function placed(node: unknown, depth: number): PlacedYaml {
  const at = isNode(node) ? (node.range?.[0] ?? 0) : 0
  if (isMap(node) && depth < maxDepth)
    return {
      kind: 'map',
      entries: node.items.map(({ key, value }) => [
        String(isScalar(key) ? key.value : key),
        placed(value, depth + 1),
      ]),
      at,
    }
  if (isSeq(node) && depth < maxDepth)
    return { kind: 'list', items: node.items.map((item) => placed(item, depth + 1)), at }
  const value = isScalar(node) ? node.value : null
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
  return { kind: 'value', value: isPlain ? value : null, at: isQuoted ? at + 1 : at }
}
