/**
 * Hortus as a library. The command line is a shell around these parts; `hortus/link` has link resolution by itself.
 *
 * @example
 * ```ts
 * const options = { ...defaultGardenOptions, title: 'My notes' }
 * const session = createSession({
 *   store: createDiskStore('notes'),
 *   options,
 *   features: everyFeature,
 *   pool: createPreparePool({ options, plugins: noPlugins }),
 *   assets: { stylesheet: hrefOf('/', toAddress('style.css')) },
 * })
 * const snapshot = await session.update()
 * for (const page of snapshot.plan.pages) console.log(page.address, (await snapshot.render(page)).length)
 * ```
 */

export { escapeAttribute, escapeText } from './body/escape-html.ts'
export { type BuildSettings, buildSite } from './cli/build-site.ts'
export { defineGarden, type GardenConfig } from './cli/define-garden.ts'
export { type Answer, type Asked, type AskedGarden, type Command, defineCommand } from './define/command.ts'
export { defineFacts } from './define/facts.ts'
export { apiVersion, defineFeature, type Feature } from './define/feature.ts'
export { createFeatureSet, type FeatureSet, type Layout } from './define/feature-set.ts'
export { defineFinish } from './define/finish.ts'
export type { Look } from './define/look.ts'
export { type NoteFacts, noteFacts } from './define/note-facts.ts'
export {
  defineOverview,
  definePageKind,
  type Overview,
  type PageKind,
  type WantedPage,
} from './define/page-kind.ts'
export { definePart, type Part, type PartContext } from './define/part.ts'
export { defineProperty } from './define/property.ts'
export { defineRule, type Finding, type LintContext, type Rule } from './define/rule.ts'
export { defineSetting, type Setting, type SettingProblem, settingOf } from './define/setting.ts'
export type { PageSubject, SiteView } from './define/site-view.ts'
export { defineWords, type Words } from './define/words.ts'
export { historyFacts } from './features/history/facts.ts'
export { mentionFacts } from './features/mentions/facts.ts'
export { explainPath } from './features/paths/explain-path.ts'
export { planFacts } from './features/plans/facts.ts'
export { prerequisiteFacts } from './features/prerequisites/facts.ts'
export { citationFacts, referenceFacts } from './features/reading-list/facts.ts'
export { relatedFacts } from './features/related/facts.ts'
export { collectSearchNotes } from './features/search/collect-search-notes.ts'
export type { SearchEntry } from './features/search/files/search-entry.ts'
export { openStaticTerms } from './features/search/files/static-terms.ts'
export type { SearchFile } from './features/search/files/write-shards.ts'
export type { TermStore } from './features/search/index/term-store.ts'
export {
  createSearcher,
  type Searcher,
  type SearchHit,
  type SearchResult,
} from './features/search/query/search.ts'
export type { SearchNote, SearchSection } from './features/search/search-note.ts'
export { writeSearchHere } from './features/search/write-search.ts'
export { seriesFacts } from './features/series/facts.ts'
export { everyFeature } from './features/shipped.ts'
export { bridgeFacts, topicFacts, topicLink } from './features/topics/facts.ts'
export { wantedFacts } from './features/wanted/facts.ts'
export { createPathFinder, type FoundPath, type PathFinder } from './link/find-paths.ts'
export type { PathGraph } from './link/path-graph.ts'
export type { Backlink } from './model/backlink.ts'
export type { Body, Hole } from './model/body.ts'
export type { Diagnostic, DiagnosticCode, Severity } from './model/diagnostic.ts'
export type { Facts, FactsSource, ReadFacts } from './model/facts.ts'
export type { Garden } from './model/garden.ts'
export type { Fragment, Link, LinkContext, Resolution } from './model/link.ts'
export type { LinkedNotes, WantedNote } from './model/linked-notes.ts'
export type { Block, Heading, Note, Tag } from './model/note.ts'
export { defaultGardenOptions, type GardenOptions, type NoteBudget } from './model/options.ts'
export type { Address, Href, PageInput } from './model/page.ts'
export type { AssetPath, ContentHash, NameKey, NotePath } from './model/path.ts'
export type { ExplainedPath, NearReason, PathAnswer, PathHop } from './model/path-answer.ts'
export type { Properties, PropertyValue } from './model/properties.ts'
export type { Property } from './model/property.ts'
export type { Page, SitePlan } from './model/site.ts'
export type { SlotName } from './model/slot.ts'
export { toAddress, toAssetPath, toNotePath } from './model/to-path.ts'
export { diffSites, type SiteDiff } from './session/diff-sites.ts'
export { createPageMemo, type PageMemo } from './session/page-memo.ts'
export { type GardenPlugins, noPlugins } from './session/prepare/load-plugins.ts'
export {
  createPreparePool,
  type PreparePool,
  type PreparePoolSettings,
} from './session/prepare/prepare-pool.ts'
export { createSession, type Session } from './session/session.ts'
export type { SessionSettings } from './session/session-settings.ts'
export type { Snapshot } from './session/snapshot.ts'
export { hrefOf } from './site/address.ts'
export { noteEntry, noteLink } from './site/note-link.ts'
export { renderEntries, renderLink, renderNoteLinks, renderSection } from './site/note-lists.ts'
export type { BuildReport } from './site/output/build-report.ts'
export { createDiskStore, type DiskStore } from './store/disk-store.ts'
export { createMemoryStore, type MemoryStore } from './store/memory-store.ts'
export { createOverlayStore, type OverlayStore } from './store/overlay-store.ts'
export type { Listing, Store, StoreChange, StoreEntry } from './store/store.ts'
