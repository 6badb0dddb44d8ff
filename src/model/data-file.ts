import type { DataFile } from './inset.ts'
import { memoByObject } from './memo-by-object.ts'
import { collectModules } from './module-files.ts'
import type { Href } from './page.ts'
import { type AssetPath, baseName } from './path.ts'
import { isSimulation } from './simulation-name.ts'

const asSet = memoByObject((assets: readonly AssetPath[]): ReadonlySet<string> => new Set(assets))

/**
 * A file as what shows it is given it. With a simulation go the modules that it leads to, as far as they are among
 * `assets`: what a garden does not publish is on no page.
 */
export function dataFileOf(
  path: AssetPath,
  href: Href | '',
  text: string | undefined,
  {
    texts,
    assets,
  }: { readonly texts: ReadonlyMap<AssetPath, string>; readonly assets: readonly AssetPath[] },
): DataFile {
  const file = { name: baseName(path), href, ...(text !== undefined && { text }) }
  if (text === undefined || !isSimulation(path)) return file
  const textOf = (other: string): string | undefined => texts.get(other as AssetPath)
  const modules = collectModules(path, text, textOf, (other) => asSet(assets).has(other))
  return modules === undefined ? file : { ...file, modules }
}
