import type { Root } from 'mdast'
import { VFile } from 'vfile'
import type { NoteDialect } from '../define/dialect.ts'
import type { AuthorTag } from '../model/author-tag.ts'
import { noteFailed, unclosedComment } from '../model/diagnostics.ts'
import type { Note } from '../model/note.ts'
import { defaultGardenOptions, type NoteBudget } from '../model/options.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import { stemOf, toNameKey } from '../model/path.ts'
import { boxLeftovers } from './box-leftovers.ts'
import { checkTree } from './check-tree.ts'
import { collectHidden } from './collect-hidden.ts'
import { collectParts } from './collect-parts.ts'
import { collectTags } from './collect-tags.ts'
import { countWords } from './count-words.ts'
import { joinReadings, nameByDialect } from './dialect-reading.ts'
import { findLanguage } from './find-language.ts'
import { findTitleHeadings } from './find-title-headings.ts'
import { findUnreadText } from './find-unread-text.ts'
import type { NoteInput } from './note-input.ts'
import { findTitle } from './note-title.ts'
import { placeProperties } from './place-properties.ts'
import { plainNote } from './plain-note.ts'
import type { NoteProcessor, NoteProcessorData } from './portable-processor.ts'
import { collectPropertyLinks } from './property-links.ts'
import { readAliases } from './read-aliases.ts'
import { type NoteHead, readHead } from './read-head.ts'
import { type NoteFileData, readNoteSyntax } from './remark-note-syntax.ts'
import { portableLimits, type ScanLimits } from './scan-limits.ts'
import { scanSource } from './scan-source.ts'

/**
 * Reads one note. It never throws: a note over budget, and one that makes a plugin throw, comes back as plain text
 * with the reason among its diagnostics. Equal input gives an equal note. Plugins that wait for something make it fail:
 * see {@link parseNoteWithPlugins}.
 */
export function parseNote(input: NoteInput, processor: NoteProcessor): ParsedNote {
  const opened = openNote(input, processor)
  if ('note' in opened) return opened
  const { tree, file } = opened
  try {
    const { onlySyntax } = dataOf(processor)
    // Nearly every garden asks for our own syntax alone, and unified's queue would cost half of it again.
    if (onlySyntax) readNoteSyntax(tree, file, onlySyntax)
    return finishNote(
      input,
      opened,
      onlySyntax ? tree : processor.runSync(tree, file),
      onlySyntax !== undefined,
      dataOf(processor).dialects,
    )
  } catch (error) {
    return failedNote(input, error)
  }
}

/** {@link parseNote} for a processor whose plugins may wait for something: a file, a program, another server. */
export async function parseNoteWithPlugins(input: NoteInput, processor: NoteProcessor): Promise<ParsedNote> {
  if (dataOf(processor).onlySyntax) return parseNote(input, processor)
  const opened = openNote(input, processor)
  if ('note' in opened) return opened
  try {
    return finishNote(
      input,
      opened,
      await processor.run(opened.tree, opened.file),
      false,
      dataOf(processor).dialects,
    )
  } catch (error) {
    return failedNote(input, error)
  }
}

/** A note that was parsed, before our syntax and plugins see its tree. */
interface OpenedNote {
  readonly tree: Root
  readonly file: VFile
  readonly head: NoteHead
}

function openNote(input: NoteInput, processor: NoteProcessor): OpenedNote | ParsedNote {
  const { path, source } = input
  const problem = scanSource(source, budgetOf(input), path, limitsOf(processor))
  if (problem) return plainNote(input, problem)
  try {
    const head = readHead(source, path)
    const file = new VFile({ path, value: blankOut(source, head.end) })
    ;(file.data as NoteFileData).properties = head.properties
    const tree = processor.parse(maskSource(file, input, processor))
    const tooMuch = checkTree(tree, budgetOf(input), path)
    return tooMuch ? plainNote(input, tooMuch) : { tree, file, head }
  } catch (error) {
    return failedNote(input, error)
  }
}

/** What the parser sees: dialects hide what is no Markdown. */
function maskSource(file: VFile, input: NoteInput, processor: NoteProcessor): VFile {
  const { dialects = [] } = dataOf(processor)
  if (dialects.length === 0) return file
  const source = String(file)
  const masked = dialects.reduce((text, dialect) => dialect.mask?.(text, input.path) ?? text, source)
  return masked === source ? file : new VFile({ path: file.path, value: masked })
}

/** `isWhole`: nothing but our own syntax has seen the tree. */
function finishNote(
  input: NoteInput,
  { file, head }: OpenedNote,
  tree: Root,
  isWhole: boolean,
  dialects: readonly NoteDialect[] = [],
): ParsedNote {
  const grown = checkTree(tree, budgetOf(input), input.path)
  if (grown) return plainNote(input, grown)
  const data = file.data as NoteFileData
  const { note, htmlTags } = makeNote(input, head, tree, data, { isWhole, dialects })
  boxLeftovers(tree, note, input.source)
  const { comments } = data
  return { note, tree, ...(htmlTags.length > 0 && { htmlTags }), ...(comments && { comments }) }
}

function failedNote(input: NoteInput, error: unknown): ParsedNote {
  return plainNote(input, noteFailed(input.path, reasonOf(error)))
}

function budgetOf({ budget }: NoteInput): NoteBudget {
  return budget ?? defaultGardenOptions.budget
}

function makeNote(
  input: NoteInput,
  head: NoteHead,
  tree: Root,
  { comments, hasNoTags, readings }: NoteFileData,
  { isWhole, dialects }: { readonly isWhole: boolean; readonly dialects: readonly NoteDialect[] },
): { readonly note: Note; readonly htmlTags: readonly AuthorTag[] } {
  const { path, source, hash } = input
  const { range } = head
  const told = readings && joinReadings(readings, head.properties)
  const properties = told?.properties ?? head.properties
  const labelFirst = new Set(input.labelFirst)
  const propertyLinks = range ? collectPropertyLinks(head.properties, range, source, labelFirst) : []
  const parts = collectParts(tree, source, propertyLinks, labelFirst)
  const ownRanges = range && placeProperties(head.properties, range, source)
  const propertyRanges = told ? { ...told.propertyRanges, ...ownRanges } : ownRanges
  const textLanguage = findLanguage(parts.plainText)
  const aliases = readAliases(properties)
  const authorIds = collectAuthorIds(parts.htmlTags)
  const open = comments?.at(-1)
  // What a plugin takes away nobody is to see.
  const hidden = isWhole
    ? collectHidden(tree, source, {
        textStart: head.end,
        ...((comments || told) && { comments: [...(comments ?? []), ...(told?.hidden ?? [])] }),
      })
    : [0, source.length]
  const called = nameByDialect(dialects, path, properties, told?.names)
  const note: Note = {
    path,
    hash,
    ...findTitle(
      { path, properties, aliases },
      findTitleHeadings(tree, parts.headings),
      input.homeTitle,
      called,
    ),
    names: [...new Set([stemOf(path), ...(called?.words ?? []), ...aliases].map(toNameKey))],
    aliases,
    ...called?.given,
    properties,
    ...(propertyRanges && { propertyRanges }),
    ...head.privacy,
    ...(called?.withheld && { withheld: [...(head.privacy.withheld ?? []), called.withheld] }),
    tags: hasNoTags
      ? []
      : collectTags(
          properties,
          told ? [...told.tags, ...parts.tags] : parts.tags,
          dialects.some(({ joinsTags }) => joinsTags),
        ),
    headings: parts.headings,
    blocks: parts.blocks,
    links: parts.links,
    plainText: parts.plainText,
    prose: parts.prose,
    ...(hidden && { hidden }),
    wordCount: countWords(parts.plainText),
    ...(textLanguage !== undefined && { textLanguage }),
    ...(authorIds.length > 0 && { authorIds }),
    ...(parts.claims > 0 && { claims: parts.claims }),
    ...(parts.queries.length > 0 && { queries: parts.queries }),
    ...(parts.tasks.length > 0 && { tasks: parts.tasks }),
    ...(parts.fields.length > 0 && { fields: parts.fields }),
    diagnostics: [
      ...(input.diagnostics ?? []),
      ...head.diagnostics,
      ...(open?.isOpen ? [unclosedComment(path, { start: open.start, end: open.start + 2 })] : []),
      ...findUnreadText(parts.doubtful, source, path),
      ...(told?.diagnostics ?? []),
    ],
  }
  return { note, htmlTags: parts.htmlTags }
}

/** The ids of elements, and the names of anchors, which are older, each once. */
function collectAuthorIds(tags: readonly AuthorTag[]): readonly string[] {
  const ids = new Set<string>()
  for (const { name: tag, attributes } of tags)
    for (const { name, value } of attributes)
      if (value !== '' && (name === 'id' || (name === 'name' && tag === 'a'))) ids.add(value)
  return [...ids]
}

/** The limits of the parser inside a processor; made in another way than by ours, it is as slow as remark. */
function limitsOf(processor: NoteProcessor): ScanLimits {
  return dataOf(processor).scanLimits ?? portableLimits
}

function dataOf(processor: NoteProcessor): NoteProcessorData {
  return processor.data() as NoteProcessorData
}

/** Spaces in place of the first `end` characters, line ends kept: the parsers see no frontmatter, offsets stay. */
function blankOut(source: string, end: number): string {
  if (end === 0) return source
  return source.slice(0, end).replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length)) + source.slice(end)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
