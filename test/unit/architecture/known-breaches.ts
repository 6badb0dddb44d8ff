/** Imports that break the law of rooms and are to go; nothing is ever added here. */
export const knownBreaches: ReadonlySet<string> = new Set<string>([
  'src/features/garden-data/garden-data.ts imports ../series/series-list.ts',
  'src/features/mentions/render-mentions.ts imports ../backlinks/render-backlinks.ts',
])
