import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import { hashText } from '../../model/hash-text.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address, Href } from '../../model/page.ts'
import type { SiteFile } from '../../model/site.ts'
import { hrefOf } from '../../site/address.ts'
import { noteLink } from '../../site/note-link.ts'
import { noteEvents } from './facts.ts'
import type { NoteEvent } from './note-events.ts'
import type { SinceEvent, SinceFile } from './since-file.ts'
import { stageName } from './stage-name.ts'
import { versionsSetting } from './version-settings.ts'
import { versionWords } from './version-words.ts'

/** What a month's file holds, the newest first, and how many months have one: a reader who stays away longer starts anew. */
const most = { events: 100, months: 12, sentences: 3, sections: 3, length: 240 }

/** What home tells scripts of what there is to say to readers who were here before. */
export interface SinceMark {
  /** The newest day, and what became of notes on it; see {@link markOf}. */
  readonly changed: string
  /** The files of months, the newest first. */
  readonly files: readonly Href[]
}

const eventsByMonth = memoByObject((view: SiteView): ReadonlyMap<string, readonly NoteEvent[]> => {
  const months = new Map<string, NoteEvent[]>()
  if (settingOf(view.options, versionsSetting) === 0) return months
  for (const event of noteEvents(view)) {
    const month = event.day.slice(0, 7)
    const events = months.get(month)
    if (events !== undefined) events.push(event)
    else if (months.size < most.months) months.set(month, [event])
  }
  return months
})

/** A day, and a short digest of what happened on it: another text where more happens on the same day. */
export function markOf(day: string, happened: unknown): string {
  return `${day} ${hashText(JSON.stringify(happened)).toString(36)}`
}

/** What home says of the newest changes; undefined where there are none. */
export function sinceMark(view: SiteView): SinceMark | undefined {
  const months = [...eventsByMonth(view)]
  const day = months[0]?.[1][0]?.day
  if (day === undefined) return undefined
  const ofDay = months[0]![1].filter((event) => event.day === day)
  return {
    changed: markOf(day, ofDay),
    files: months.map(([month]) => hrefOf(view.options.base, addressOfMonth(month))),
  }
}

/** The files that home's script asks for, one for each of the newest months in which something became of a note. */
export function sinceFiles(view: SiteView): readonly SiteFile[] {
  return [...eventsByMonth(view)].map(([month, events]) => ({
    address: addressOfMonth(month),
    make: () => {
      const file: SinceFile = {
        events: events.slice(0, most.events).flatMap((event) => eventOf(view, event)),
      }
      return JSON.stringify(file)
    },
  }))
}

function addressOfMonth(month: string): Address {
  return `${ownFolder}/since/${month}.json` as Address
}

function eventOf(view: SiteView, { path, day, planted, growth }: NoteEvent): readonly SinceEvent[] {
  const note = view.garden.notesByPath.get(path)
  if (note === undefined || !view.plan.addressByNote.has(path)) return []
  const { title, href } = noteLink(view, note)
  const { words } = view
  const stage = growth?.stage
  const sentences = growth?.sentences.slice(0, most.sentences).map(({ old, new: now }) => ({
    ...(old !== undefined && { old: cut(old) }),
    ...(now !== undefined && { new: cut(now) }),
  }))
  const sections = growth?.sections.slice(0, most.sections).map(cut)
  return [
    {
      day,
      title,
      href,
      ...(planted === day && { isPlanted: true }),
      ...(stage && {
        stage: versionWords(words).stage(stageName(stage.old, words), stageName(stage.new, words)),
      }),
      ...(sections?.length && { sections }),
      ...(sentences?.length && { sentences }),
    },
  ]
}

function cut(text: string): string {
  return text.length <= most.length ? text : `${text.slice(0, most.length).replace(/\s?\S*$/u, '')}…`
}
