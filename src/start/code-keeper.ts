import {
  constants as access,
  accessSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { Script } from 'node:vm'
import { threadId } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import { type CompiledCode, type CompiledScript, packCode, unpackCode } from './compiled-code.ts'

/** Compiles the scripts of one program, from what V8 made of them when it ran before. */
export interface CodeKeeper {
  /** `text` is the whole script; its function calls run with `name` in their stacks. */
  compile(name: string, text: string): Script
  /** Keeps what V8 compiled: as the program goes, for threads are ended from outside and servers by signals, and at its end. */
  start(): void
}

/**
 * Code for `program`, whose scripts are in `folder`, kept below that in `.code/`, for each version and each setting of V8
 * by itself. It is kept anew when a script was not in it or the program ran for longer than any before. Where it cannot
 * be written, is damaged or fits no more, V8 compiles as it does without.
 */
export function createCodeKeeper(folder: string, program: string): CodeKeeper {
  const tag = cachedDataVersionTag()
  const file = join(folder, '.code', `${program}-${tag.toString(36)}`)
  let kept = readCode(file) ?? { lived: 0, scripts: new Map<string, CompiledScript>() }
  let isIncomplete = false
  const compiled = new Map<string, { readonly script: Script; readonly source: number }>()

  /** Keeps what V8 has compiled by now, if that may be so much more than what is kept. */
  function keep(growth: number): void {
    const lived = performance.now()
    if (!isIncomplete && lived < kept.lived * growth) return
    // V8 was set otherwise meanwhile, for a large garden: what it would give now does not fit the next start.
    if (cachedDataVersionTag() !== tag || !isWritable(dirname(file))) return
    const scripts = new Map<string, CompiledScript>()
    // Other commands need others. Those of an earlier build are gone.
    for (const [name, code] of kept.scripts) if (existsSync(join(folder, name))) scripts.set(name, code)
    for (const [name, { script, source }] of compiled)
      scripts.set(name, { source, code: script.createCachedData() })
    kept = { lived: Math.max(lived, kept.lived), scripts }
    isIncomplete = false
    writeCode(file, kept)
  }

  return {
    compile(name, text) {
      const source = crc32(text)
      const known = kept.scripts.get(name)
      const script = new Script(text, {
        filename: join(folder, name),
        ...(known?.source === source && { cachedData: known.code }),
      })
      // It is undefined where no code was given.
      if (script.cachedDataRejected !== false) isIncomplete = true
      compiled.set(name, { script, source })
      return script
    },
    start() {
      lookAgain(() => keep(1.25), 200)
      process.once('exit', () => keep(1.1))
    },
  }
}

/** Looks after that many milliseconds, then after half as many again and so on, up to a minute. Keeps no program alive. */
function lookAgain(look: () => void, after: number): void {
  if (after > 60_000) return
  setTimeout(() => {
    look()
    lookAgain(look, after * 1.5)
  }, after).unref()
}

function readCode(file: string): CompiledCode | undefined {
  try {
    return unpackCode(readFileSync(file))
  } catch {
    return undefined
  }
}

/** Whether files can be put into a folder, which is made if it is not there. */
function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, access.W_OK)
    return true
  } catch {
    return false
  }
}

/** In one step: programs that start meanwhile read the old or the new. */
function writeCode(file: string, code: CompiledCode): void {
  const unfinished = `${file}.${process.pid}-${threadId}`
  try {
    writeFileSync(unfinished, packCode(code))
    renameSync(unfinished, file)
  } catch {
    // No room, or another program holds it: the next one compiles.
    rmSync(unfinished, { force: true })
  }
}
