import type { Garden } from '../../model/garden.ts'
import { isByAddress, type Link, type Resolution } from '../../model/link.ts'
import type { Heading, Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import { shownText } from '../../model/shown-text.ts'
import {
  type AfterGarden,
  isByAlias,
  isThere,
  type LinkWords,
  leadsTo,
  type Place,
  placeOfResolution,
  type Resolve,
} from './after-garden.ts'
import { renamedAddress, renamedAlias, renamedPathName, renamedServed } from './renamed-names.ts'
import {
  type AnchorChange,
  endsFragment,
  headingsAbove,
  renamedUntil,
  spellFragment,
} from './spell-fragment.ts'
import { isPlaced, spellTarget, withoutQuery } from './spell-target.ts'

/** A link that has to be written anew to mean the same. */
export interface LinkRewrite {
  readonly link: Link
  /** Where it leads afterwards. */
  readonly place: Place
  /** As it is written anew, decoded. */
  readonly words: LinkWords
  /** What the address asks the page for (`?tab=2`), decoded: that stays as it is written. */
  readonly query?: string
  /** What it goes on to show, where that would change with its words and should not. */
  readonly shown?: string
  /** Of an embed of a section: what the heading before which it ends is called now. */
  readonly until?: string
  /** Set where the link would still lead there, but only because the note has its old name as an alias. */
  readonly byAlias?: true
}

/** What relinking finds for one note. */
export interface NoteRewrites {
  readonly path: NotePath
  readonly rewrites: readonly LinkRewrite[]
  /** Links that no way of writing leads to where they led. */
  readonly lost: readonly Link[]
  /** The folders that links lead to and that are no more, since no note is left in them. */
  readonly gone: readonly string[]
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
    const gone = new Set<string>()
    for (const [i, link] of note.links.entries()) {
      const resolution = resolutions[i]!
      const before = placeOfResolution(resolution)
      if (before === undefined) continue
      const home = after.homeOf(note.path, i)
      const wanted = after.placeOf(before, link)
      const plain = withoutQuery(link, before)
      const mustBePlaced = isPlaced(plain, note.path, before)
      const isRight = !mustBePlaced || isPlaced(plain, home, wanted)
      const now = resolve(home, link)
      // A folder without notes has no page: a link goes on to name it, and leads nowhere.
      const isGone = wanted.isFolder && !leadsTo(now, wanted) && !isThere(wanted, resolve)
      if (isGone) gone.add(before.path)
      const leads = (found: Resolution): boolean =>
        isGone ? found.kind === 'missing' : leadsTo(found, wanted)
      const isFound = isRight && leads(now)
      // Other programs do not find a note by its alias.
      const byAlias = isFound && !isByAlias(resolution) && isByAlias(now)
      const of = garden.notesByPath.get(before.path as NotePath)?.headings ?? []
      const until = renamedUntil(link, of, after.notes.get(wanted.path as NotePath)?.headings ?? [])
      const withUntil = until === undefined ? {} : { until }
      if (isFound && !byAlias) {
        if (until !== undefined) rewrites.push({ link, place: wanted, words: link, until })
        continue
      }
      const move = { plain, isRight, before, wanted, home, was: resolution, keepsCase: keepsText, leads }
      const words = respell(note, link, move, garden, after, resolve)
      if (words)
        rewrites.push({
          link,
          place: wanted,
          words,
          ...(plain !== link && { query: link.target.slice(plain.target.length) }),
          ...withUntil,
          ...shownStill(link, words, keepsText),
          ...(byAlias && { byAlias }),
        })
      else if (!byAlias && !isGone) lost.push(link)
    }
    if (rewrites.length > 0 || lost.length > 0 || gone.size > 0)
      found.push({ path: note.path, rewrites, lost, gone: [...gone].sort() })
  }
  return found
}

function shownStill(link: Link, words: LinkWords, keepsText: boolean): { readonly shown?: string } {
  if (!keepsText || link.syntax !== 'wiki' || link.embed || link.displayText !== undefined) return {}
  const shown = shownText(link)
  return shown === shownText(words) ? {} : { shown }
}

interface Move {
  /** The link without what it asks the page for. */
  readonly plain: Link
  /** Unless it says by its place where the file was, and no more. */
  readonly isRight: boolean
  readonly before: Place
  readonly wanted: Place
  readonly home: NotePath
  /** What the link meant: only one that led by an alias, or by a name that several files have, may do so again. */
  readonly was: Resolution
  /** What is shown is kept beside the name, which is then written as the note writes it. */
  readonly keepsCase: boolean
  /** Whether the link may mean this. */
  readonly leads: (found: Resolution) => boolean
}

function respell(
  note: Note,
  link: Link,
  { plain, isRight, before, wanted, home, was, keepsCase, leads }: Move,
  garden: Garden,
  after: AfterGarden,
  resolve: Resolve,
): LinkWords | undefined {
  // A section that is a note of its own now is named: a link to all of its own note has neither name nor fragment.
  const isSelf = link.target === '' && wanted.path === home && !isWhole(before, wanted)
  const query = link.target.slice(plain.target.length)
  const alias = renamedAlias(plain, garden, after, before.path, wanted.path)
  const asked = { ...wanted, link: plain, source: note.path, home, old: before.path, keepsCase }
  const targets = isSelf
    ? ['']
    : [
        ...(alias === undefined ? [] : [alias]),
        ...renamedPathName(plain, garden, after, before.path, wanted.path),
        ...renamedAddress(plain, garden, before.path, wanted.path),
        ...renamedServed(plain, before.path, wanted.path),
        // What is right already stays as it is written.
        ...(link.target === '' || !isRight ? [] : [plain.target]),
        ...spellTarget(asked),
      ].map((target) => target + query)
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
      if (leads(resolution)) return words
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
