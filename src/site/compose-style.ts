import type { Feature } from '../define/feature.ts'

/**
 * The stylesheet of a site: the kernel's, then what each feature that is on adds to it, ours before those of the garden.
 * `readBuilt` gives what `vite build` made of a file, by its name in the sources.
 */
export async function composeStyle(
  features: readonly Feature[],
  readBuilt: (name: string) => Promise<string | undefined>,
): Promise<string> {
  const added = features.map((feature) => styleOf(feature, readBuilt))
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

/** Bytes that each feature adds to the stylesheet; those without any are left out. */
export async function weighStyles(
  features: readonly Feature[],
  readBuilt: (name: string) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, number>> {
  const weighed = await Promise.all(
    features.map(async (feature) => {
      const text = (await styleOf(feature, readBuilt)).trim()
      return [feature.name, new TextEncoder().encode(text).length] as const
    }),
  )
  return new Map(weighed.filter(([, bytes]) => bytes > 0))
}

async function styleOf(
  { name, style }: Feature,
  readBuilt: (name: string) => Promise<string | undefined>,
): Promise<string> {
  return style === undefined ? '' : ((await readBuilt(fileOfRoom(name, style))) ?? style)
}
