/** Pages that gather one thing of the whole garden; each exists where the garden has any of it. */
export type OverviewKind =
  | 'topics'
  | 'series'
  | 'reading-list'
  | 'wanted'
  | 'planned'
  | 'now'
  | 'tags'
  | 'all-notes'
  | 'garden-history'

/** Every overview, in the order in which the site offers them. */
export const overviewKinds: readonly OverviewKind[] = [
  'topics',
  'series',
  'reading-list',
  'now',
  'planned',
  'wanted',
  'tags',
  'all-notes',
  'garden-history',
]
