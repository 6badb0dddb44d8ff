import { filePrefix } from './kept-builds.ts'
import type { KeptFile, Shelf } from './site-fetch.ts'

/**
 * A browser's shelf that takes notes when it is full: which build a page is of, and what is in a build, are then known as long as
 * the worker runs, and pages open as they would without it. Files of builds are not held in memory: they are asked for again.
 */
export function rememberUnkept(shelf: Shelf): Shelf {
  const unkept = new Map<string, KeptFile>()
  return {
    get: async (name) => unkept.get(name) ?? shelf.get(name),
    has: async (name) => unkept.has(name) || shelf.has(name),
    async put(name, file) {
      unkept.delete(name)
      try {
        await shelf.put(name, file)
      } catch (error) {
        if (name.startsWith(filePrefix)) throw error
        unkept.set(name, file)
      }
    },
    async delete(name) {
      unkept.delete(name)
      await shelf.delete(name)
    },
    names: async () => [...(await shelf.names()).filter((name) => !unkept.has(name)), ...unkept.keys()],
  }
}
