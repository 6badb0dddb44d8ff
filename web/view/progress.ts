/** What a reader marked: notes known before reading, and notes read to their end; addresses below the site's base. */
export interface Progress {
  readonly known: readonly string[]
  readonly read: readonly string[]
}

/** Nothing marked. */
export const noProgress: Progress = { known: [], read: [] }

/** Reads what {@link writeProgress} wrote; undefined for any other text. */
export function readProgress(text: string): Progress | undefined {
  try {
    const { known, read } = JSON.parse(text) as Partial<Record<keyof Progress, unknown>>
    return isList(known) && isList(read) ? { known: sorted(known), read: sorted(read) } : undefined
  } catch {
    return undefined
  }
}

/** Progress as JSON, the same for the same marks. */
export function writeProgress({ known, read }: Progress): string {
  return `${JSON.stringify({ format: 'hortus-progress-1', known: sorted(known), read: sorted(read) }, undefined, 2)}\n`
}

/** With one mark set or taken away. */
export function markProgress(
  progress: Progress,
  kind: keyof Progress,
  address: string,
  isSet: boolean,
): Progress {
  const others = progress[kind].filter((other) => other !== address)
  return { ...progress, [kind]: sorted(isSet ? [...others, address] : others) }
}

/** With the marks of pages that have another address now. */
export function moveProgress({ known, read }: Progress, addresses: ReadonlyMap<string, string>): Progress {
  const moved = (list: readonly string[]): readonly string[] =>
    sorted(list.map((address) => addresses.get(address) ?? address))
  return { known: moved(known), read: moved(read) }
}

/** Everything that is marked in either. */
export function joinProgress(a: Progress, b: Progress): Progress {
  return { known: sorted([...a.known, ...b.known]), read: sorted([...a.read, ...b.read]) }
}

function sorted(list: readonly string[]): readonly string[] {
  return [...new Set(list)].sort()
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item.length < 2000)
}
