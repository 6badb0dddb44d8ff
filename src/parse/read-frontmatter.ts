import { isMap, isPair, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'
import type { Diagnostic } from '../model/diagnostic.ts'
import { frontmatterTooLarge, invalidFrontmatter } from '../model/diagnostics.ts'
import { isDrawnPath, type NotePath } from '../model/path.ts'
import type { Properties } from '../model/properties.ts'
import type { Range } from '../model/range.ts'
import { copyProperties } from './copy-properties.ts'
import { parsePlainProperties } from './plain-properties.ts'
import { type Fence, findFence, findJsonHead, findTomlFence } from './property-fences.ts'
import { readToml } from './read-toml.ts'

/** What stands between the `---` lines at the start of a note. */
export interface Frontmatter {
  readonly properties: Properties
  /** The YAML without its fences; undefined where the note has no frontmatter. */
  readonly range: Range | undefined
  /** Just behind the closing fence's line: the body starts here. 0 without frontmatter. */
  readonly end: number
  /** What looks like properties and is no YAML that can be read: what keeps a note back is looked for there line by line. */
  readonly unread?: Range
  readonly diagnostics: readonly Diagnostic[]
}

/** Most code units between the fences. */
const maxLength = 65_536

/** Brackets open at once, or marks of list items in one line: far more than the levels that properties may have. */
const maxLevels = 100

/** Below an empty line, something that no key is: a text between two thematic breaks. */
const beginsAsText = /^[ \t]*\r?\n(?!\s*[\p{L}\p{N}_"'][^\n:]*:(?:\s|$))/u

const none: Properties = Object.freeze(Object.create(null) as Properties)

/**
 * Reads the properties of a note: YAML between a line `---` at offset 0 and the next line `---`, trailing spaces allowed, TOML
 * between lines `+++`, or JSON. A
 * first `---` that nothing closes is a thematic break. YAML that cannot be read gives no properties and one diagnostic at
 * the place of the problem; it never throws and never runs anything.
 * What is no set of properties at all, such as a paragraph between two thematic breaks, is left to the note's text.
 */
export function readFrontmatter(source: string, path: NotePath): Frontmatter {
  const fence = findFence(source)
  if (!fence) return readOther(source, path) ?? readOpen(source)
  const { range, end } = fence
  const text = source.slice(range.start, range.end)
  const plain = text.length <= maxLength ? parsePlainProperties(text) : undefined
  if (plain) return { properties: plain, range, end, diagnostics: [] }
  const { properties, diagnostic, isText } = parseYaml(text, range, path)
  const diagnostics = diagnostic ? [diagnostic] : []
  if (properties) return { properties, range, end, diagnostics }
  if (isText === true || beginsAsText.test(text))
    return { properties: none, range: undefined, end: 0, unread: range, diagnostics }
  return { properties: none, range, end, unread: range, diagnostics }
}

/** A first paragraph of `key: value` alone, as MkDocs and Pelican have it, or JSON, as Hugo does. */
const withoutFences =
  /^(?:(?:[A-Za-z][\w -]{0,63}[:：][^\r\n]*(?:\r?\n|$))+(?=\s|$)|\{\s{0,9}"[\w-]{1,64}"\s{0,9}:.{0,65536}?(?:\n\}|$))/s

/**
 * What may be properties all the same: behind a fence that nothing closes, the lines up to an empty one; behind empty lines,
 * over which Hugo goes on to the first fence, what stands between that and the next.
 */
function readOpen(source: string): Frontmatter {
  const without = { properties: none, range: undefined, end: 0, diagnostics: [] }
  const start = /^(?:[ \t]*[\r\n])*/.exec(source)![0].length
  const head = source.slice(start, start + maxLength)
  const bare = withoutFences.exec(head)
  if (bare) return { ...without, unread: { start, end: start + bare[0].length } }
  if (!/^(?:---|\+\+\+)[ \t]*[\r\n]/.test(head)) return without
  const end =
    /\n[ \t]*\r?\n|\r[ \t]*\r|[\r\n](?:---|\+\+\+)[ \t]*(?=[\r\n]|$)/.exec(head)?.index ?? head.length
  return { ...without, unread: { start: start + 3, end: start + end } }
}

/** TOML between lines `+++`, or JSON, as Hugo has them. */
function readOther(source: string, path: NotePath): Frontmatter | undefined {
  const fence = findTomlFence(source)
  if (fence !== undefined) return readFenced(source, fence, path)
  // A canvas or a drawing is JSON as a whole.
  const json = isDrawnPath(path) ? '' : findJsonHead(source)
  const properties = json === '' ? undefined : readJsonProperties(json)
  if (properties === undefined) return undefined
  const range = { start: 0, end: json.length }
  return { properties, range: undefined, end: range.end, unread: range, diagnostics: [] }
}

function readFenced(source: string, { range, end }: Fence, path: NotePath): Frontmatter {
  const text = source.slice(range.start, range.end)
  const without = { properties: none, range: undefined, end, unread: range }
  const tooLarge = (found: string, limit: string): Frontmatter => ({
    ...without,
    diagnostics: [frontmatterTooLarge(path, range, found, limit)],
  })
  if (text.length > maxLength) return tooLarge(`${text.length} characters`, `${maxLength} characters`)
  const toml = readToml(text)
  if ('problem' in toml) {
    const at = range.start + Math.min(toml.at, text.length)
    const place = { start: at, end: Math.min(at + 1, range.end) }
    return { ...without, diagnostics: [invalidFrontmatter(path, place, toml.problem, 'TOML')] }
  }
  const copy = copyProperties(toml.value)
  return copy.kind === 'copy'
    ? { ...without, properties: copy.properties, diagnostics: [] }
    : tooLarge(copy.found, copy.limit)
}

function readJsonProperties(json: string): Properties | undefined {
  try {
    const copy = copyProperties(JSON.parse(json) as object)
    return copy.kind === 'copy' ? copy.properties : undefined
  } catch {
    return undefined
  }
}

interface YamlResult {
  readonly properties?: Properties
  readonly diagnostic?: Diagnostic
  /** Whether it is prose, which is YAML too. */
  readonly isText?: true
}

function parseYaml(text: string, range: Range, path: NotePath): YamlResult {
  if (text.length > maxLength) return tooLarge(`${text.length} characters`, `${maxLength} characters`)
  if (mayExhaustStack(text)) return tooLarge(`more than ${maxLevels} levels`, `${maxLevels} levels`)
  try {
    const document = parseDocument(text, {
      schema: 'core',
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
    })
    const error = document.errors[0]
    if (error) return invalid(error.pos[0], error.pos[1], firstLine(error.message))
    const repeated = findRepeatedKey(document.contents)
    if (repeated) return invalid(repeated.start, repeated.end, `the key "${repeated.key}" a second time`)
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    if (value === null || value === undefined) return { properties: none }
    if (typeof value !== 'object' || Array.isArray(value)) {
      const wrong = invalid(0, text.length, 'a value without a key')
      return typeof value === 'string' ? { ...wrong, isText: true } : wrong
    }
    const copy = copyProperties(value)
    return copy.kind === 'copy' ? { properties: copy.properties } : tooLarge(copy.found, copy.limit)
  } catch (error) {
    // An alias bomb or a cycle.
    return invalid(0, text.length, firstLine(error instanceof Error ? error.message : String(error)))
  }

  function invalid(start: number, end: number, problem: string): YamlResult {
    const from = Math.min(start, text.length)
    const to = Math.max(from, Math.min(end, text.length))
    return {
      diagnostic: invalidFrontmatter(path, { start: range.start + from, end: range.start + to }, problem),
    }
  }

  function tooLarge(found: string, limit: string): YamlResult {
    return { diagnostic: frontmatterTooLarge(path, range, found, limit) }
  }
}

/**
 * Whether the YAML parser, which calls itself for every level, might run out of stack: when it does depends on what ran
 * before, so it is decided here. Brackets in quotes count too; no sensible text has so many.
 */
function mayExhaustStack(text: string): boolean {
  let open = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '[' || char === '{') open++
    else if ((char === ']' || char === '}') && open > 0) open--
    if (open > maxLevels) return true
  }
  return listMarks.test(text)
}

const listMarks = new RegExp(`(?:[-?:][ \\t]+){${maxLevels}}`)

interface RepeatedKey {
  readonly key: string
  readonly start: number
  readonly end: number
}

/** The first key that a map has twice; linear, which the YAML library's own check is not. */
function findRepeatedKey(root: ParsedNode | null): RepeatedKey | undefined {
  const stack: unknown[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()
    if (isMap(node)) {
      const seen = new Set<string>()
      for (const { key } of node.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (seen.has(name)) return { key: name, start: key.range?.[0] ?? 0, end: key.range?.[1] ?? 0 }
        seen.add(name)
      }
    }
    if (isMap(node) || isSeq(node)) for (let i = node.items.length - 1; i >= 0; i--) stack.push(node.items[i])
    else if (isPair(node)) stack.push(node.value)
  }
  return undefined
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? ''
  return line.replace(/[.:\s]+$/, '')
}
