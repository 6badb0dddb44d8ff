/** Bytes by name, the ones that were asked for last. */
export interface RowCache {
  /** What is known, or is being loaded, under a name; that there is nothing is known, too. */
  find(name: string, load: () => Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined>
}

/** What a name takes beside its bytes. */
const nameBytes = 200

/** Creates one that keeps about so many bytes. */
export function createRowCache(mostBytes: number): RowCache {
  const rows = new Map<string, { readonly row: Promise<Uint8Array | undefined>; bytes: number }>()
  let bytes = 0
  const forget = (name: string): void => {
    bytes -= rows.get(name)?.bytes ?? 0
    rows.delete(name)
  }
  const load = async (
    name: string,
    loading: Promise<Uint8Array | undefined>,
  ): Promise<Uint8Array | undefined> => {
    const row = await loading
    const entry = rows.get(name)
    if (entry !== undefined) {
      entry.bytes += row?.length ?? 0
      bytes += row?.length ?? 0
      for (const oldest of rows.keys()) {
        if (bytes <= mostBytes) break
        forget(oldest)
      }
    }
    return row
  }
  return {
    find(name, find) {
      const known = rows.get(name)
      if (known !== undefined) {
        rows.delete(name)
        rows.set(name, known)
        return known.row
      }
      const row = load(name, find())
      rows.set(name, { row, bytes: nameBytes })
      bytes += nameBytes
      row.catch(() => forget(name))
      return row
    },
  }
}
