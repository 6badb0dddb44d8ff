import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { configNames } from '../../store/config-names.ts'
import { knownTools } from '../init/known-tools.ts'

/** Programs that `hortus init` derives no settings from, by files of theirs. */
const others: Readonly<Record<string, readonly string[]>> = {
  Docusaurus: ['docusaurus.config.js', 'docusaurus.config.ts', 'docusaurus.config.mjs'],
  VitePress: ['.vitepress', 'docs/.vitepress'],
  'Astro (Starlight)': ['astro.config.mjs', 'astro.config.ts', 'astro.config.js'],
  SilverBullet: ['CONFIG.md', 'SETTINGS.md', '.silverbullet.db', '_plug'],
  Emanote: ['.emanote', 'emanote.yaml', '.sticky-note'],
  Foam: ['.foam', '.vscode/foam.json'],
  Quarto: ['_quarto.yml', '_quarto.yaml'],
  Zim: ['notebook.zim'],
  mdBook: ['book.toml'],
  Hortus: configNames,
}

/** The programs that left files at the top of a folder, each with the first of these. */
export function findPrograms(folder: string): readonly { readonly name: string; readonly sign: string }[] {
  const all = [...knownTools.map(({ name, signs }) => [name, signs] as const), ...Object.entries(others)]
  return all.flatMap(([name, signs]) => {
    const sign = signs.find((one) => existsSync(join(folder, one)))
    return sign === undefined ? [] : [{ name, sign }]
  })
}
