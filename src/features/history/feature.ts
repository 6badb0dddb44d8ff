import { defineFeature } from '../../define/feature.ts'
import { defineOverview } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import { eachNote } from '../../model/each-note.ts'
import type { Note } from '../../model/note.ts'
import type { DatedLink, Href } from '../../model/page.ts'
import { hrefOf } from '../../site/address.ts'
import { joinParts } from '../../site/note-lists.ts'
import { historyFacts } from './facts.ts'
import { gardenGrowth, latelyTouched } from './garden-growth.ts'
import { historyProperties } from './history-of-note.ts'
import { renderGrowth, renderLately } from './render-growth.ts'
import { renderHistory, renderLastDay, renderSinceMark } from './render-note-history.ts'
import { markOf, type SinceMark, sinceFiles, sinceMark } from './since.ts'
import { versionsSetting } from './version-settings.ts'
import { versionsAddress, versionsPage } from './versions-page.ts'

/** Notes that home names as planted or tended lately. */
const maxAtHome = 5

/** What home says of what was done lately. */
interface HomeHistory {
  readonly lately: readonly DatedLink[]
  readonly since?: SinceMark
}

/** When notes were planted and tended. */
export const history = defineFeature({
  name: 'history',
  about: 'History: when notes were planted and tended, and how the garden grew.',
  style: './history.css',
  pageStyle: './growth.css',
  script: './web/history.ts',
  // What changed since a reader was here last; without versions nobody is told.
  usesScript: (options) => settingOf(options, versionsSetting) > 0,
  facts: [historyFacts],
  properties: historyProperties,
  settings: [versionsSetting],
  versions: (options) => settingOf(options, versionsSetting) > 0,
  pages: [versionsPage],
  files: sinceFiles,
  overviews: [
    defineOverview({
      name: 'garden-history',
      title: (words) => words.gardenHistory,
      exists: ({ read }) => read(historyFacts).isKnown(),
      place: { name: 'history', title: (words) => words.history },
      collect: gardenGrowth,
      render: (growth, { words }) => renderGrowth(growth, words),
    }),
  ],
  data: {
    garden: ({ garden }) => ({
      history: eachNote(garden, (path) => {
        const days = garden.read(historyFacts).of(path)
        return days === undefined ? [] : [{ path, ...days }]
      }),
    }),
  },
  slots: {
    'note.facts': definePart({
      collect: (view, { note, address }) => {
        const { planted, tended } = (note && view.garden.read(historyFacts).of(note.path)) ?? {}
        const day = tended ?? planted
        return address === '' || day === undefined
          ? undefined
          : { day, isTended: tended !== undefined, ...changedOf(view, note), ...versionsOf(view, note) }
      },
      render: (last, { words }) => renderLastDay(last, words),
    }),
    'note.after': definePart({
      collect: (view, { note }) => {
        const days = note && view.garden.read(historyFacts).of(note.path)
        return days && { ...days, ...versionsOf(view, note) }
      },
      render: (days, { words }) => renderHistory(days, words),
    }),
    home: definePart<HomeHistory>({
      collect: (view) => {
        const lately = latelyTouched(view, maxAtHome)
        const since = sinceMark(view)
        return lately.length === 0 && since === undefined ? undefined : { lately, ...(since && { since }) }
      },
      render: ({ lately, since }, { words }) =>
        joinParts(renderSinceMark(since), lately.length === 0 ? '' : renderLately(lately, words)),
      links: ({ lately }) => lately,
    }),
  },
})

/** Where a note's page of versions is, if it has one. */
function versionsOf({ plan, options }: SiteView, note: Note | undefined): { readonly versions?: Href } {
  const address = note && versionsAddress(plan, note.path)
  return address === undefined ? {} : { versions: hrefOf(options.base, address) }
}

/**
 * The last change to a note that is worth telling those who have read it. One that never changed has its day: its first change
 * is news, too.
 */
function changedOf({ garden, options }: SiteView, note: Note | undefined): { readonly changed?: string } {
  if (note === undefined || settingOf(options, versionsSetting) === 0) return {}
  const { changesOf, of } = garden.read(historyFacts)
  const changes = changesOf(note.path)
  const { planted, tended } = of(note.path) ?? {}
  const [last] = changes?.grown ?? []
  const changed = last === undefined ? (changes?.planted ?? tended ?? planted) : markOf(last.day, last)
  return changed === undefined ? {} : { changed }
}
