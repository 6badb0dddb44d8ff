/** Counts how many different lengths the runs of a character have: of backticks or dollars, whichever has more. */
interface RunLengths {
  /** Notes the run that starts at `from`. */
  add(source: string, from: number, to: number): void
  count(): number
}

/** No runs yet. */
export function createRunLengths(): RunLengths {
  const lengthsByMark = new Map<number, Set<number>>()
  let most = 0
  return {
    add(source, from, to) {
      const mark = source.charCodeAt(from)
      let end = from + 1
      while (end < to && source.charCodeAt(end) === mark) end++
      const lengths = lengthsByMark.get(mark) ?? new Set()
      lengthsByMark.set(mark, lengths.add(end - from))
      if (lengths.size > most) most = lengths.size
    },
    count: () => most,
  }
}
