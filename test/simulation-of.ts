import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { compileSimulation } from '../src/features/simulations/compile-simulation.ts'
import { dataFileOf } from '../src/model/data-file.ts'
import type { DataFile } from '../src/model/inset.ts'
import { importsOf } from '../src/model/module-files.ts'
import type { AssetPath } from '../src/model/path.ts'

/** A simulation of the garden in `folder` (which ends with a slash), with the modules that it imports. */
export function simulationFile(folder: string, path: string): DataFile {
  const texts = new Map<AssetPath, string>()
  const follow = (one: string): void => {
    if (texts.has(one as AssetPath)) return
    const text = readFileSync(folder + one, 'utf8')
    texts.set(one as AssetPath, text)
    importsOf(one, text).forEach(follow)
  }
  follow(path)
  return dataFileOf(path as AssetPath, '', texts.get(path as AssetPath), { texts, assets: [...texts.keys()] })
}

/** It as one script. */
export async function simulationCode(folder: string, path: string): Promise<string> {
  const { text = '', modules } = simulationFile(folder, path)
  return (await compileSimulation(basename(path), text, modules)).code
}
