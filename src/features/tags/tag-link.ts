import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import type { PageLink } from '../../model/page.ts'
import { toNameKey } from '../../model/path.ts'
import { addressOfPage } from '../../model/site.ts'
import { hrefOf } from '../../site/address.ts'
import { groupNames } from '../../site/group-names.ts'
import { collectTags, parentTag } from './collect-tags.ts'

/** A tag as a list shows it. */
export interface TagEntry extends PageLink {
  /** Notes with it or with a tag below it. */
  readonly count: number
}

/** The tags of a site; all by folded tag. */
interface TagLists {
  /** The first spelling, sorted by folded tag. */
  readonly labelByKey: ReadonlyMap<string, string>
  /** Notes with the tag or one below it, sorted by title. */
  readonly notesByKey: ReadonlyMap<string, readonly Note[]>
  /** Tags directly below, `''` for those at the top; sorted. */
  readonly childrenByKey: ReadonlyMap<string, readonly string[]>
}

/** The tags of a site, each list made once. */
export const tagLists = memoByObject((view: SiteView): TagLists => {
  const labelByKey = collectTags(view.garden)
  const notesByKey = new Map<string, Note[]>()
  for (const note of view.garden.notesByPath.values())
    for (const key of keysOf(note)) {
      const list = notesByKey.get(key)
      if (list) list.push(note)
      else notesByKey.set(key, [note])
    }
  return {
    labelByKey,
    notesByKey: new Map([...notesByKey].map(([key, notes]) => [key, view.sortByTitle(notes)])),
    childrenByKey: groupNames(labelByKey.keys(), parentTag),
  }
})

/** A folded tag as lists show it: as it is first spelled, and how many notes have it. */
export function tagEntry(view: SiteView, key: string): TagEntry {
  const { labelByKey, notesByKey } = tagLists(view)
  const address = addressOfPage(view.plan, 'tag', key)
  return {
    title: labelByKey.get(key) ?? key,
    href: hrefOf(view.options.base, address!),
    count: notesByKey.get(key)?.length ?? 0,
  }
}

/** The pages above that of a folded tag: all tags, then those that it is part of. */
export function tagTrail(view: SiteView, key: string): readonly PageLink[] {
  const parents: PageLink[] = []
  for (let at = parentTag(key); at !== ''; at = parentTag(at)) parents.unshift(tagEntry(view, at))
  const [all] = view.plan.addressesByOverview.get('tags') ?? []
  if (all === undefined) return parents
  return [{ title: view.titleOfOverview('tags'), href: hrefOf(view.options.base, all) }, ...parents]
}

function keysOf({ tags }: Note): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const tag of tags)
    for (let key: string = toNameKey(tag); key !== ''; key = parentTag(key)) keys.add(key)
  return keys
}
