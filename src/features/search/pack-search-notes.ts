import type { SearchNote } from './search-note.ts'

/**
 * Notes that cross to the thread that indexes them. One text for each note and one list of numbers for all: a garden of
 * 6,600 notes has 80,000 small texts, and as objects they take both sides longer than all else about crossing.
 */
export interface PackedSearchNotes {
  /** All texts of a note, one after another. */
  readonly texts: readonly string[]
  /** For each note: how many texts each of its lists has, and how long each text is, in the order of the fields. */
  readonly numbers: Uint32Array<ArrayBuffer>
}

/** Packs notes. */
export function packSearchNotes(notes: readonly SearchNote[]): PackedSearchNotes {
  const numbers: number[] = []
  const texts = notes.map((note) => {
    let all = ''
    const put = (text: string): void => {
      numbers.push(text.length)
      all += text
    }
    const putAll = (list: readonly string[]): void => {
      numbers.push(list.length)
      list.forEach(put)
    }
    put(note.address)
    put(note.title)
    putAll(note.aliases)
    putAll(note.tags)
    putAll(note.topics)
    putAll(note.stage === undefined ? [] : [note.stage])
    putAll(note.lang === undefined ? [] : [note.lang])
    numbers.push(note.sections.length)
    for (const { heading, slug, text } of note.sections) {
      put(heading)
      put(slug)
      put(text)
    }
    return all
  })
  return { texts, numbers: Uint32Array.from(numbers) }
}

/** The notes as they were packed. */
export function unpackSearchNotes({ texts, numbers }: PackedSearchNotes): readonly SearchNote[] {
  let next = 0
  return texts.map((all): SearchNote => {
    let at = 0
    const take = (): string => {
      const from = at
      at += numbers[next++]!
      return all.slice(from, at)
    }
    const takeAll = (): string[] => Array.from({ length: numbers[next++]! }, take)
    const [address, title] = [take(), take()]
    const [aliases, tags, topics] = [takeAll(), takeAll(), takeAll()]
    const [stage] = takeAll()
    const [lang] = takeAll()
    const sections = Array.from({ length: numbers[next++]! }, () => ({
      heading: take(),
      slug: take(),
      text: take(),
    }))
    return {
      address,
      title,
      aliases,
      tags,
      topics,
      ...(stage !== undefined && { stage }),
      ...(lang !== undefined && { lang }),
      sections,
    }
  })
}
