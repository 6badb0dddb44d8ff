/** A piece of an XML text, comments and the like left out. Names are as written, values decoded. */
export type XmlPiece =
  | {
      readonly kind: 'start'
      readonly name: string
      readonly attributes: readonly XmlAttribute[]
      readonly isEmpty: boolean
    }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What is no part of a drawing, or no XML; `what` names it. */
  | { readonly kind: 'odd'; readonly what: string }

/** One attribute of a start tag. */
export interface XmlAttribute {
  readonly name: string
  readonly value: string
}

/** The texts that stand for entities, by name. */
type Entities = ReadonlyMap<string, string>

const xmlEntities: Entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Entities that stand for plain text, as drawing programs declare for the names of their namespaces. */
const plainEntity = String.raw`<!ENTITY\s+[\w.-]{1,64}\s+(?:"[^"<&%]{0,256}"|'[^'<&%]{0,256}')\s*>`

const token = new RegExp(
  [
    String.raw`<!--[\s\S]*?-->`,
    String.raw`<!\[CDATA\[(?<data>[\s\S]*?)\]\]>`,
    String.raw`<\?(?<instruction>[\s\S]*?)\?>`,
    String.raw`<!DOCTYPE\s[^<>[\]]*(?:\[(?<entities>(?:\s|${plainEntity})*)\]\s*)?>`,
    String.raw`</(?<end>[^\s<>/]+)\s*>`,
    String.raw`<(?<start>[^\s<>/!?&"'=]+)(?<attributes>(?:\s+[^\s<>/&"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<slash>/?)>`,
  ].join('|'),
  'y',
)
const attribute = /([^\s<>/&"'=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

/** What has no end has it nowhere: it is not looked for again. */
const endless = /<!--|<!\[CDATA\[|<\?/y

/** A declaration that names no encoding but those of which plain text is a part. */
const declaration =
  /^xml\s(?![\s\S]*encoding\s*=\s*["'](?!(?:utf-?8|us-ascii|ascii|iso-8859-1|windows-1252)["']))/i

/**
 * Reads XML strictly, piece by piece, in time linear in its length: whatever is not certain to be understood as browsers do
 * is `odd`. Of the entities that a text declares itself only those are known that stand for plain text.
 */
export function* readXml(text: string): Generator<XmlPiece> {
  let entities = xmlEntities
  let at = 0
  while (at < text.length) {
    const next = text.indexOf('<', at + 1)
    const end = next < 0 ? text.length : next
    if (text[at] !== '<') {
      yield* readText(text.slice(at, end), entities)
      at = end
      continue
    }
    token.lastIndex = at
    const match = token.exec(text)
    if (match === null) {
      yield { kind: 'odd', what: oddName(text.slice(at, at + 40)) }
      endless.lastIndex = at
      // Nothing of it is kept up to where the next piece may begin.
      at = endless.test(text) ? text.length : end
      continue
    }
    at += match[0].length
    const { groups = {} } = match
    if (groups['entities'] !== undefined) entities = withDeclared(groups['entities'])
    yield* readToken(groups, entities)
  }
}

function* readToken(
  groups: Readonly<Record<string, string | undefined>>,
  entities: Entities,
): Generator<XmlPiece> {
  const { data, instruction, end, start, attributes = '', slash } = groups
  if (data !== undefined) yield { kind: 'text', text: data }
  else if (instruction !== undefined && !declaration.test(instruction))
    yield { kind: 'odd', what: `<?${instruction.split(/\s/)[0]}?>` }
  else if (end !== undefined) yield { kind: 'end', name: end }
  else if (start !== undefined) {
    const read = [...attributes.matchAll(attribute)].map(([, name = '', double, single = '']) => ({
      name,
      ...decodeEntities(double ?? single, entities),
    }))
    if (read.some(({ isUnknown }) => isUnknown)) yield { kind: 'odd', what: 'an entity of its own' }
    yield {
      kind: 'start',
      name: start,
      attributes: read.map(({ name, text: value }) => ({ name, value })),
      isEmpty: slash === '/',
    }
  }
}

function withDeclared(declarations: string): Entities {
  const declared = declarations.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')/g)
  return new Map([
    ...[...declared].map(([, name = '', a, b = '']) => [name, a ?? b] as const),
    ...xmlEntities,
  ])
}

function* readText(source: string, entities: Entities): Generator<XmlPiece> {
  const { text, isUnknown } = decodeEntities(source, entities)
  yield { kind: 'text', text }
  if (isUnknown) yield { kind: 'odd', what: 'an entity of its own' }
}

/** `&#x6a;` as `j`; an entity that nobody knows stays as it is written, and is told of. */
function decodeEntities(
  source: string,
  entities: Entities,
): { readonly text: string; readonly isUnknown: boolean } {
  if (!source.includes('&')) return { text: source, isUnknown: false }
  let isUnknown = false
  const text = source.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([\w:.-]{1,64}));|&/gi,
    (whole, hex, decimal, name) => {
      if (hex !== undefined || decimal !== undefined) {
        const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
      }
      const known = name === undefined ? undefined : entities.get(name as string)
      if (known === undefined) isUnknown = true
      return known ?? whole
    },
  )
  return { text, isUnknown }
}

function oddName(text: string): string {
  return /^<!DOCTYPE/i.test(text) ? 'a document type with rules of its own' : 'text that is no XML'
}
