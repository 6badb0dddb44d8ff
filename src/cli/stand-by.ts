import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import pc from 'picocolors'
import { runHortus } from './run-hortus.ts'
import type { Terminal } from './terminal.ts'

/** What whoever started this process beforehand writes to its stdin, as one line of JSON. */
interface StandByJob {
  readonly cwd: string
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>
  /** The command line. */
  readonly args: readonly string[]
}

/**
 * Loads what a build needs, by building two notes in the current folder, then waits for a command line; undefined where stdin
 * ends without one. A build begun this way has its code in memory, and does nothing else otherwise.
 */
export async function awaitJob(): Promise<readonly string[] | undefined> {
  // Where it fails the build is only as slow as any.
  await rehearse(resolve('.')).catch(() => {})
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) {
      const { cwd, env, args } = JSON.parse(line) as StandByJob
      Object.assign(process.env, env)
      process.chdir(cwd)
      return args
    }
    return undefined
  } finally {
    lines.close()
    process.stdin.destroy()
  }
}

/** Builds a garden after an edit, as most builds are. */
async function rehearse(folder: string): Promise<void> {
  const garden = join(folder, 'garden')
  await mkdir(garden, { recursive: true })
  await writeFile(join(garden, 'b.md'), '---\ntitle: B\ntags: [t]\n---\n\n# B\n\n[[a]] and #t\n')
  await appendFile(join(garden, 'a.md'), '# A\n\n[[b]], **b**, `c`\n\n- d\n')
  await runHortus(
    ['build', garden, '--out', join(folder, 'site'), '--base', '/a/', '--here', '--json'],
    silent,
  )
}

const silent: Terminal = {
  out: () => {},
  err: () => {},
  colors: pc.createColors(false),
  errColors: pc.createColors(false),
  isWatched: false,
}
