import type { Paragraph, PhrasingContent } from 'mdast'
import { mediaKindOf } from '../../model/media-type.ts'
import type { OrgFile } from './org-file.ts'
import { readOrgLink } from './read-org-link.ts'

/** What may stand among text; each has what is in its marks as a group. */
const patterns: Readonly<Record<string, RegExp>> = {
  link: /\[\[((?:[^[\]\\\n]|\\.)+)\](?:\[([^\]\n]+)\])?\]/u,
  note: /\[fn:([\w-]*)(?::([^[\]\n]*))?\]/u,
  angle: /<((?:https?|mailto|ftp):[^\s<>]+)>/u,
  bare: /(?<![\w/])https?:\/\/[^\s<>[\]"']*[^\s<>[\]"'.,;:!?)]/u,
  verbatim: /(?<![\p{L}\p{N}])=[^\s=](?:[^\n]{0,500}?[^\s])??=(?![\p{L}\p{N}])/u,
  tilde: /(?<![\p{L}\p{N}])~[^\s~](?:[^\n]{0,500}?[^\s])??~(?![\p{L}\p{N}])/u,
  strong: /(?<![\p{L}\p{N}*])\*[^\s*](?:[^*]*?[^\s*])?\*(?![\p{L}\p{N}*])/u,
  emphasis: /(?<![\p{L}\p{N}/:])\/[^\s/](?:[^/]*?[^\s/])?\/(?![\p{L}\p{N}/])/u,
  underlined: /(?<![\p{L}\p{N}_])_[^\s_](?:[^_]*?[^\s_])?_(?![\p{L}\p{N}_])/u,
  struck: /(?<![\p{L}\p{N}+])\+[^\s+](?:[^+]*?[^\s+])?\+(?![\p{L}\p{N}+])/u,
  math: /\\\(([^\n]+?)\\\)|\\\[((?:[^\\]|\\(?!\]))+)\\\]|\$\$([^$]+)\$\$|(?<![\w$])\$([^\s$](?:[^$\n]*?[^\s$])?)\$(?![\w$])/u,
  formula: /\\begin\{(?<env>[a-z]+\*?)\}([\s\S]{1,5000}?)\\end\{\k<env>\}/u,
  level: /(?<=[\p{L}\p{N})\]])(?:\^(?:\{[^{}\n]+\}|[+-]?\d+)|_\{[^{}\n]+\})/u,
  code: /src_[\w-]+(?:\[[^\]\n]*\])?\{[^{}\n]*\}|\{\{\{[^{}\n]+\}\}\}/u,
  time: /[<[](\d{4}-\d\d-\d\d(?:[ \t][^<>[\]\n]*)?)[>\]]/u,
  hidden: /@@[\w-]+:[^@\n]*@@|<<<?[^<>\n]+>>>?/u,
  wrap: /\\\\[ \t]*(?=\n|$)/u,
}

const all = new RegExp(
  Object.entries(patterns)
    .map(([name, { source }]) => `(?<${name}>${source})`)
    .join('|'),
  'gu',
)

/** How deep emphasis may stand in emphasis. */
const maxDepth = 12

/** The text between two offsets of a file, with its marks read. */
export function readInline(start: number, end: number, file: OrgFile, depth = 0): PhrasingContent[] {
  const { locator } = file
  const source = locator.source.slice(start, end)
  const nodes: PhrasingContent[] = []
  let from = 0
  const put = (to: number): void => {
    if (to > from)
      nodes.push({
        type: 'text',
        // Lines are joined, however they are indented.
        value: source.slice(from, to).replace(/[ \t]*\r?\n[ \t]*/g, '\n'),
        position: locator.position(start + from, start + to),
        data: { isLiteral: true },
      })
  }
  for (const match of source.matchAll(all)) {
    const { index, 0: written, groups = {} } = match
    if (index < from) continue
    const kind = Object.keys(patterns).find((name) => groups[name] !== undefined) ?? ''
    const at = start + index
    const made = readOne(kind, written, at, file, depth)
    if (made === undefined) continue
    put(index)
    from = index + written.length
    nodes.push(...made)
  }
  put(source.length)
  return nodes
}

function readOne(
  kind: string,
  written: string,
  at: number,
  file: OrgFile,
  depth: number,
): readonly PhrasingContent[] | undefined {
  const position = file.locator.position(at, at + written.length)
  const inside = (): PhrasingContent[] => readInline(at + 1, at + written.length - 1, file, depth + 1)
  const groups = patterns[kind]?.exec(written) ?? []
  if (depth >= maxDepth && ['strong', 'emphasis', 'underlined', 'struck'].includes(kind)) return undefined
  switch (kind) {
    case 'link': {
      const [, target = '', label] = groups
      const labelAt = at + written.length - 2 - (label?.length ?? 0)
      const words =
        label === undefined
          ? undefined
          : { label, children: () => readInline(labelAt, labelAt + label.length, file, depth + 1) }
      return [
        readOrgLink(target, at + 2, words, position, mediaKindOf(target.replace(/^file:/, '')) !== undefined),
      ]
    }
    case 'note': {
      const [, name = '', text] = groups
      if (text !== undefined && name !== '' && file.footnotes.every(({ label }) => label !== name)) {
        const from = at + written.length - 1 - text.length
        const children = readInline(from, from + text.length, file, depth + 1)
        const identifier = name.toLowerCase()
        const said: Paragraph = { type: 'paragraph', children, position }
        file.footnotes.push({
          type: 'footnoteDefinition',
          identifier,
          label: name,
          children: [said],
          position,
        })
      } else if (text !== undefined)
        return [{ type: 'text', value: ` (${text.trim()})`, position, data: { isLiteral: true } }]
      return name === ''
        ? undefined
        : [{ type: 'footnoteReference', identifier: name.toLowerCase(), label: name, position }]
    }
    case 'angle':
    case 'bare': {
      const url = groups[1] ?? written
      return [{ type: 'link', url, children: [{ type: 'text', value: url, position }], position }]
    }
    case 'verbatim':
    case 'tilde':
      return [{ type: 'inlineCode', value: written.slice(1, -1), position }]
    case 'code':
      return [{ type: 'inlineCode', value: /\{([^{}]*)\}/.exec(written)?.[1] ?? written, position }]
    case 'strong':
      return [{ type: 'strong', children: inside(), position }]
    case 'emphasis':
    case 'underlined':
      return [{ type: 'emphasis', children: inside(), position }]
    case 'struck':
      return [{ type: 'delete', children: inside(), position }]
    case 'math':
      return [{ type: 'inlineMath', value: groups.slice(1).find((one) => one !== undefined) ?? '', position }]
    case 'formula': {
      const [whole, name = '', inner = ''] = groups
      const value = /^equation/.test(name)
        ? inner
        : (whole ?? '').replace(/\{(align|gather)(\*?)\}/g, '{$1ed}')
      return [{ type: 'inlineMath', value: value.trim(), position }]
    }
    case 'level': {
      const tag = written.startsWith('^') ? 'sup' : 'sub'
      const value = written.slice(1).replace(/^\{|\}$/g, '')
      return [
        { type: 'html', value: `<${tag}>`, position },
        { type: 'text', value, position, data: { isLiteral: true } },
        { type: 'html', value: `</${tag}>`, position },
      ]
    }
    case 'time':
      return [{ type: 'text', value: groups[1] ?? '', position, data: { isLiteral: true } }]
    case 'hidden':
      file.hidden.push({ start: at, end: at + written.length })
      return []
    case 'wrap':
      return [{ type: 'break', position }]
    default:
      return undefined
  }
}
