import type { Link } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { type NotePath, titleOfFile } from '../model/path.ts'
import { textProperty } from '../model/properties.ts'
import { collectTags } from './collect-tags.ts'
import { parseWikiTarget } from './link-target.ts'
import { readAliases } from './read-aliases.ts'
import { readFrontmatter } from './read-frontmatter.ts'
import { scanWikiLinks } from './scan-wiki-links.ts'

/** What a first look at a note tells: as much of it as others' links and completion can see. */
export type NoteSketch = Pick<
  Note,
  'path' | 'title' | 'aliases' | 'properties' | 'tags' | 'headings' | 'blocks' | 'links'
>

/** A fence of code, or a heading of the first level. */
const fenceOrTitle = /^ {0,3}(?:(`{3,}|~{3,})|#[ \t]+([^\r\n]*))/gm

/**
 * Looks a note through without a parser, in a twentieth of the time: for who waits for names while the notes are read.
 * Properties and aliases are exact; the title is, where its heading is not underlined; of the links there are those that
 * look like wiki-links, in code too; tags are those of properties; headings and blocks are left out. Never throws.
 */
export function sketchNote(path: NotePath, source: string, homeTitle?: string): NoteSketch {
  const { properties, end } = readFrontmatter(source, path)
  const title = textProperty(properties, 'title') ?? findTitle(source, end) ?? titleOfFile(path, homeTitle)
  const aliases = readAliases(properties)
  return {
    path,
    title,
    aliases,
    properties,
    tags: collectTags(properties, []),
    headings: [],
    blocks: [],
    links: scanWikiLinks(source, end).map((token): Link => {
      const { target, displayText, targetRange } = parseWikiTarget(source, token)
      return {
        syntax: 'wiki',
        embed: token.embed,
        target,
        ...(displayText !== undefined && { displayText }),
        range: { start: token.start, end: token.end },
        targetRange,
      }
    }),
  }
}

/** The text of the first heading of the first level that stands in no fence. */
function findTitle(source: string, from: number): string | undefined {
  let fence: string | undefined
  fenceOrTitle.lastIndex = from
  for (let match = fenceOrTitle.exec(source); match; match = fenceOrTitle.exec(source)) {
    const [, marks, heading] = match
    if (marks !== undefined) {
      if (fence === undefined) fence = marks
      else if (marks.startsWith(fence)) fence = undefined
    } else if (fence === undefined && heading !== undefined) return plainHeading(heading)
  }
  return undefined
}

/** A heading as a reader reads it, as far as patterns tell; undefined where nothing is left. */
function plainHeading(heading: string): string | undefined {
  const text = withoutClosing(heading.trim())
    .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/`+|\*+|~~|==|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .trim()
  return text === '' ? undefined : text
}

/** Number signs may stand behind a heading too. */
function withoutClosing(heading: string): string {
  let end = heading.length
  while (heading[end - 1] === '#') end--
  const before = heading[end - 1]
  return end === heading.length || (before !== undefined && before !== ' ' && before !== '\t')
    ? heading
    : heading.slice(0, end)
}
