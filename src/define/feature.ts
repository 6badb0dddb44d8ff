import type { PluggableList } from 'unified'
import type { CalloutKind } from '../model/callout-kind.ts'
import type { Facts, ReadFacts } from '../model/facts.ts'
import type { AnyFinish } from '../model/finish.ts'
import type { Garden } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import type { NoteKind } from '../model/note-kind.ts'
import type { GardenOptions } from '../model/options.ts'
import type { Address, ForeignParts, PageLink } from '../model/page.ts'
import type { NameKey, NotePath } from '../model/path.ts'
import type { Property } from '../model/property.ts'
import type { SiteFile } from '../model/site.ts'
import type { SlotName } from '../model/slot.ts'
import type { AnswerQuery } from './answer-query.ts'
import type { AnyCommand } from './command.ts'
import type { Look } from './look.ts'
import type { AnyOverview, AnyPageKind } from './page-kind.ts'
import type { AnyPart } from './part.ts'
import type { Rule } from './rule.ts'
import type { AnySetting } from './setting.ts'
import type { SiteView } from './site-view.ts'
import type { Words } from './words.ts'

/** The version of the contract between Hortus and features. It changes when a feature would have to. */
export const apiVersion = 1

/** What a feature adds to `garden.json`. */
export interface FeatureData {
  /** Keys of the whole; lists may be made item by item. */
  garden?(view: SiteView): Readonly<Record<string, unknown>>
  /** Keys of each note. */
  note?(view: SiteView, note: Note): Readonly<Record<string, unknown>>
}

/**
 * One thing that a garden can do, with everything of it: ours are folders below `src/features/`, a garden's stand in its
 * config. What is left out, the feature does not have.
 */
export interface Feature {
  /** Unique, in kebab-case: `reading-list`. The config switches it off by this name. */
  readonly name: string
  /** What it is for, in one sentence. */
  readonly about: string
  /** The version of this contract that it was written for; default: the one that is current. */
  readonly apiVersion?: number
  /** What it finds out, for itself and for others. */
  readonly facts?: readonly Facts<unknown>[]
  /** Notes that become topics or series because others name them as theirs. */
  namedKinds?(read: ReadFacts): Iterable<readonly [NotePath, NoteKind]>
  /** Names that nobody has written and that somebody intends to. */
  intended?(read: ReadFacts): Iterable<NameKey>
  /** Addresses at which notes were: each leads to its note now, where no page is at it. */
  earlierAddresses?(garden: Garden): Iterable<readonly [Address, NotePath]>
  /** Pages above a note's that are no folders, the highest first: its page names them below those. */
  above?(view: SiteView, note: Note): readonly PageLink[]
  /** The properties of notes that belong to it; without it they mean nothing. */
  readonly properties?: readonly Property[]
  readonly pages?: readonly AnyPageKind[]
  readonly overviews?: readonly AnyOverview[]
  readonly slots?: Readonly<Partial<Record<SlotName, AnyPart>>>
  /** What it adds to the data that other programs read. */
  readonly data?: FeatureData
  /** Files of the site that are no pages, such as a feed; each is made when somebody wants it. */
  files?(view: SiteView): Iterable<SiteFile>
  /** Kinds of callouts that it adds. */
  readonly callouts?: readonly CalloutKind[]
  /** Plugins on the Markdown tree, after ours, as unified takes them; they may be asynchronous and bring syntax. */
  readonly remarkPlugins?: PluggableList
  /** Plugins on the HTML tree, after it is sanitised: what they add is trusted. */
  readonly rehypePlugins?: PluggableList
  /**
   * How it finishes the words that pages show. One of ours is in its room's `finish.ts`, which browsers load too, so that a
   * note is shown the same while it is written.
   */
  readonly finish?: AnyFinish
  /** The problems it finds. */
  readonly rules?: readonly Rule[]
  /** What it answers on the command line. */
  readonly commands?: readonly AnyCommand[]
  /**
   * What it adds to the stylesheet of the site. Of ours, the name of a file in its room (`./series.css`), which
   * `vite build` has compiled; of a garden's, the CSS itself. A theme is a feature with nothing else.
   */
  readonly style?: string
  /** The same for its own pages and overviews, and for notes with what it draws or answers: no other page loads it. */
  readonly pageStyle?: string
  /**
   * A module for browsers, loaded by the pages that show something of it. Of ours, the name of a file in its room
   * (`./web/series.ts`), which `vite build` has compiled; of a garden's, the script itself.
   */
  readonly script?: string
  /** Whether any page loads the script, by the settings; a site in which none does is without it. */
  usesScript?(options: GardenOptions): boolean
  /** Whether its facts are made of earlier versions of notes, too, which git is then asked for. */
  versions?(options: GardenOptions): boolean
  /** Keys of the config that belong to it. */
  readonly settings?: readonly AnySetting[]
  /** Files of the garden that it shows though no note names them, by the settings; paths from the garden's top. */
  uses?(options: GardenOptions): readonly string[]
  /**
   * What it brings to pages from other hosts, by the settings: frames on the pages of notes, scripts on all that are
   * published. Browsers are told to allow these alone.
   */
  foreign?(options: GardenOptions): ForeignParts
  /** What it makes of the garden's settings for the look of the site. */
  look?(options: GardenOptions): Look
  /** What stands in the place of the queries of notes. */
  readonly answerQuery?: AnswerQuery
  /** Its interface texts. */
  readonly words?: Words<never>
}

/**
 * Types a feature; gives it back unchanged.
 *
 * @example
 * ```ts
 * export const nowFeature = defineFeature({
 *   name: 'now',
 *   about: 'A page of the notes that their author is at.',
 *   overviews: [nowOverview],
 * })
 * ```
 */
export function defineFeature(feature: Feature): Feature {
  return feature
}
