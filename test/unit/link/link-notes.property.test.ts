import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LinkMemo, linkNotes } from '../../../src/link/link-notes.ts'
import { buildNameIndex } from '../../../src/link/name-index.ts'
import type { Note } from '../../../src/model/note.ts'
import type { AssetPath, NotePath } from '../../../src/model/path.ts'
import { readNote } from './read-note.ts'

/** Few names and few folders, so that edits meet. */
const folders = ['', 'a/', 'b/', 'a/b/']
const names = ['Note', 'note', 'Leaf', 'v1.2', 'pic.png']
const path = fc
  .tuple(fc.constantFrom(...folders), fc.constantFrom(...names))
  .map(([folder, name]) => `${folder}${name}.md`)
const asset = fc.constantFrom('pic.png', 'a/pic.png', 'b/pic.png', 'Leaf')
const link = fc
  .tuple(
    fc.constantFrom('[[', '![[', '('),
    fc.constantFrom('', './', '../', '/', 'a/', 'b/'),
    fc.constantFrom('', ...names, 'Alias', 'Nobody', 'NOBODY', 'nobody.md'),
    fc.constantFrom('', '#H', '#G', '#H#G', '#^id'),
  )
  .map(([open, place, name, fragment]) =>
    open === '(' ? `[t](${place}${name}${fragment})` : `${open}${place}${name}${fragment}]]`,
  )
const source = fc
  .tuple(
    fc.constantFrom('', '', 'aliases: Alias\n', 'aliases: Leaf, Nobody\n'),
    fc.constantFrom('', '# H\n', '# H\n## G\n', '# G\n# H\n', 'x ^id\n'),
    fc.array(link, { maxLength: 5 }),
  )
  .map(([aliases, headings, links]) => `${aliases}${headings}${links.join(' ')}`)

type Edit = (garden: { readonly notes: Map<NotePath, Note>; readonly assets: Set<string> }) => void

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(path, source).map(
      ([at, text]): Edit =>
        ({ notes }) =>
          put(notes, at, text),
    ),
  },
  // A body edited below its headings and links.
  {
    weight: 2,
    arbitrary: fc.nat().map(
      (n): Edit =>
        ({ notes }) => {
          const note = [...notes.values()][n % (notes.size || 1)]
          if (note) put(notes, note.path, `${note.plainText}\nmore`)
        },
    ),
  },
  // Only its aliases.
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(), fc.constantFrom('', 'Alias', 'Leaf, Nobody', 'nobody.md, a/Note')).map(
      ([n, aliases]): Edit =>
        ({ notes }) => {
          const note = [...notes.values()][n % (notes.size || 1)]
          const body = note?.plainText.replace(/^aliases: .*\n/, '')
          if (note) put(notes, note.path, `${aliases === '' ? '' : `aliases: ${aliases}\n`}${body}`)
        },
    ),
  },
  {
    weight: 1,
    arbitrary: path.map(
      (at): Edit =>
        ({ notes }) =>
          void notes.delete(at as NotePath),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), path).map(
      ([n, to]): Edit =>
        ({ notes }) => {
          const note = [...notes.values()][n % (notes.size || 1)]
          if (!note) return
          notes.delete(note.path)
          put(notes, to, note.plainText)
        },
    ),
  },
  {
    weight: 1,
    arbitrary: asset.map(
      (at): Edit =>
        ({ assets }) =>
          void (assets.delete(at) || assets.add(at)),
    ),
  },
)

function put(notes: Map<NotePath, Note>, path: string, text: string): void {
  notes.set(path as NotePath, readNote(path, text))
}

describe('linkNotes with a memo', () => {
  it('gives after any edits what it gives from scratch, and resolves unchanged notes only when names or places change', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 20, maxLength: 40, size: 'max' }), (edits) => {
        let notes = new Map<NotePath, Note>()
        const assets = new Set<string>()
        let memo: LinkMemo | undefined
        for (const apply of edits) {
          const before = notes
          notes = new Map(notes)
          apply({ notes, assets })
          notes = new Map([...notes].sort(([a], [b]) => (a < b ? -1 : 1)))
          const list = [...assets].sort() as AssetPath[]
          const index = buildNameIndex(notes.values(), list, memo?.index)
          const { counted, looked } = countLooks(notes)
          const links = linkNotes(
            counted,
            list,
            index,
            memo && { ...memo, notes: memoNotes(before, counted, notes) },
          )
          const fresh = linkNotes(notes, list)
          expect(links).toEqual(fresh)
          expect([...links.backlinksByPath]).toEqual([...fresh.backlinksByPath])
          if (memo && index === memo.index && links === memo.links) {
            const changed = [...notes].filter(([at, note]) => before.get(at) !== note).map(([at]) => at)
            expect([...looked].filter((at) => !changed.includes(at))).toEqual([])
          }
          memo = { notes, index, links }
        }
      }),
      { seed: 4_321, numRuns: 30 },
    )
  })
})

/** Notes that say when their links are read. */
function countLooks(notes: ReadonlyMap<NotePath, Note>) {
  const looked = new Set<NotePath>()
  const counted = new Map(
    [...notes].map(([at, note]) => {
      const get = () => {
        looked.add(at)
        return note.links
      }
      return [at, Object.defineProperty({ ...note }, 'links', { get })]
    }),
  )
  return { counted, looked }
}

/** The notes before an edit, being the same objects as the counted ones where nothing changed. */
function memoNotes(
  before: ReadonlyMap<NotePath, Note>,
  counted: ReadonlyMap<NotePath, Note>,
  now: ReadonlyMap<NotePath, Note>,
) {
  return new Map([...before].map(([at, note]) => [at, now.get(at) === note ? counted.get(at)! : note]))
}
