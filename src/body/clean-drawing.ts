import { cleanStyle, drawingElements, labelElements, refuseAttribute } from './drawing-rules.ts'
import { escapeAttribute, escapeText } from './escape-html.ts'
import { readXml, type XmlAttribute, type XmlPiece } from './read-xml.ts'

/** A drawing that runs and loads nothing. */
interface CleanDrawing {
  readonly svg: string
  /** What had to go, each once, in words; nothing where the text is as it was. */
  readonly dropped: readonly string[]
}

const svgNamespace = 'http://www.w3.org/2000/svg'
const htmlNamespace = 'http://www.w3.org/1999/xhtml'

/** Deepest nesting that is kept. */
const maxDepth = 500

/** An element that is open. */
interface Open {
  readonly name: string
  /** Undefined for one that is dropped with all that is in it. */
  readonly local: string | undefined
  readonly namespaces: ReadonlyMap<string, string>
}

/**
 * An SVG as text without what could run or load something when it is opened as a document: scripts, handlers, foreign
 * content, addresses that are not in it, what it says to a host's XML tools. One that has nothing of the kind is left as it
 * is, byte for byte; any other is written anew, of known elements alone. Labels in HTML stay, and programs' own notes.
 */
export function cleanDrawing(source: string): CleanDrawing {
  const dropped = new Set<string>()
  const open: Open[] = []
  const out: string[] = []
  let style = ''
  let hasRoot = false

  const start = (piece: Extract<XmlPiece, { kind: 'start' }>): void => {
    const above = open.at(-1)
    const namespaces = withNamespaces(above?.namespaces ?? new Map(), piece.attributes)
    const [prefix, local] = splitName(piece.name)
    const namespace = namespaces.get(prefix) ?? ''
    const isKnown = knownIn(namespace)?.has(local) ?? true
    const isRoot = open.length === 0
    const isBelowDropped = above !== undefined && above.local === undefined
    const isKept =
      isKnown && !isBelowDropped && open.length < maxDepth && (isRoot ? local === 'svg' && !hasRoot : true)
    if (!isKept && !isBelowDropped) dropped.add(`the element <${piece.name}>`)
    if (isKept) {
      hasRoot = true
      out.push(`<${piece.name}${attributesOf(piece.attributes, local, dropped)}${piece.isEmpty ? '/' : ''}>`)
    }
    if (!piece.isEmpty) open.push({ name: piece.name, local: isKept ? local : undefined, namespaces })
  }
  const end = (name: string): void => {
    const last = open.at(-1)
    if (last?.name !== name) {
      dropped.add('an end without a start')
      return
    }
    if (last.local === 'style') flushStyle()
    open.pop()
    if (last.local !== undefined) out.push(`</${name}>`)
  }
  const flushStyle = (): void => {
    const { css, isChanged } = cleanStyle(style)
    if (isChanged) dropped.add('a style that loads something')
    out.push(escapeText(css))
    style = ''
  }

  for (const piece of readXml(source.replace(/^\ufeff/, ''))) {
    if (piece.kind === 'start') start(piece)
    else if (piece.kind === 'end') end(piece.name)
    else if (piece.kind === 'odd') dropped.add(piece.what)
    else if (piece.kind === 'text') {
      const above = open.at(-1)
      if (above?.local === 'style') style += piece.text
      else if (above?.local !== undefined) out.push(escapeText(piece.text))
      else if (above === undefined && piece.text.trim() !== '') dropped.add('text outside of the drawing')
    }
  }
  if (open.length > 0) dropped.add('an element without an end')
  for (let last = open.pop(); last; last = open.pop()) {
    if (last.local === 'style') flushStyle()
    if (last.local !== undefined) out.push(`</${last.name}>`)
  }
  if (!hasRoot) dropped.add('a text without a drawing')
  if (dropped.size === 0) return { svg: source, dropped: [] }
  return { svg: hasRoot ? out.join('') : `<svg xmlns="${svgNamespace}"/>`, dropped: [...dropped].slice(0, 8) }
}

/** The elements of a namespace that may stay; undefined for those of programs' own, which browsers know nothing of. */
function knownIn(namespace: string): ReadonlySet<string> | undefined {
  if (namespace === '' || namespace === svgNamespace) return drawingElements
  if (namespace === htmlNamespace) return labelElements
  return namespace.startsWith('http://www.w3.org/') && !namespace.includes('rdf') ? none : undefined
}

const none: ReadonlySet<string> = new Set()

function attributesOf(attributes: readonly XmlAttribute[], element: string, dropped: Set<string>): string {
  const given = new Set<string>()
  let text = ''
  for (const { name, value } of attributes) {
    const refusal = given.has(name) ? `a second ${name}` : refuseAttribute(element, name, value)
    given.add(name)
    if (refusal !== undefined) {
      dropped.add(refusal)
      continue
    }
    const isStyled = name === 'style' || /url\s*\(|\\/i.test(value)
    const { css, isChanged } = isStyled ? cleanStyle(value) : { css: value, isChanged: false }
    if (isChanged) dropped.add('a style that loads something')
    text += ` ${name}="${escapeAttribute(css)}"`
  }
  return text
}

function withNamespaces(
  known: ReadonlyMap<string, string>,
  attributes: readonly XmlAttribute[],
): ReadonlyMap<string, string> {
  const declared = attributes.flatMap(({ name, value }): [string, string][] =>
    name === 'xmlns' ? [['', value]] : name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
  )
  return declared.length === 0 ? known : new Map([...known, ...declared])
}

function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}
