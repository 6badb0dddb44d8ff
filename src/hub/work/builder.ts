/** How sites are made: by the very program that makes them elsewhere, in a process of its own with its own bounds. */
export interface Builder {
  /** The built `hortus.js`. */
  readonly program: string
  readonly node: string
  /** What it knows of the environment, besides where it keeps what it prepared. */
  readonly env: Readonly<Record<string, string>>
  /** Processors that making one site may keep busy; undefined: all. */
  readonly threads?: number
}

/** What processes that make sites are started with, whichever site it is: flags of Node, and the environment. */
export function startOf(
  builder: Builder,
  memory: number,
): { readonly flags: readonly string[]; readonly env: Readonly<Record<string, string>> } {
  const { env, threads } = builder
  const flags = [`--max-old-space-size=${memory}`]
  if (threads === undefined) return { flags, env }
  return {
    flags: [...flags, `--v8-pool-size=${threads}`],
    env: { ...env, HORTUS_THREADS: String(threads), UV_THREADPOOL_SIZE: String(threads) },
  }
}
