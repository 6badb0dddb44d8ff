import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { growGarden } from './grow-garden.mjs'
import { isNotePath, listFiles } from './list-files.mjs'
import { writeSyntheticGarden } from './synthetic-garden.mjs'

/** The sizes to which the large garden is grown; growth is fitted over them. */
const grownSizes = [1_000, 3_000, 10_000, 30_000]

/**
 * The gardens to measure, smallest first within their kind: `{ name, isGrown, write(folder) }`, where `write` puts
 * a copy of it into an empty folder and gives its number of notes. The real gardens are read from `HORTUS_VAULTS`
 * (default: `../shared/vaults` beside the project) and never written to; without them, made ones take their place.
 */
export function findGardens(projectDir, scratchDir) {
  const root = resolve(projectDir, process.env.HORTUS_VAULTS ?? '../shared/vaults')
  const small = findGarden(root, 'obsidian-help') ?? made(scratchDir, 'made-small', 173)
  const large = findGarden(root, 'obsidian-hub') ?? made(scratchDir, 'made-large', 6_600)
  const grown = grownSizes.map((count) => ({
    name: `hub-${count}`,
    isGrown: true,
    write: (folder) => {
      growGarden(large.source(), count, folder)
      return count
    },
  }))
  return [small, large, ...grown]
}

function findGarden(root, name) {
  const folder = join(root, name)
  if (!existsSync(folder)) return undefined
  return { name, isGrown: false, source: () => folder, write: (target) => copyGarden(folder, target) }
}

function made(scratchDir, name, count) {
  const folder = join(scratchDir, 'made', name)
  const source = () => {
    if (!existsSync(folder)) writeSyntheticGarden(folder, count)
    return folder
  }
  return { name, isGrown: false, source, write: (target) => copyGarden(source(), target) }
}

function copyGarden(source, target) {
  mkdirSync(target, { recursive: true })
  cpSync(source, target, { recursive: true })
  return listFiles(target).filter(isNotePath).length
}
