import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** One import or re-export of a module. */
interface ModuleImport {
  /** As written. */
  readonly specifier: string
  /** Path of the module in the project, where it is one of ours. */
  readonly path?: string
  /** Whether it is gone before anything runs. */
  readonly isType: boolean
}

/** One source file of `src/` or `web/`. */
export interface SourceModule {
  /** From the project's root, POSIX. */
  readonly path: string
  readonly lines: number
  readonly imports: readonly ModuleImport[]
  /** Whether it holds nothing but exports of other modules' names. */
  readonly isBarrel: boolean
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Every module below the given folders, sorted by path. */
export function readModules(folders: readonly string[]): readonly SourceModule[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        posix.join(folder, name.replaceAll('\\', '/')),
      ),
    )
    .filter((path) => /\.(ts|mjs)$/.test(path))
    .sort()
    .map(readModule)
}

function readModule(path: string): SourceModule {
  const source = readFileSync(join(root, path), 'utf8')
  const { module, program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`)
  const imports: ModuleImport[] = [
    ...module.staticImports.map((item) =>
      toImport(
        path,
        item.moduleRequest.value,
        item.entries.length > 0 && item.entries.every((entry) => entry.isType),
      ),
    ),
    ...module.staticExports.flatMap((item) =>
      item.entries.flatMap((entry) =>
        entry.moduleRequest ? [toImport(path, entry.moduleRequest.value, entry.isType)] : [],
      ),
    ),
    ...module.dynamicImports.flatMap((item) => {
      const written = source.slice(item.moduleRequest.start, item.moduleRequest.end)
      return /^(['"]).*\1$/.test(written) ? [toImport(path, written.slice(1, -1), false)] : []
    }),
  ]
  return {
    path,
    lines: source.split('\n').length - 1,
    imports,
    isBarrel:
      program.body.length > 0 &&
      program.body.every(
        (node) =>
          node.type === 'ExportAllDeclaration' ||
          (node.type === 'ExportNamedDeclaration' && node.source !== null),
      ),
  }
}

function toImport(from: string, specifier: string, isType: boolean): ModuleImport {
  if (!specifier.startsWith('.')) return { specifier, isType }
  return { specifier, isType, path: posix.join(dirname(from), specifier.replace(/\?.*$/, '')) }
}
