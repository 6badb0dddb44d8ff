// By its own name: an older Node, which lacks these two, still has to come as far as being refused in words.
import nodeModule from 'node:module'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'

/**
 * Lets Node keep what V8 makes of the program's modules, in this thread and in all that it starts, and says whether it does:
 * compiling is a tenth of what a short command does. It is kept beside the program, where it goes when the program is built
 * or updated, else in the user's own cache folder; never where others write, since V8 trusts what it reads.
 * `NODE_DISABLE_COMPILE_CACHE=1` does without, `NODE_COMPILE_CACHE` says another folder.
 */
export function keepCompiledCode(): boolean {
  const { FAILED, ENABLED, DISABLED } = nodeModule.constants.compileCacheStatus
  for (const folder of [join(import.meta.dirname, '.code'), join(cacheFolder(), 'code')]) {
    const { status } = nodeModule.enableCompileCache(folder)
    if (status === FAILED) continue
    // A thread asks for itself when it starts.
    if (status === ENABLED) process.env['NODE_COMPILE_CACHE'] = folder
    return status !== DISABLED
  }
  return false
}
