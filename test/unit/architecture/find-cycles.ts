import type { SourceModule } from './read-modules.ts'

/**
 * Groups of modules that import each other in a circle, types included, each sorted; Tarjan's strongly connected
 * components.
 */
export function findCycles(modules: readonly SourceModule[]): readonly (readonly string[])[] {
  const importsByPath = new Map(
    modules.map((module) => [
      module.path,
      module.imports.flatMap(({ path }) => (path === undefined ? [] : [path])),
    ]),
  )
  const indexByPath = new Map<string, number>()
  const lowByPath = new Map<string, number>()
  const stack: string[] = []
  const cycles: string[][] = []

  const visit = (path: string): void => {
    const index = indexByPath.size
    indexByPath.set(path, index)
    lowByPath.set(path, index)
    stack.push(path)
    for (const target of importsByPath.get(path) ?? []) {
      if (!importsByPath.has(target)) continue
      if (!indexByPath.has(target)) {
        visit(target)
        lowByPath.set(path, Math.min(lowByPath.get(path)!, lowByPath.get(target)!))
      } else if (stack.includes(target)) {
        lowByPath.set(path, Math.min(lowByPath.get(path)!, indexByPath.get(target)!))
      }
    }
    if (lowByPath.get(path) !== index) return
    const group = stack.splice(stack.indexOf(path)).sort()
    if (group.length > 1 || importsByPath.get(path)!.includes(path)) cycles.push(group)
  }
  for (const { path } of modules) if (!indexByPath.has(path)) visit(path)
  return cycles
}
