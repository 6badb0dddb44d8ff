import type { Element, Properties } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { find, html, svg } from 'property-information'
import type { AuthorAttribute, AuthorTag } from '../model/author-tag.ts'
import { leftOutHtml } from '../model/content-diagnostics.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { NotePath } from '../model/path.ts'
import { cleanAuthorNodes } from './clean-author-element.ts'
import { svgElements } from './html-elements.ts'

/** What judges an author's HTML: that of a body's renderer. */
interface HtmlRules {
  readonly schema: Schema
  readonly framed: RegExp
}

/** Tags of one note that are judged; a note that says the same a hundred thousand times is known by then. */
const maxTags = 10_000

/** Tags whose verdict is kept. */
const maxKept = 1_000

/** What stands for an address of the garden, which is no matter of safety. */
const own = 'hortus-0'

/** They become something else, or are known without being said. */
const silent = new Set(['xmlns', 'xmlns:xlink', 'xml:space', 'version', 'rel', 'name', 'type'])

const scheme = /^\s*([a-z][a-z0-9+.-]*):/i

/**
 * What of an author's HTML no page shows, each kind once: elements, attributes, properties of styles and schemes of
 * addresses. The sanitiser itself is asked, one tag after the other, so that it cannot say anything else.
 */
export function findLeftOut(
  tags: readonly AuthorTag[],
  path: NotePath,
  rules: HtmlRules,
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>()
  for (const tag of tags.slice(0, maxTags)) {
    for (const [what, becomes] of judgeOnce(tag, rules))
      if (!found.has(what)) found.set(what, leftOutHtml(path, tag.range, what, becomes))
  }
  return [...found.values()]
}

/** What of a tag is left out, and what becomes of it. */
type Verdict = Map<string, string>

/** Gardens repeat most of their tags, so what was said of one is kept. */
function judgeOnce(tag: AuthorTag, rules: HtmlRules): Verdict {
  const { verdicts } = rulesOf(rules.schema)
  const key = `${tag.name} ${JSON.stringify(tag.attributes, ['name', 'value'])}`
  let verdict = verdicts.get(key)
  if (verdict === undefined) {
    verdict = judge(tag, rules)
    if (verdicts.size < maxKept) verdicts.set(key, verdict)
  }
  return verdict
}

function judge(tag: AuthorTag, rules: HtmlRules): Verdict {
  const verdict: Verdict = new Map()
  const { names, lone } = rulesOf(rules.schema)
  const name = names.get(tag.name)
  if (name === undefined) {
    const isStripped = rules.schema.strip?.includes(tag.name) ?? false
    verdict.set(`<${tag.name}>`, isStripped ? 'is not shown' : 'is left out, what stands in it is shown')
  } else if (tag.name === 'iframe') judgeFrame(tag, rules.framed, verdict)
  else if (tag.attributes.length > 0) judgeAttributes(tag, name, { ...rules, schema: lone }, verdict)
  return verdict
}

function judgeFrame(tag: AuthorTag, framed: RegExp, verdict: Verdict): void {
  const src = tag.attributes.find(({ name }) => name === 'src')?.value.trim() ?? ''
  const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(src)?.[1]
  const address = src.replace(/^(?:https?:)?\/\/www\.youtube\.com\//i, 'https://www.youtube-nocookie.com/')
  if (host !== undefined && !framed.test(address))
    verdict.set(
      `<iframe> of ${host}`,
      'becomes a link; iframeHosts of the config says whose frames are shown',
    )
  else if (host === undefined && scheme.test(src))
    verdict.set(`<iframe> with ${scheme.exec(src)![1]!}:`, 'is left out')
}

function judgeAttributes(tag: AuthorTag, name: string, rules: HtmlRules, verdict: Verdict): void {
  const kept = keptProperties(tag, name, rules)
  for (const { name: attribute, value } of tag.attributes) {
    const property = propertyOf(name, attribute)
    if (property === 'style') judgeStyle(value, String(kept?.['style'] ?? ''), verdict)
    else if (silent.has(attribute) || isKept(kept, property) || isOfFont(tag.name, attribute)) continue
    else if (isAddress(attribute) && scheme.test(value))
      verdict.set(`${attribute}="${scheme.exec(value)![1]!.toLowerCase()}:…"`, 'leads nowhere')
    else if (!isAddress(attribute) || value.trim() !== '') verdict.set(attribute, 'is left out')
  }
}

function judgeStyle(written: string, kept: string, verdict: Verdict): void {
  for (const declaration of written.split(';')) {
    const name = /^\s*([\w-]+)\s*:/.exec(declaration)?.[1]?.toLowerCase()
    if (name !== undefined && !`; ${kept}`.includes(`; ${name}: `))
      verdict.set(`${name} in a style`, 'is left out')
  }
}

/** What the page's element has; undefined where nothing of it is left. */
function keptProperties(tag: AuthorTag, name: string, { schema, framed }: HtmlRules): Properties | undefined {
  const properties = Object.fromEntries(
    tag.attributes.map((attribute) => [propertyOf(name, attribute.name), asParsed(attribute)]),
  )
  const element: Element = { type: 'element', tagName: name, properties, children: [] }
  const [cleaned] = cleanAuthorNodes(
    [name === 'p' || name === 'a' ? { ...element, children: [{ type: 'text', value: '.' }] } : element],
    { own, framed },
  )
  if (cleaned?.type !== 'element') return undefined
  const safe = sanitize({ type: 'root', children: [cleaned] }, schema)
  const made = safe.type === 'root' ? safe.children[0] : safe
  return made?.type === 'element' ? made.properties : undefined
}

function isKept(kept: Properties | undefined, property: string): boolean {
  const value = kept?.[property]
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
}

function isOfFont(name: string, attribute: string): boolean {
  return name === 'font' && ['color', 'size', 'face'].includes(attribute)
}

function isAddress(attribute: string): boolean {
  return ['href', 'src', 'srcset', 'poster'].includes(attribute)
}

/** As a parser would say it; addresses within the garden are no matter of safety. */
function asParsed({ name, value }: AuthorAttribute): Properties[string] {
  if (name === 'class') return value.split(/\s+/).filter((part) => part !== '')
  if (isAddress(name) && value.trim() !== '' && !scheme.test(value) && !/^\s*(?:\/\/|#)/.test(value))
    return `${own}:0`
  return find(html, name).boolean ? true : value
}

function propertyOf(element: string, attribute: string): string {
  return find(svgElements.has(element) ? svg : html, attribute).property
}

/** What one tag by itself is judged by: elements by their lower-cased names, and a list that asks for no parents. */
interface LoneRules {
  readonly names: ReadonlyMap<string, string>
  readonly lone: Schema
  readonly verdicts: Map<string, Verdict>
}

const loneRules = new WeakMap<Schema, LoneRules>()

function rulesOf(schema: Schema): LoneRules {
  let rules = loneRules.get(schema)
  if (rules === undefined) {
    const names = [...(schema.tagNames ?? []), 'center', 'font', 'iframe', 'h1']
    rules = {
      verdicts: new Map(),
      names: new Map(names.map((name) => [name.toLowerCase(), name])),
      lone: {
        ...schema,
        ancestors: {},
        protocols: {
          ...schema.protocols,
          href: [...(schema.protocols?.['href'] ?? []), own],
          src: [...(schema.protocols?.['src'] ?? []), own],
        },
      },
    }
    loneRules.set(schema, rules)
  }
  return rules
}
