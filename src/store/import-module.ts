/**
 * Imports a module that is no part of the program: a garden's config, or a package that few commands need. In one place
 * because the built program's scripts cannot import by themselves; what loads them does it for them
 * (`start/load-program.ts`).
 */
export function importModule(specifier: string): Promise<unknown> {
  return import(/* @vite-ignore */ specifier)
}
