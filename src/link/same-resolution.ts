import type { Resolution } from '../model/link.ts'
import type { NeighbourTarget } from '../model/neighbour.ts'

/** Whether two resolutions say the same. */
export function isSameResolution(a: Resolution, b: Resolution): boolean {
  if (a === b) return true
  switch (a.kind) {
    case 'note':
      return b.kind === 'note' && a.path === b.path && isSamePlace(a, b)
    case 'asset':
      return b.kind === 'asset' && a.path === b.path
    case 'external':
      return (
        b.kind === 'external' &&
        a.url === b.url &&
        a.folder === b.folder &&
        isSameNeighbour(a.neighbour, b.neighbour)
      )
    case 'missing':
      return b.kind === 'missing' && a.name === b.name
    case 'withheld':
      return b.kind === 'withheld'
    case 'unlisted':
      return (
        b.kind === 'unlisted' &&
        a.path === b.path &&
        a.anchor === b.anchor &&
        a.fragmentFound === b.fragmentFound
      )
    case 'ambiguous':
      return b.kind === 'ambiguous' && isSamePlace(a, b) && isSameList(a.candidates, b.candidates)
  }
}

function isSameNeighbour(a: NeighbourTarget | undefined, b: NeighbourTarget | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return (
    a.garden === b.garden && a.found === b.found && a.href === b.href && a.fragmentFound === b.fragmentFound
  )
}

type Placed = Extract<Resolution, { readonly via: unknown }>

function isSamePlace(a: Placed, b: Placed): boolean {
  return a.anchor === b.anchor && a.fragmentFound === b.fragmentFound && a.via === b.via
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]))
}
