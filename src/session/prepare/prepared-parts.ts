import { setImmediate } from 'node:timers/promises'
import type { PreparedNote } from '../../model/prepared-note.ts'
import { textNumber } from '../../model/text-number.ts'
import type { PartFolder } from '../../store/part-folder.ts'
import { packPrepared, unpackPrepared } from './pack-prepared.ts'

/** Notes of one line of a part: short pauses while it is written, and few bodies are read for one. */
const groupSize = 64

/** Characters of bodies from which on a line has fewer notes, and a part fewer lines. */
const groupWeight = 8_388_608

/** Most notes of a part, and how many it has on average: about 3 MB. */
const partSize = { most: 1_024, usual: 384 }

const newline = 0x0a

/** The notes of a part as it was read. */
export interface KnownPart {
  readonly name: string
  readonly notes: readonly PreparedNote[]
}

/**
 * The notes of all parts of these names that are whole. Group by group, others between. Two lines for each group: the notes,
 * and their bodies, which are read when somebody asks for one.
 */
export async function readParts(folder: PartFolder, names: readonly string[]): Promise<readonly KnownPart[]> {
  const parts: KnownPart[] = []
  for (const name of names) {
    const part = folder.open(name)
    if (part === undefined) continue
    const notes: PreparedNote[] = []
    const { bytes, readAgain } = part
    try {
      for (let from = 0; from < bytes.length; ) {
        const middle = bytes.indexOf(newline, from)
        const start = middle + 1
        const end = bytes.indexOf(newline, start)
        const group = unpackPrepared(bytes.toString('utf8', from, middle), () =>
          readAgain(start, end).toString(),
        )
        for (const note of group) notes.push(note)
        from = end + 1
        await setImmediate()
      }
    } catch {
      // Whole and yet none of ours.
      continue
    }
    parts.push({ name, notes })
  }
  return parts
}

/**
 * Writes notes as parts and gives all of them, in order. A part that has the same notes as a known one is that one. Where a part
 * ends is told by the path of its last note, so an edit changes one part, and so does a new note.
 */
export async function writeParts(
  folder: PartFolder,
  notes: readonly PreparedNote[],
  known: readonly KnownPart[],
): Promise<readonly KnownPart[]> {
  const partByFirst = new Map(known.map((part) => [part.notes[0], part]))
  const parts: KnownPart[] = []
  for (const some of splitIntoParts(notes)) {
    const before = partByFirst.get(some[0])
    const isSame = before?.notes.length === some.length && some.every((note, i) => note === before.notes[i])
    const name = isSame && folder.keep(before.name) ? before.name : folder.write(await packPart(some))
    parts.push({ name, notes: some })
  }
  return parts
}

async function packPart(notes: readonly PreparedNote[]): Promise<Buffer> {
  const lines: Buffer[] = []
  for (const group of splitByWeight(notes, groupSize)) {
    const packed = packPrepared(group)
    lines.push(Buffer.from(`${packed.notes}\n${packed.bodies}\n`))
    await setImmediate()
  }
  return Buffer.concat(lines)
}

/** Whether a part ends with the note of this path, whatever else is in the garden. */
export function endsSection(path: string): boolean {
  return textNumber(path) % partSize.usual === 0
}

function splitIntoParts(notes: readonly PreparedNote[]): Iterable<readonly PreparedNote[]> {
  return splitByWeight(notes, partSize.most, ({ note }) => endsSection(note.path))
}

/** Runs of at most `most` notes and not much more than {@link groupWeight}, each ending with one that `isLast` names. */
function* splitByWeight(
  notes: readonly PreparedNote[],
  most: number,
  isLast: (note: PreparedNote) => boolean = () => false,
): Iterable<readonly PreparedNote[]> {
  let from = 0
  let weight = 0
  for (const [i, note] of notes.entries()) {
    weight += note.weight
    if (i + 1 - from < most && weight < groupWeight && !isLast(note)) continue
    yield notes.slice(from, i + 1)
    from = i + 1
    weight = 0
  }
  if (from < notes.length) yield notes.slice(from)
}
