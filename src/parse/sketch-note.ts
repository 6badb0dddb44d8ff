import type { Link } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'
import { collectTags } from './collect-tags.ts'
import { parseWikiTarget } from './link-target.ts'
import { findTitle } from './note-title.ts'
import { readAliases } from './read-aliases.ts'
import { readFrontmatter } from './read-frontmatter.ts'
import { scanWikiLinks } from './scan-wiki-links.ts'
import { sketchHeadings } from './sketch-headings.ts'

/** What a first look at a note tells: as much of it as others' links and completion can see. */
export type NoteSketch = Pick<
  Note,
  'path' | 'title' | 'aliases' | 'properties' | 'tags' | 'headings' | 'blocks' | 'links'
>

/**
 * Looks a note through without a parser, in a twentieth of the time: for who waits for names while the notes are read.
 * Properties and aliases are exact; the title is but for unusual markup in its heading; of the links there are those that
 * look like wiki-links, in code too; tags are those of properties; headings and blocks are left out. Never throws.
 */
export function sketchNote(path: NotePath, source: string, homeTitle?: string): NoteSketch {
  const { properties, end } = readFrontmatter(source, path)
  const aliases = readAliases(properties)
  const { title } = findTitle({ path, properties, aliases }, sketchHeadings(source, end), homeTitle)
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
