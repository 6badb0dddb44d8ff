/// <reference types="vite/client" />
import type { Feature } from '../define/feature.ts'
import { createFeatureSet, type FeatureSet, type Layout } from '../define/feature-set.ts'

/** What ships with Hortus: whatever a room below this folder exports from its `feature.ts`. Sorted by name. */
export const shippedFeatures: readonly Feature[] = Object.values(
  import.meta.glob<Readonly<Record<string, Feature>>>('./*/feature.ts', { eager: true }),
)
  .flatMap((module) => Object.values(module))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

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
  column: ['topics', 'folders', 'series'],
  'column.places': ['all-notes', 'tags', 'reading-list', 'wanted', 'garden-history'],
  'note.head': ['topics', 'series', 'reading-list', 'history', 'tags'],
  'note.next': ['series', 'prerequisites'],
  'note.topic': ['series', 'topics'],
  'note.after': ['reading-list', 'folders'],
  'note.aside': ['contents', 'map', 'backlinks', 'mentions', 'related'],
  bottom: ['contents', 'map'],
  home: ['start', 'now', 'topics', 'map', 'series', 'history'],
  'home.lists': ['folders', 'backlinks', 'tags'],
  'topic.after': ['reading-list', 'topics', 'wanted'],
}

/** Everything that ships with Hortus, switched on. */
export const everyFeature: FeatureSet = createFeatureSet(shippedFeatures, defaultLayout)
