/** What a line says that opens a container of another program. */
export interface ContainerHead {
  /**
   * `callout` is a titled box, `tab` one of several of which one is open, `tabs` holds those, `codes` holds blocks of code
   * that are tabs, `plain` is nothing that shows,
   * `module` lines of a program.
   */
  readonly kind: 'callout' | 'tab' | 'tabs' | 'codes' | 'plain' | 'module'
  /** Lower-cased; of a tab empty. */
  readonly name: string
  readonly fold?: '+' | '-'
  /** Where its title stands, from the start of the line on; undefined where it has none. */
  readonly title?: { readonly from: number; readonly to: number }
  /** It says that it has no title, and not even its name stands for one. */
  readonly isUntitled?: true
  /** Where the text stands of one that ends in the line in which it begins. */
  readonly text?: { readonly from: number; readonly to: number }
  /** How it ends: with so many colons or slashes or more, with such a fence or a longer one, with a tag of that name, where the indentation does, or at an empty line. */
  readonly end:
    | { readonly colons: number }
    | { readonly slashes: number }
    | { readonly fence: string }
    | { readonly tag: string }
    | 'indentation'
    | 'empty line'
}

/** Elements of MDX pages that hold text, by what they are here. */
const elements: Readonly<Record<string, ContainerHead['kind']>> = {
  Tabs: 'tabs',
  TabItem: 'tab',
  Tab: 'tab',
  CodeGroup: 'codes',
  Aside: 'callout',
  Callout: 'callout',
  Admonition: 'callout',
  Note: 'callout',
  Tip: 'callout',
  Info: 'callout',
  Warning: 'callout',
  Caution: 'callout',
  Danger: 'callout',
  Check: 'callout',
  Accordion: 'callout',
  Card: 'callout',
  Steps: 'plain',
  CardGrid: 'plain',
  CardGroup: 'plain',
  AccordionGroup: 'plain',
  FileTree: 'plain',
}

/** Names of those elements. */
export const elementTags: readonly string[] = Object.keys(elements)

/** Whether a source may hold a container: cheap, and true more often than needed. */
export function mayHoldContainers(source: string): boolean {
  return /^[ \t]*(?::{3,}|(?:`{3,}|~{3,})[ \t]*ad-\w|\/{3,}[ \t]*[a-z]|(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:!!!|\?\?\?)|===[ \t]+["']|<[A-Z]|<[a-z]+[^<>\n]*\smarkdown\b|import[ \t]|export[ \t])/m.test(
    source,
  )
}

/** Names whose boxes are closed until a reader opens them. */
const folded = new Set(['details', 'spoiler', 'collapse', 'accordion'])

/** A line of MDX that is program. */
const moduleLine =
  /^(?:import[ \t]+(?:[\w*{][\w*{}, \t$]*?[ \t]+from[ \t]+)?(['"])[^'"]+\1;?[ \t]*$|import[ \t]*\{[ \t]*$|export[ \t]+(?:const|default|function)[ \t].*[={([;][ \t]*$)/

/** Reads what stands in a line behind its indentation; `from` is where that begins. */
export function readContainerHead(line: string, from: number): ContainerHead | undefined {
  const first = line[from]
  if (first === ':') return readColons(line, from)
  if (first === '/') return readSlashes(line, from)
  if (first === '!' || first === '?') return readAdmonition(line, from)
  if (first === '=') return readTab(line, from)
  if (first === '<') return readElement(line, from)
  return from === 0 && moduleLine.test(line) ? { kind: 'module', name: 'MDX', end: 'empty line' } : undefined
}

/**
 * `:::tip[Title]`, `:::tip Title`, `:::tip{title="Title"}` of Docusaurus, VitePress and Starlight, `::: {.callout-tip
 * title="Title"}` of Quarto and Pandoc.
 */
const colons = /^(:{3,})[ \t]*(?:([\p{L}][\w-]*)|(?=\{))/u

function readColons(line: string, from: number): ContainerHead | undefined {
  const found = colons.exec(line.slice(from))
  if (found === null) return undefined
  const [head, signs = '', word = ''] = found
  const rest = line.slice(from + head.length)
  const braces = /(\{[^{}]*\})[ \t]*$/.exec(rest)?.[1] ?? ''
  const classes = [...braces.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name.toLowerCase())
  const isPandoc = word === ''
  const name = isPandoc
    ? (classes.find((one) => one.startsWith('callout-'))?.slice('callout-'.length) ?? classes[0] ?? '')
    : word.toLowerCase()
  const end = { colons: signs.length }
  if (name === 'code-group') return { kind: 'codes', name: '', end }
  if (name === 'tabs' || name === 'panel-tabset') return { kind: 'tabs', name: '', end }
  // A note of Emanote's that is stuck on the page.
  if (isPandoc && name === 'sticky-note') return { kind: 'callout', name: 'note', end }
  const isCallout = isPandoc
    ? classes.some((one) => one.startsWith('callout-'))
    : name !== 'raw' && name !== 'v-pre'
  if (!isCallout) return { kind: 'plain', name, end }
  const fold = /\bcollapse="?(true|false)/.exec(braces)?.[1]
  const title = titleOfColons(line, from + head.length, rest)
  return {
    kind: name === 'tab' ? 'tab' : 'callout',
    name,
    ...(fold !== undefined ? { fold: fold === 'true' ? '-' : '+' } : folded.has(name) && { fold: '-' }),
    ...(title && { title }),
    end,
  }
}

function titleOfColons(line: string, at: number, rest: string): ContainerHead['title'] {
  const bracketed = /^\[(.*)\](?=[ \t]*(?:\{[^{}]*\})?[ \t]*$)/.exec(rest)
  if (bracketed) return place(at + 1, bracketed[1] ?? '')
  const quoted = /\btitle=(["'])(.*?)\1/.exec(rest)
  if (quoted) return place(at + quoted.index + 'title="'.length, quoted[2] ?? '')
  const plain = /^[ \t]+([^\s{].*?)[ \t]*(?:\{[^{}]*\})?[ \t]*$/.exec(rest)
  return plain ? place(line.indexOf(plain[1] ?? '', at), plain[1] ?? '') : undefined
}

function place(from: number, text: string): ContainerHead['title'] {
  return text.trim() === '' ? undefined : { from, to: from + text.length }
}

/** `/// note | Title` of PyMdown's blocks; lines below it that are indented are its options. */
function readSlashes(line: string, from: number): ContainerHead | undefined {
  const found = /^(\/{3,})[ \t]*([a-z][\w-]*)(?:[ \t]*\|[ \t]*(.*?))?[ \t]*$/.exec(line.slice(from))
  if (found === null) return undefined
  const [, signs = '', name = '', written] = found
  const title = written ? place(line.indexOf(written, line.indexOf('|', from)), written) : undefined
  const end = { slashes: signs.length }
  if (name === 'tab') return { kind: 'tab', name: '', ...(title && { title }), end }
  if (/^(?:html|caption|figure-caption|table-caption|define|latex)$/.test(name))
    return { kind: 'plain', name, end }
  return {
    kind: 'callout',
    name: name === 'admonition' ? 'note' : name,
    ...(folded.has(name) && { fold: '-' as const }),
    ...(title && { title }),
    end,
  }
}

/** `!!! note "Title"`, `??? note`, `???+ note inline end "Title"` of MkDocs; without the blank where a title follows. */
function readAdmonition(line: string, from: number): ContainerHead | undefined {
  const found =
    /^(!!!|\?\?\?\+?)(?:[ \t]+|(?=[^"\n]*[ \t]"))([\p{L}][\w-]*)((?:[ \t]+[\w-]+)*)[ \t]*(?:"(.*)")?[ \t]*$/u.exec(
      line.slice(from),
    )
  if (found === null) return undefined
  const [, signs = '', name = '', , written] = found
  const title = written === undefined ? undefined : place(line.indexOf('"', from) + 1, written)
  return {
    kind: 'callout',
    name: name.toLowerCase(),
    ...(signs !== '!!!' && { fold: signs.endsWith('+') ? '+' : '-' }),
    ...(title && { title }),
    ...(written?.trim() === '' && { isUntitled: true }),
    end: 'indentation',
  }
}

/** `=== "Title"` of MkDocs. */
function readTab(line: string, from: number): ContainerHead | undefined {
  const found = /^===[!+]*[ \t]+(["'])(.+)\1[ \t]*$/.exec(line.slice(from))
  const title = found === null ? undefined : place(line.indexOf(found[1] ?? '', from) + 1, found[2] ?? '')
  return title && { kind: 'tab', name: '', title, end: 'indentation' }
}

/** `<p markdown>text</p>` of Python-Markdown in one line, whose text is Markdown. */
function readMarkdownInside(line: string, from: number): ContainerHead | undefined {
  const found =
    /^(<(p|div|section|article|center|figure|figcaption)\b[^<>]*?\smarkdown(?:=(?:["']?)(?:1|block|span|true)(?:["']?))?(?:\s[^<>]*)?>)[ \t]*(\S.*?)[ \t]*<\/\2>[ \t]*$/.exec(
      line.slice(from),
    )
  if (found === null) return undefined
  const [, open = '', tag = '', text = ''] = found
  const start = line.indexOf(text, from + open.length)
  return { kind: 'plain', name: tag, text: { from: start, to: start + text.length }, end: { tag } }
}

/** `<TabItem label="Title">` and the like, alone in its line, or with its text and its end. */
function readElement(line: string, from: number): ContainerHead | undefined {
  const inside = readMarkdownInside(line, from)
  if (inside !== undefined) return inside
  const found =
    /^(?<open><([A-Z]\w*)((?:[ \t]+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)[ \t]*>)[ \t]*(?:(?<text>\S.*?)[ \t]*<\/\2>)?[ \t]*$/.exec(
      line.slice(from),
    )
  const tag = found?.[2] ?? ''
  const kind = elements[tag]
  if (found === null || kind === undefined) return undefined
  const attributes = found[3] ?? ''
  const { open = '', text } = found.groups ?? {}
  const textStart = text === undefined ? 0 : line.indexOf(text, from + open.length)
  const attributeOf = (name: string): string | undefined =>
    new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`)
      .exec(attributes)
      ?.slice(1)
      .find((one) => one !== undefined)
  const written = attributeOf('title') ?? attributeOf('label') ?? attributeOf('value')
  const title =
    written === undefined ? undefined : place(line.indexOf(written, from + tag.length + 1), written)
  const name =
    kind === 'tab'
      ? ''
      : (attributeOf('type') ?? (/^(?:Aside|Callout|Admonition|Card)$/.test(tag) ? 'note' : tag))
  return {
    kind,
    name: name.toLowerCase(),
    ...(folded.has(tag.toLowerCase()) && { fold: '-' }),
    ...(title && { title }),
    ...(text !== undefined && { text: { from: textStart, to: textStart + text.length } }),
    end: { tag },
  }
}
