/// <reference types="vite/client" />
import type { Feature } from '../define/feature.ts'
import { createFeatureSet, type FeatureSet, homeText, type Layout } from '../define/feature-set.ts'
import type { AnySetting } from '../define/setting.ts'

/** What ships with Hortus: whatever a room below this folder exports from its `feature.ts`. Sorted by name. */
export const shippedFeatures: readonly Feature[] = Object.values(
  import.meta.glob<Readonly<Record<string, Feature>>>('./*/feature.ts', { eager: true }),
)
  .flatMap((module) => Object.values(module))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/** Keys of the config that belong to them. */
export const shippedSettings: readonly AnySetting[] = shippedFeatures.flatMap(({ settings = [] }) => settings)

/** Where they stand where a garden says nothing else. */
export const defaultLayout: Layout = {
  overviews: [
    'topics',
    'series',
    'reading-list',
    'now',
    'planned',
    'wanted',
    'tags',
    'all-notes',
    'garden-history',
  ],
  column: ['topics', 'series', 'folders'],
  'column.places': ['all-notes', 'series', 'tags', 'reading-list', 'wanted', 'garden-history'],
  'note.facts': ['stages', 'reading-time', 'history'],
  'note.head': ['series', 'topics', 'reading-list'],
  'note.next': ['tags', 'series', 'prerequisites', 'manuals'],
  'note.topic': ['series', 'topics'],
  'note.after': ['reading-list', 'dendron', 'folders', 'history'],
  'note.aside': ['contents', 'map', 'backlinks', 'gardens', 'mentions', 'related'],
  bottom: ['contents', 'map'],
  home: ['start', 'map', homeText, 'topics', 'history', 'now'],
  'topic.after': ['reading-list', 'topics', 'wanted'],
}

/** Everything that ships with Hortus, switched on. */
export const everyFeature: FeatureSet = createFeatureSet(shippedFeatures, defaultLayout)
