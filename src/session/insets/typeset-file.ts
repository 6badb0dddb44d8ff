import { hash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TypesetInset } from '../../model/inset.ts'
import { readTextFile } from '../../store/read-text-file.ts'
import { engineIdentity } from '../engine-files.ts'
import type { TypesetMemo } from './typeset-pool.ts'

/** Characters that the file holds at most; those used last are kept. */
const maxFile = 16_000_000

/**
 * Keeps typeset insets in a file: the grammars of a garden's languages cost a second or two, its code is the same from
 * build to build. A file that is missing, of another version, or damaged is as good as none. Readable by its owner
 * alone, because notes may be private.
 */
export function createTypesetFile(file: string): TypesetMemo {
  return {
    read() {
      try {
        const [first, ...lines] = readTextFile(file, 4 * maxFile).split('\n')
        if (first !== fileKey()) return new Map()
        return new Map(lines.map((line) => JSON.parse(line) as [string, TypesetInset]))
      } catch {
        return new Map()
      }
    },
    write(entries) {
      const lines: string[] = []
      let size = 0
      for (const entry of [...entries].reverse()) {
        const line = JSON.stringify(entry)
        size += line.length
        if (size > maxFile) break
        lines.push(line)
      }
      writeWhole(file, [fileKey(), ...lines.reverse()].join('\n'))
    },
  }
}

/** Grammars come from a package of their own, which may be updated without the program. */
function fileKey(): string {
  const require = createRequire(import.meta.url)
  const grammars = require.resolve('@shikijs/langs')
  const { version } = require(join(dirname(grammars), '../package.json')) as { version: string }
  return hash('sha256', `${engineIdentity()} ${version}`, 'hex')
}

function writeWhole(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, content, { mode: 0o600 })
    renameSync(temporary, file)
  } catch {
    // A full disk is no failure: the next build takes longer.
    rmSync(temporary, { force: true })
  }
}
