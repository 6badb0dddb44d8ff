import type { Feature } from '../define/feature.ts'

/**
 * The stylesheet of a site: the kernel's, then what each feature that is on adds to it, ours before those of the garden.
 * `readBuilt` gives what `vite build` made of a file, by its name in the sources.
 */
export async function composeStyle(
  features: readonly Feature[],
  readBuilt: (name: string) => Promise<string | undefined>,
): Promise<string> {
  const added = features.map(({ name, style }) =>
    style === undefined ? '' : readBuilt(fileOfRoom(name, style)).then((built) => built ?? style),
  )
  const texts = await Promise.all([readBuilt('web/styles/site.css').then((built) => built ?? ''), ...added])
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n')
}

/** `src/features/series/series.css` of `./series.css`. */
export function fileOfRoom(room: string, file: string): string {
  return `src/features/${room}/${file.replace(/^\.\//, '')}`
}
