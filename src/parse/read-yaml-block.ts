import { isMap, LineCounter, parseDocument } from 'yaml'

/** What a block of YAML or JSON says, or why it is neither. */
type YamlBlock = { readonly keys: Readonly<Record<string, unknown>> } | { readonly problem: string }

/** Reads a block whose content are keys with values; what aliases may multiply has a limit. Never throws. */
export function readYamlBlock(source: string): YamlBlock {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error) {
    const { line, col } = lines.linePos(error.pos[0])
    return { problem: `line ${line}, column ${col} of the block is no YAML: ${error.message}` }
  }
  if (!isMap(document.contents))
    return { problem: 'found a block without keys, expected lines such as “x: rate”' }
  try {
    return { keys: document.toJS({ maxAliasCount: 100 }) as Record<string, unknown> }
  } catch (problem) {
    return { problem: problem instanceof Error ? problem.message : String(problem) }
  }
}
