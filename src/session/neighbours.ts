/// <reference types="vite/client" />
import type { NeighbourSource } from '../define/neighbour-source.ts'
import type { Neighbour } from '../model/neighbour.ts'
import type { GardenOptions } from '../model/options.ts'

const sources: readonly NeighbourSource[] = Object.values(
  import.meta.glob<NeighbourSource>('../features/*/neighbours.ts', { eager: true, import: 'neighbours' }),
)

type Settings = Pick<GardenOptions, 'settings' | 'withoutFeatures'>

const none: readonly Neighbour[] = []

/** The addresses of the gardens that links may name; none of features that are off. */
export function neighbourAddresses(options: Settings): readonly string[] {
  return sourcesOf(options).flatMap((source) => source.named(options).map(({ address }) => address))
}

/** The gardens that links may name; `readKept` reads what is kept of one, by its name. */
export function openNeighbours(
  options: Settings,
  readKept: (name: string) => string | undefined,
): readonly Neighbour[] {
  const opened = sourcesOf(options).flatMap((source) =>
    source.named(options).map((garden) => source.open(garden, readKept(garden.name))),
  )
  return opened.length === 0 ? none : opened
}

function sourcesOf({ withoutFeatures }: Settings): readonly NeighbourSource[] {
  return sources.filter(({ name }) => !withoutFeatures.includes(name))
}
