import {
  extensionOf,
  folderOf,
  hasNoteEnding,
  type NotePath,
  stemOf,
  withoutNoteEnding,
} from '../../../model/path.ts'
import { relativePath } from '../../../model/relative-path.ts'
import type { LinkRange } from './completion-place.ts'

/** How a garden writes links to its own files. */
export interface LinkStyle {
  /** `[text](address)`, and not `[[name]]`. */
  readonly isMarkdown: boolean
  /**
   * What an address of a note is: the way from the note's folder, the path from the garden's top with or without a slash before it,
   * or the name alone where no other note has it.
   */
  readonly address: 'relative' | 'from-top' | 'slash' | 'name'
  /** Whether addresses of notes end in `.md`. */
  readonly hasExtension: boolean
  /** What a wiki-link names, where Obsidian was told of paths; else the name, as briefly as can be. */
  readonly wikiPath?: 'relative' | 'from-top'
}

/** Where a link leads and what it shows. */
interface LinkParts {
  /** Names the target in a wiki-link. */
  readonly name: string
  /** Undefined for a note that there is not yet. */
  readonly path: string | undefined
  /** Without its `#`. */
  readonly fragment?: string
  /** What a link shows instead of the name; of a wiki-link it is left out where it is the name. */
  readonly shown?: string
}

/** Writes a link as its place asks for it, from the place's start to the end of its tail. */
export type LinkWriter = (place: LinkRange, parts: LinkParts) => string

/** Writes links of the note `source`; `nameOf` says how a wiki-link names a note, `isLabelFirst` whether it does so behind the label. */
export function createLinkWriter(
  style: LinkStyle,
  source: NotePath,
  nameOf: (path: NotePath) => string | undefined,
  isLabelFirst: boolean,
): LinkWriter {
  const addressOf = ({ path, name }: LinkParts): string => {
    if (path === undefined) return `${name}${style.hasExtension ? '.md' : ''}`
    const isNote = hasNoteEnding(path)
    const full = style.hasExtension ? path : withoutNoteEnding(path)
    switch (style.address) {
      case 'relative':
        return relativePath(folderOf(source), full)
      case 'from-top':
        return full
      case 'slash':
        return `/${full}`
      case 'name': {
        const bare = isNote ? nameOf(path as NotePath) : undefined
        return bare === undefined || bare !== stemOf(path)
          ? full
          : bare + (style.hasExtension ? extensionOf(path) : '')
      }
    }
  }
  const wikiName = ({ path, name }: LinkParts): string => {
    if (path === undefined || style.wikiPath === undefined || name === '') return name
    const full = withoutNoteEnding(path)
    const written = style.wikiPath === 'relative' ? relativePath(folderOf(source), full) : full
    return /[[\]|#^\n]/.test(written) ? name : written
  }
  const wiki = (parts: LinkParts, place: LinkRange): string => {
    const { fragment, shown } = parts
    const name = wikiName(parts)
    const target = fragment === undefined ? name : `${name}#${fragment}`
    // Brackets, bars and line ends would end the link.
    if (shown === undefined || shown === name || /[[\]|\n]/.test(shown)) return target
    const bar = place.inTable ? '\\|' : '|'
    return isLabelFirst ? `${shown}${bar}${target}` : `${target}${bar}${shown}`
  }
  return (place, parts) => {
    const { fragment } = parts
    if (place.asMarkdown) {
      const shown = (parts.shown ?? parts.name).replace(/[[\]]/g, '\\$&')
      const label = place.inTable ? shown.replace(/\|/g, '\\|') : shown
      // The address of a heading of the same note is the heading alone.
      const file = parts.path === source && fragment !== undefined ? '' : encodeAddress(addressOf(parts))
      const address = fragment === undefined ? file : `${file}#${encodeAddress(fragment)}`
      const isPicture = place.embed && parts.path !== undefined && !hasNoteEnding(parts.path)
      return `${place.embed ? '!' : ''}[${isPicture ? '' : label}](${address})`
    }
    switch (place.form) {
      case 'wiki':
        return wiki(parts, place) + place.tail
      case 'address':
        return encodeAddress(addressOf(parts)) + place.tail
      case 'bracketed':
        return addressOf(parts).replace(/[<>|]/g, encodeCharacter) + place.tail
    }
  }
}

/** A part of an address, so that nothing in it ends the address or the cell that it stands in. */
export function encodeAddress(text: string): string {
  return text.replace(/[%\s()<>#?|"]/g, encodeCharacter)
}

function encodeCharacter(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}
