import type { Change, TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Note } from '../../model/note.ts'
import { type GardenPath, toNameKey } from '../../model/path.ts'
import { tagKeys } from '../../model/properties.ts'
import { joinTag } from '../../parse/collect-tags.ts'
import { replaceItems } from '../../parse/frontmatter-items.ts'
import {
  type ChangeDraft,
  createAfter,
  type DraftSources,
  refuse,
  refuseOtherProperties,
} from './change-draft.ts'
import { takeLetterCase } from './letter-case.ts'

/** Whether a tag is another or stands below it: `linux/memory` below `Linux`. */
export function isTagBelow(tag: string, above: string): boolean {
  const [a, b] = [tag.toLowerCase(), above.toLowerCase()]
  return a === b || a.startsWith(`${b}/`)
}

/** Whether a rename of the tag has to look into a note: it has the tag, or links to its page. */
export function namesTag({ tags, links }: Note, tag: string): boolean {
  return (
    tags.some((one) => isTagBelow(one, tag)) ||
    links.some((link) => link.isTag && isTagBelow(link.target, tag))
  )
}

/** What a tag is called once one is renamed, both without `#`; undefined for one that is neither that nor below it. */
export function tagRenamer(old: string, name: string): (tag: string) => string | undefined {
  // A name given for its letter case, or at another depth, is taken as it is given.
  const isOther = toNameKey(old) !== toNameKey(name) && old.split('/').length === name.split('/').length
  return (tag) => {
    if (!isTagBelow(tag, old)) return undefined
    return (isOther ? takeLetterCase(tag.slice(0, old.length), old, name) : name) + tag.slice(old.length)
  }
}

/** Whether a note has the tag in its properties. */
function saysTag({ properties }: Note, tag: string): boolean {
  const words = tagKeys.flatMap((key) => [properties[key]].flat())
  return words.some(
    (word) =>
      typeof word === 'string' &&
      [...word.split(/[\s,]+/), joinTag(word)].some((one) => isTagBelow(one.replace(/^#/, ''), tag)),
  )
}

/** A tag and those below it under another name, in texts, in properties and in links to their pages. */
export function draftTag(
  { from, to }: Extract<Change, { kind: 'rename-tag' }>,
  garden: Garden,
  { sourceOf, tagsOf }: DraftSources,
): ChangeDraft {
  const [old, name] = [from.replace(/^#/, ''), to.replace(/^#/, '')]
  if (!/^[^\s#,"'[\]{}()|]+$/.test(name) || /^[\d/]|\/$|\/\//.test(name) || /^\d+$/.test(name))
    return refuse(garden, `"${to}" is no tag: letters, digits, "_", "-" and "/" between them`)
  const rename = tagRenamer(old, name)
  const edits = new Map<GardenPath, readonly TextEdit[]>()
  for (const note of garden.notesByPath.values()) {
    if (!namesTag(note, old)) continue
    const source = sourceOf(note.path)
    const inLinks = note.links.flatMap(({ isTag, target, targetRange: range }): TextEdit[] => {
      const next = isTag && rename(target)
      return next ? [{ range, text: next }] : []
    })
    const inText = tagsOf(note.path).flatMap(({ start, end }): TextEdit[] => {
      const next = rename(source.slice(start + 1, end))
      return next === undefined ? [] : [{ range: { start: start + 1, end }, text: next }]
    })
    // A program may take all of an item as one tag.
    const isJoined = (item: string): boolean =>
      /\s/.test(item) && note.tags.some((tag) => toNameKey(tag) === toNameKey(joinTag(item)))
    const ofSeveral = replaceItems(
      source,
      tagKeys,
      (item) => (isJoined(item) ? rename(joinTag(item)) : undefined),
      /.+/g,
    )
    const inProperties = replaceItems(
      source,
      tagKeys,
      (item) => {
        const words = item.split(/([\s,]+)/).map((word) => {
          const next = rename(word.replace(/^#/, ''))
          return next === undefined ? word : (word.startsWith('#') ? '#' : '') + next
        })
        return words.join('')
      },
      /[^\s]+/g,
    )
    if (saysTag(note, old)) {
      const refused = refuseOtherProperties(garden, [note.path], sourceOf)
      if (refused !== undefined) return refused
    }
    const ofOne = inProperties.filter(
      ({ range }) => !ofSeveral.some((one) => one.range.start <= range.start && range.end <= one.range.end),
    )
    edits.set(note.path, [...ofSeveral, ...ofOne, ...inText, ...inLinks])
  }
  const problems = edits.size === 0 ? [`No note has the tag #${old}`] : []
  return { after: createAfter(garden, {}), edits, moves: new Map(), problems }
}
