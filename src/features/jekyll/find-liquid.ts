import type { Range } from '../../model/range.ts'
import { codeRanges } from '../../parse/code-ranges.ts'
import type { TemplateTags } from '../../parse/template-tags.ts'

/** Tags and outputs of Liquid, and extensions of kramdown. */
const tags =
  /\{%-?\s*([\w-]*)((?:"[^"]*"|'[^']*'|(?!%\})[\s\S])*?)-?%\}|\{\{(?:"[^"]*"|'[^']*'|(?!\}\})[^"'])*?\}\}|\{::?(\/?)([a-z]*)[^{}\n]*\}/g

/** Tags whose whole block is run. */
const runs: ReadonlySet<string> = new Set(['for', 'if', 'unless', 'case', 'capture', 'tablerow'])

/** A tag in a source. */
interface Tag extends Range {
  /** Empty for an output. */
  readonly name: string
  readonly rest: string
  readonly isKramdown: boolean
}

/** Finds what is Liquid's and kramdown's in a source, as it is hidden from a parser. */
export function findLiquid(source: string): TemplateTags {
  if (!/\{[{%:]/.test(source)) return { holes: [], stands: [], hidden: [] }
  const found = findTags(source)
  const holes: Range[] = []
  const stands: (Range & { readonly text: string })[] = []
  const hidden: Range[] = []
  const skipped = codeRanges(source)
  const isInCode = ({ start }: Range): boolean =>
    skipped.some((code) => code.start <= start && start < code.end)
  for (let i = 0; i < found.length; i++) {
    const tag = found[i]!
    const { name, isKramdown } = tag
    const end = endOf(found, i)
    const last = end === undefined ? undefined : found[end]
    if (name === 'raw' && last !== undefined && end !== undefined) {
      stands.push({ ...tag, text: '' }, { ...last, text: '' })
      i = end
    } else if (name === 'comment' && last !== undefined && end !== undefined && !isInCode(tag)) {
      hidden.push({ start: tag.start, end: last.end })
      i = end
    } else if (isInCode(tag)) continue
    else if (isKramdown) {
      if (/^(?:options|nomarkdown|)$/.test(name)) stands.push({ ...tag, text: '' })
    } else if (
      name === 'highlight' &&
      last !== undefined &&
      end !== undefined &&
      isLine(source, tag) &&
      isLine(source, last)
    ) {
      const language = /^\s*([\w+#.-]+)/.exec(tag.rest)?.[1] ?? ''
      stands.push({ ...tag, text: `~~~~~~${language}` }, { ...last, text: '~~~~~~' })
      i = end
    } else if (runs.has(name) && last !== undefined && end !== undefined) {
      holes.push({ start: tag.start, end: last.end })
      i = end
    } else holes.push({ start: tag.start, end: tag.end })
  }
  return { holes, stands, hidden }
}

function findTags(source: string): readonly Tag[] {
  return [...source.matchAll(tags)].flatMap(
    ({ index: start, 0: written, 1: liquid, 2: rest = '', 3: slash, 4: word }): readonly Tag[] => {
      const range = { start, end: start + written.length }
      if (slash !== undefined) {
        // Lists of attributes are read elsewhere.
        const isExtension = written.startsWith('{::') || slash === '/'
        return isExtension ? [{ ...range, name: slash + (word ?? ''), rest: '', isKramdown: true }] : []
      }
      return [{ ...range, name: liquid ?? '', rest, isKramdown: false }]
    },
  )
}

/** Where the tag is that ends the block which another begins. */
function endOf(found: readonly Tag[], at: number): number | undefined {
  const { name, isKramdown } = found[at]!
  if (name === '') return undefined
  if (isKramdown) {
    const end = found.findIndex(
      (one, i) => i > at && one.isKramdown && (one.name === `/${name}` || one.name === '/'),
    )
    return end < 0 ? undefined : end
  }
  let depth = 0
  for (let i = at; i < found.length; i++) {
    const one = found[i]!
    if (one.name === name) depth++
    else if (one.name === `end${name}` && --depth === 0) return i
    if (name === 'raw' && i > at && one.name === 'raw') depth = 1
  }
  return undefined
}

function isLine(source: string, { start, end }: Range): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
  const newline = source.indexOf('\n', end)
  return before.trim() === '' && source.slice(end, newline < 0 ? source.length : newline).trim() === ''
}
