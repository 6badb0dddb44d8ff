import type { TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import { isByAddress, type Link, type Resolution } from '../../model/link.ts'
import type { Heading, Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import { shownText } from '../../model/shown-text.ts'
import { endsPlain, quoteAt, readInQuotes, writeInQuotes } from '../../parse/yaml-quotes.ts'
import {
  type AfterGarden,
  isByAlias,
  type LinkWords,
  leadsTo,
  type Place,
  placeOfResolution,
  type Resolve,
} from './after-garden.ts'
import { encodeTarget, fitAttribute } from './encode-target.ts'
import { renamedAddress, renamedAlias, renamedPathName, renamedServed } from './renamed-names.ts'
import {
  type AnchorChange,
  endsFragment,
  fragmentRange,
  headingsAbove,
  renamedUntil,
  spellFragment,
  untilRange,
  writeFragment,
} from './spell-fragment.ts'
import { isPlaced, spellTarget } from './spell-target.ts'

/** A link that has to be written anew to mean the same. */
export interface LinkRewrite {
  readonly link: Link
  /** Where it leads afterwards. */
  readonly place: Place
  /** As it is written anew, decoded. */
  readonly words: LinkWords
  /** What it goes on to show, where that would change with its words and should not. */
  readonly shown?: string
  /** Of an embed of a section: what the heading before which it ends is called now. */
  readonly until?: string
  /** Set where the link would still lead there, but only because the note has its old name as an alias. */
  readonly byAlias?: true
}

/** What relinking finds for one note. */
interface NoteRewrites {
  readonly path: NotePath
  readonly rewrites: readonly LinkRewrite[]
  /** Links that no way of writing leads to where they led. */
  readonly lost: readonly Link[]
}

/**
 * Every link of a garden that would mean something else after a change, and how to write it so that it means the same.
 * Links that lead nowhere now may do so later. With `keepsText` no sentence says anything else because a name has changed. One pass over all links; only those that change are spelled.
 */
export function relink(
  garden: Garden,
  after: AfterGarden,
  resolve: Resolve,
  keepsText = false,
): readonly NoteRewrites[] {
  const found: NoteRewrites[] = []
  for (const note of garden.notesByPath.values()) {
    const resolutions = garden.links.resolutionsByPath.get(note.path) ?? []
    const rewrites: LinkRewrite[] = []
    const lost: Link[] = []
    for (const [i, link] of note.links.entries()) {
      const resolution = resolutions[i]!
      const before = placeOfResolution(resolution)
      if (before === undefined) continue
      const home = after.homeOf(note.path, i)
      const wanted = after.placeOf(before, link)
      const mustBePlaced = isPlaced(link, note.path, before.path)
      const isRight = !mustBePlaced || isPlaced(link, home, wanted.path)
      const now = resolve(home, link)
      const isFound = isRight && leadsTo(now, wanted)
      // Other programs do not find a note by its alias.
      const byAlias = isFound && !isByAlias(resolution) && isByAlias(now)
      const of = garden.notesByPath.get(before.path as NotePath)?.headings ?? []
      const until = renamedUntil(link, of, after.notes.get(wanted.path as NotePath)?.headings ?? [])
      const withUntil = until === undefined ? {} : { until }
      if (isFound && !byAlias) {
        if (until !== undefined) rewrites.push({ link, place: wanted, words: link, until })
        continue
      }
      const move = { before, wanted, home, was: resolution, keepsCase: keepsText }
      const words = respell(note, link, move, garden, after, resolve)
      if (words)
        rewrites.push({
          link,
          place: wanted,
          words,
          ...withUntil,
          ...shownStill(link, words, keepsText),
          ...(byAlias && { byAlias }),
        })
      else if (!byAlias) lost.push(link)
    }
    if (rewrites.length > 0 || lost.length > 0) found.push({ path: note.path, rewrites, lost })
  }
  return found
}

function shownStill(link: Link, words: LinkWords, keepsText: boolean): { readonly shown?: string } {
  if (!keepsText || link.syntax !== 'wiki' || link.embed || link.displayText !== undefined) return {}
  const shown = shownText(link)
  return shown === shownText(words) ? {} : { shown }
}

interface Move {
  readonly before: Place
  readonly wanted: Place
  readonly home: NotePath
  /** What the link meant: only one that led by an alias, or by a name that several files have, may do so again. */
  readonly was: Resolution
  /** What is shown is kept beside the name, which is then written as the note writes it. */
  readonly keepsCase: boolean
}

function respell(
  note: Note,
  link: Link,
  { before, wanted, home, was, keepsCase }: Move,
  garden: Garden,
  after: AfterGarden,
  resolve: Resolve,
): LinkWords | undefined {
  // A section that is a note of its own now is named: a link to all of its own note has neither name nor fragment.
  const isSelf = link.target === '' && wanted.path === home && !isWhole(before, wanted)
  const isMisplaced = isPlaced(link, note.path, before.path) && !isPlaced(link, home, wanted.path)
  const alias = renamedAlias(link, garden, after, before.path, wanted.path)
  const targets = isSelf
    ? ['']
    : [
        ...(alias === undefined ? [] : [alias]),
        ...renamedPathName(link, garden, after, before.path, wanted.path),
        ...renamedAddress(link, garden, before.path, wanted.path),
        ...renamedServed(link, before.path, wanted.path),
        // What is right already stays as it is written.
        ...(link.target === '' || isMisplaced ? [] : [link.target]),
        ...spellTarget({ link, source: note.path, home, old: before.path, path: wanted.path, keepsCase }),
      ]
  const change = anchorChange(before, wanted, garden, after)
  const fragments = isWhole(before, wanted)
    ? [undefined]
    : change === undefined
      ? [link.fragment]
      : [link.fragment, ...spellFragment(link.fragment, change)]
  for (const target of targets) {
    for (const fragment of fragments) {
      const words: LinkWords = {
        syntax: link.syntax,
        embed: link.embed,
        target,
        ...(fragment && { fragment }),
      }
      if (!isWritable(words) || (link.section && hasSign(fragment))) continue
      const resolution = resolve(home, words)
      const isLoose = resolution.kind === 'ambiguous' && !(was.kind === 'ambiguous' && target === link.target)
      if (isLoose || (isByAlias(resolution) && !isByAlias(was))) continue
      if (leadsTo(resolution, wanted)) return words
    }
  }
  return undefined
}

/** Whether what was a part of a note is a note of its own. */
function isWhole(before: Place, wanted: Place): boolean {
  return before.anchor !== undefined && wanted.anchor === undefined
}

function anchorChange(
  before: Place,
  wanted: Place,
  garden: Garden,
  after: AfterGarden,
): AnchorChange | undefined {
  if (wanted.anchor === undefined) return undefined
  if (wanted.anchor.startsWith('^')) return { kind: 'block', id: wanted.anchor.slice(1) }
  const oldHeadings = garden.notesByPath.get(before.path as NotePath)?.headings ?? []
  const old = oldHeadings.find(({ slug }) => slug === before.anchor)
  const headings = after.notes.get(wanted.path as NotePath)?.headings ?? []
  const at = headings.findIndex(({ slug }) => slug === wanted.anchor)
  const heading = headings[at]
  if (heading === undefined || (before.anchor !== undefined && old === undefined)) return undefined
  return {
    kind: 'heading',
    ...(old && { old }),
    heading,
    above: headingsAbove(headings, at),
    textByKey: renamedHeadings(oldHeadings, headings),
  }
}

/** The new texts of headings, by what links compared the old ones with. */
function renamedHeadings(before: readonly Heading[], after: readonly Heading[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  if (before.length !== after.length) return texts
  for (const [i, { key, text }] of before.entries())
    if (after[i]!.text !== text) texts.set(key, after[i]!.text)
  return texts
}

/** Whether a fragment has what ends it in a range. */
function hasSign(fragment: LinkWords['fragment']): boolean {
  return fragment?.kind === 'heading' && fragment.path.some((part) => endsFragment.test(part))
}

/** Whether the words can stand in a link. */
function isWritable({ syntax, target }: LinkWords): boolean {
  return isByAddress(syntax) || !/[[\]|#\n\r]/.test(target)
}

/**
 * The edits of one note's source that write its links anew. Links that share their address (by reference) are edited
 * once. In tables (`isInTable`) a divider is written `\|`. Undefined where a link is written in a way that cannot be edited, such as with YAML's escapes.
 */
export function rewriteLinks(
  source: string,
  rewrites: readonly LinkRewrite[],
  isInTable: (link: Link) => boolean = () => false,
): readonly TextEdit[] | undefined {
  const edits = new Map<string, TextEdit>()
  const add = (start: number, end: number, text: string): void => {
    if (source.slice(start, end) !== text) edits.set(`${start}-${end}`, { range: { start, end }, text })
  }
  for (const { link, words, shown, until } of rewrites) {
    const { start, end } = link.targetRange
    const byAddress = isByAddress(link.syntax)
    const isProperty = link.syntax === 'property'
    const quote = isProperty ? quoteAt(source, link.range.start) : ''
    const quoted = (text: string): string => (isProperty ? writeInQuotes(text, quote) : text)
    const written = readInQuotes(source.slice(start, end), quote)
    if (!byAddress && written.trim() !== link.target && written !== link.target) return undefined
    if (isProperty && quote === '' && endsPlainScalar(source, link, words)) return undefined
    if (words.target !== link.target) {
      const isBracketed = link.syntax === 'markdown' && source[start - 1] === '<'
      const inProgram = byAddress && isInProgram(source, start)
      const encodeAddress = (target: string, old: string): string =>
        inProgram ? target : encodeTarget(target, old, link.target, isBracketed)
      const address = byAddress
        ? encodeAddress(fitStart(words.target, written, link.target), written)
        : quoted(words.target)
      add(start, end, link.syntax === 'html' ? fitAttribute(address) : address)
    }
    if (words.fragment !== link.fragment) {
      const place = fragmentRange(link, source)
      const isBracketed = link.syntax === 'markdown' && source[start - 1] === '<'
      const fragment = words.fragment && writeFragment(words.fragment, link.syntax, isBracketed)
      add(place.start, place.end, fragment === undefined ? '' : quoted(fragment))
    }
    const last = until === undefined ? undefined : untilRange(link, source)
    if (last && until !== undefined) add(last.start, last.end, until)
    if (shown !== undefined) {
      const at = link.range.end - 2
      const text = `${isInTable(link) ? '\\|' : '|'}${quoted(shown)}`
      edits.set(`${at} shown`, { range: { start: at, end: at }, text })
    }
  }
  return [...edits.values()].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

/** Whether an address stands in quotes of a program, which decodes nothing: `import tree from './a tree.png'`. */
function isInProgram(source: string, start: number): boolean {
  return /(?:\bfrom[ \t]+|\()(['"])(?:@site)?$/.test(source.slice(Math.max(0, start - 40), start))
}

/** What a program's tag reads from the top of the site is written without the slash that an address has: `{% link a.md %}`. */
function fitStart(target: string, written: string, before: string): string {
  if (!before.startsWith('/') || written.startsWith('/')) return target
  const start = written.startsWith('@site/') ? '@site/' : ''
  return target.startsWith('/') ? start + target.slice(1) : target
}

/** Whether the new words would end the plain scalar that they stand in. */
function endsPlainScalar(source: string, link: Link, { target, fragment }: LinkWords): boolean {
  const { start } = link.range
  const isChanged = target !== link.target || fragment !== link.fragment
  const text = `${target}${fragment ? writeFragment(fragment, link.syntax) : ''}`
  return isChanged && endsPlain(text, source.slice(source.lastIndexOf('\n', start - 1) + 1, start))
}
