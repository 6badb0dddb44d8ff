import { normalizeHeading } from '../../../src/model/heading-key.ts'
import type { Fragment, Link } from '../../../src/model/link.ts'
import type { Block, Heading, Note } from '../../../src/model/note.ts'
import {
  type AssetPath,
  type ContentHash,
  isNotePath,
  type NotePath,
  stemOf,
  toNameKey,
} from '../../../src/model/path.ts'
import { createSlugger } from '../../../src/model/slug.ts'

/**
 * A note from the few constructs that linking knows, so that its tests need no parser: `aliases: a, b` in the first
 * line, `# Heading`, `^id` at the end of a line, `[[wiki]]`, `![[embed]]`, `[text](target)`.
 */
export function readNote(path: string, source: string): Note {
  const aliases = /^aliases: (.*)/.exec(source)?.[1]?.split(', ') ?? []
  const slug = createSlugger()
  const headings = [...source.matchAll(/^(#{1,6}) (.*)$/gm)].map(
    (match): Heading => ({
      depth: match[1]!.length as Heading['depth'],
      text: match[2]!,
      key: normalizeHeading(match[2]!),
      slug: slug(match[2]!),
      range: { start: match.index, end: match.index + match[0].length },
    }),
  )
  const blocks = [...source.matchAll(/^(.*)\^([\w-]+)$/gm)].map(
    (match): Block => ({
      id: match[2]!.toLowerCase(),
      range: { start: match.index, end: match.index + match[1]!.length },
    }),
  )
  return {
    path: path as NotePath,
    hash: `${path}\0${source}` as ContentHash,
    title: stemOf(path),
    titleFrom: 'file',
    names: [stemOf(path), ...aliases].map(toNameKey),
    aliases,
    properties: {},
    tags: [],
    headings,
    blocks,
    links: readLinks(source),
    plainText: source,
    prose: [0, 0, source.length],
    wordCount: source.split(/\s+/).filter((word) => word !== '').length,
    diagnostics: [],
  }
}

/** Notes by path, sorted. Names without `.md` are assets. */
export function readGarden(sources: Readonly<Record<string, string>>): {
  readonly notes: ReadonlyMap<NotePath, Note>
  readonly assets: readonly AssetPath[]
} {
  const paths = Object.keys(sources).sort()
  const notes = paths.filter(isNotePath)
  return {
    notes: new Map(notes.map((path) => [path, readNote(path, sources[path]!)])),
    assets: paths.filter((path) => !isNotePath(path)) as AssetPath[],
  }
}

/** The first link of a source. */
export function readLink(source: string): Link {
  return readLinks(source)[0]!
}

function readLinks(source: string): readonly Link[] {
  const matches = source.matchAll(/(!?)(?:\[\[(.*?)(?:\|(.*?))?\]\]|\[([^\]]*)\]\((.*?)\))/g)
  return [...matches].map((match): Link => {
    const isWiki = match[2] !== undefined
    const written = match[2] ?? match[5]!
    const isExternal = !isWiki && /^[a-z]{2,}:/.test(written)
    const hash = isExternal ? -1 : written.indexOf('#')
    const target = hash < 0 ? written : written.slice(0, hash)
    const start = match.index + match[0].indexOf(written)
    return {
      syntax: isWiki ? 'wiki' : 'markdown',
      embed: match[1] === '!',
      target: isWiki || isExternal ? target : decodeURIComponent(target),
      ...(hash >= 0 && { fragment: readFragment(written.slice(hash + 1)) }),
      ...(match[3] !== undefined && { displayText: match[3] }),
      range: { start: match.index, end: match.index + match[0].length },
      targetRange: { start, end: start + target.length },
    }
  })
}

function readFragment(text: string): Fragment {
  return text.startsWith('^')
    ? { kind: 'block', id: text.slice(1).toLowerCase() }
    : { kind: 'heading', path: text.split('#') }
}
