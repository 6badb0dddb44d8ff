import type { Feature } from '../define/feature.ts'
import type { Look } from '../define/look.ts'

/** What `vite build` made of a file, by its name in the sources. */
type ReadBuilt = (name: string) => Promise<string | undefined>

/**
 * The stylesheet of a site: the kernel's, then what each feature that is on adds to it, ours before those of the garden,
 * and what they make of its settings. Each stands in a cascade layer, so that what comes later wins whatever its selectors.
 * A style of ours that begins with `@layer` is left as it is: it has to win over a library's own rules, which have none.
 */
export async function composeStyle(
  features: readonly Feature[],
  looks: ReadonlyMap<string, Look>,
  readBuilt: ReadBuilt,
): Promise<string> {
  const styles = await Promise.all(features.map((feature) => styleOf(feature, readBuilt)))
  const site = (await readBuilt('web/styles/site.css')) ?? ''
  const ours = styles.filter(({ isBuilt, text }) => isBuilt && !text.startsWith('@layer'))
  const looking = await Promise.all([...looks].map(([name, look]) => cssOfLook(name, look, readBuilt)))
  const sheets = [...looks.values()].flatMap(({ sheetHref }) => sheetHref ?? [])
  return [
    '@layer hortus,look,features,garden;',
    ...sheets.map((href) => `@import url("${href}") layer(garden);`),
    layer('hortus', [site, ...ours.map(({ text }) => text)]),
    layer('look', looking),
    layer(
      'features',
      styles.flatMap(({ isBuilt, text }) => (isBuilt ? [] : [text])),
    ),
    ...styles.flatMap(({ isBuilt, text }) => (isBuilt && text.startsWith('@layer') ? [text] : [])),
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** `src/features/series/series.css` of `./series.css`. */
export function fileOfRoom(room: string, file: string): string {
  return `src/features/${room}/${file.replace(/^\.\//, '')}`
}

/** The stylesheets that only some pages load besides that of the site: home's, and those of features' own pages, by name. */
export async function composePageStyles(
  features: readonly Feature[],
  readBuilt: ReadBuilt,
): Promise<ReadonlyMap<string, string>> {
  const composed = new Map([['home', layer('hortus', [(await readBuilt('web/styles/home.css')) ?? ''])]])
  for (const { name, pageStyle } of features) {
    const { text, isBuilt } = await styleOf({ name, style: pageStyle }, readBuilt)
    composed.set(name, layer(isBuilt ? 'hortus' : 'features', [text]))
  }
  return new Map([...composed].filter(([, text]) => text !== ''))
}

/** Bytes that each feature adds to the stylesheet; those without any are left out. */
export async function weighStyles(
  features: readonly Feature[],
  looks: ReadonlyMap<string, Look>,
  readBuilt: ReadBuilt,
): Promise<ReadonlyMap<string, number>> {
  const weighed = await Promise.all(
    features.map(async (feature) => {
      const { text } = await styleOf(feature, readBuilt)
      const look = looks.get(feature.name)
      const added = look === undefined ? '' : await cssOfLook(feature.name, look, readBuilt)
      return [feature.name, new TextEncoder().encode(text + added).length] as const
    }),
  )
  return new Map(weighed.filter(([, bytes]) => bytes > 0))
}

function layer(name: string, texts: readonly string[]): string {
  const text = texts.filter((part) => part !== '').join('\n')
  return text === '' ? '' : `@layer ${name}{\n${text}\n}`
}

async function cssOfLook(room: string, { style, css }: Look, readBuilt: ReadBuilt): Promise<string> {
  const built = style === undefined ? '' : ((await readBuilt(fileOfRoom(room, style))) ?? '')
  return [built.trim(), css].filter((text) => text !== '').join('\n')
}

interface FeatureStyle {
  readonly text: string
  /** Whether it is a file of ours. */
  readonly isBuilt: boolean
}

async function styleOf(
  { name, style }: { readonly name: string; readonly style?: string | undefined },
  readBuilt: ReadBuilt,
): Promise<FeatureStyle> {
  if (style === undefined) return { text: '', isBuilt: true }
  const built = await readBuilt(fileOfRoom(name, style))
  return { text: (built ?? style).trim(), isBuilt: built !== undefined }
}
