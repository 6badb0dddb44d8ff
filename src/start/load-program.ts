import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { createCodeKeeper } from './code-keeper.ts'

/** Loads scripts of the built program, each once in a thread. */
export interface ScriptLoader {
  /** Runs `NAME.cjs` with all that it requires, and gives what it exports. */
  loadScript(name: string): object
  /**
   * The same for a program's first script, from the code that V8 compiled when it ran before: compiling is a sixth of
   * what a short command does. Node keeps compiled code by itself only from version 22 on; before, that of CommonJS
   * alone can be kept, for which the program is built as such. `NODE_DISABLE_COMPILE_CACHE=1` does without, as without
   * Node's own.
   */
  loadProgram(name: string): void
}

/** What scripts import with: code that was kept has lost what V8 needs to know for an `import()` of its own. */
const importElsewhere = (specifier: string): Promise<unknown> => import(/* @vite-ignore */ specifier)

/** Scripts are wrapped as Node wraps modules of CommonJS, and given {@link importElsewhere}. */
const wrap = (text: string): string =>
  `(function (exports, require, module, __filename, __dirname, __import) {${text}\n})`

type Run = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  filename: string,
  dirname: string,
  importModule: typeof importElsewhere,
) => void

/** `folder` holds the scripts, all in one place; other modules are looked for from there. */
export function createScriptLoader(folder: string): ScriptLoader {
  const requireElsewhere = createRequire(join(folder, 'any'))
  const modules = new Map<string, { exports: object }>()
  let compile = (name: string, text: string): Script => new Script(text, { filename: join(folder, name) })

  function requireScript(id: string): unknown {
    if (!id.startsWith('./')) return requireElsewhere(id)
    const name = id.slice(2)
    const known = modules.get(name)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    modules.set(name, module)
    const file = join(folder, name)
    const run = compile(name, wrap(readFileSync(file, 'utf8'))).runInThisContext() as Run
    run(module.exports, requireScript, module, file, folder, importElsewhere)
    return module.exports
  }

  const loadScript = (name: string): object => requireScript(`./${name}.cjs`) as object
  return {
    loadScript,
    loadProgram(name) {
      if (process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) {
        loadScript(name)
        return
      }
      const keeper = createCodeKeeper(folder, name)
      compile = keeper.compile
      loadScript(name)
      keeper.start()
    },
  }
}

/** The loader of this thread, for what stands beside this module. */
export const { loadScript, loadProgram } = createScriptLoader(fileURLToPath(new URL('.', import.meta.url)))
