import { definePageKind } from '../../define/page-kind.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { NoteVersion } from '../../model/note-version.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { addressOfNote } from '../../site/address.ts'
import { noteLink } from '../../site/note-link.ts'
import { pageDirection, pageLanguage } from '../../site/page-language.ts'
import { diffBlocks, shortenRuns } from './diff-blocks.ts'
import { historyFacts } from './facts.ts'
import { renderVersions } from './render-versions.ts'
import { versionWords } from './version-words.ts'
import type { VersionDay, VersionsOfNote } from './versions-of-note.ts'

/** Blocks that are shown of one day, and days of one page. */
const most = { blocks: 40, days: 20 }

/** The page's name among kinds of pages. */
const kind = 'versions'

/** How a note changed, day by day and word by word. */
export const versionsPage = definePageKind<VersionsOfNote | undefined>({
  name: kind,
  *plan({ read }) {
    for (const path of read(historyFacts).versionPages())
      yield { key: path, address: `${ownFolder}/${kind}/${addressOfNote(path)}` as Address }
  },
  title: ({ garden, words }, key) =>
    versionWords(words).title(garden.notesByPath.get(key as NotePath)?.title ?? ''),
  trail: (view, key) => {
    const note = view.garden.notesByPath.get(key as NotePath)
    return note === undefined ? [] : [noteLink(view, note)]
  },
  collect: (view, { key }) => {
    const path = key as NotePath
    const { versionsOf, changesOf } = view.garden.read(historyFacts)
    const note = view.garden.notesByPath.get(path)
    const versions = versionsOf(path)?.list
    if (note === undefined || versions === undefined) return undefined
    const stageByDay = new Map(changesOf(path)?.grown.map(({ day, stage }) => [day, stage]))
    const planted = changesOf(path)?.planted
    const lang = pageLanguage(note, view.lang, view.options.lang !== '')
    return {
      note: { title: note.title, href: noteLink(view, note).href },
      lang,
      dir: pageDirection(note, lang),
      days: versions.slice(0, Math.min(versions.length - 1, most.days)).flatMap((newer, i) => {
        const { day } = newer
        const { blocks, more } = dayBetween(newer)(versions[i + 1]!)
        const stage = stageByDay.get(day)
        return blocks.length === 0 && stage === undefined
          ? []
          : [{ day, ...(stage && { stage }), blocks, more }]
      }),
      ...(planted !== undefined && versions.length <= most.days + 1 && { planted }),
    }
  },
  render: (page, context) => ({
    content: page === undefined ? '' : renderVersions(page, context),
    headEnd: '<meta name="robots" content="noindex">\n',
  }),
})

/** Where a note's page of versions is. */
export function versionsAddress(
  { addressByKey }: { readonly addressByKey: ReadonlyMap<string, ReadonlyMap<string, Address>> },
  path: NotePath,
): Address | undefined {
  return addressByKey.get(kind)?.get(path)
}

const dayBetween = memoByObject((newer: NoteVersion) =>
  memoByObject((older: NoteVersion): Pick<VersionDay, 'blocks' | 'more'> => {
    const blocks = diffBlocks(older.blocks, newer.blocks)
    return {
      blocks: blocks.slice(0, most.blocks).map(shortenRuns),
      more: Math.max(0, blocks.length - most.blocks),
    }
  }),
)
