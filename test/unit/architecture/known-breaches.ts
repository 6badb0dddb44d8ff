/** Imports that break the law of rooms and are to go; nothing is ever added here. */
export const knownBreaches: ReadonlySet<string> = new Set<string>([
  'src/features/mentions/render-mentions.ts imports ../backlinks/render-backlinks.ts',
])
