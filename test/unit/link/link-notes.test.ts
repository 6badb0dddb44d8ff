import { describe, expect, it } from 'vitest'
import { linkNotes } from '../../../src/link/link-notes.ts'
import { buildNameIndex } from '../../../src/link/name-index.ts'
import type { AssetPath, NameKey, NotePath } from '../../../src/model/path.ts'
import { readGarden, readNote } from './read-note.ts'

const sources = {
  'Tree.md': 'A [[Leaf]] and [[Root#Deep]], ![[Leaf]], [[#Top]], [[Bark]].\n# Top\n',
  'Leaf.md': 'On a [[tree]] with [[bark.md]] ![[leaf.png]] [w](https://example.org).',
  'a/Root.md': '# Deep\n[[BARK]]',
  'leaf.png': '',
}

describe('linkNotes', () => {
  const { notes, assets } = readGarden(sources)
  const links = linkNotes(notes, assets)

  it('gives each note one resolution per link, in their order', () => {
    const kinds = links.resolutionsByPath.get('Leaf.md' as NotePath)?.map(({ kind }) => kind)
    expect(kinds).toEqual(['note', 'missing', 'asset', 'external'])
    expect([...links.resolutionsByPath.keys()]).toEqual(['Leaf.md', 'Tree.md', 'a/Root.md'])
  })

  it('collects the links to a note or asset, without those from itself', () => {
    expect(Object.fromEntries(links.backlinksByPath)).toEqual({
      'Tree.md': [{ source: 'Leaf.md', link: 0 }],
      'leaf.png': [{ source: 'Leaf.md', link: 2 }],
      'Leaf.md': [
        { source: 'Tree.md', link: 0 },
        { source: 'Tree.md', link: 2 },
      ],
      'a/Root.md': [{ source: 'Tree.md', link: 1 }],
    })
  })

  it('calls a wanted note as its first link writes it', () => {
    expect([...links.wantedByName.keys()]).toEqual(['bark'])
    expect(links.wantedByName.get('bark' as NameKey)).toEqual({
      name: 'bark',
      label: 'bark.md',
      askedBy: [
        { source: 'Leaf.md', link: 1 },
        { source: 'Tree.md', link: 4 },
        { source: 'a/Root.md', link: 0 },
      ],
    })
  })

  it('does not depend on the order in which files are listed', () => {
    const reversed = linkNotes(new Map([...notes].reverse()), [...assets].reverse())
    expect(JSON.stringify([...reversed.backlinksByPath])).toBe(JSON.stringify([...links.backlinksByPath]))
    expect(reversed).toEqual(links)
  })
})

describe('linkNotes after an edit', () => {
  const { notes, assets } = readGarden(sources)
  const index = buildNameIndex(notes.values(), assets)
  const memo = { notes, index, links: linkNotes(notes, assets, index) }

  /** The result of an edit. */
  function edit(path: string, source: string) {
    const edited = new Map([...notes, [path as NotePath, readNote(path, source)] as const])
    const nextIndex = buildNameIndex(edited.values(), assets, index)
    return { links: linkNotes(edited, assets, nextIndex, memo), index: nextIndex }
  }

  it('gives back the very same result where only text changed', () => {
    const next = edit('a/Root.md', `Some text.\n${sources['a/Root.md']}`)
    expect(next.index).toBe(index)
    expect(next.links).toBe(memo.links)
  })

  it('keeps the arrays of notes whose links mean the same', () => {
    const { links } = edit('a/Root.md', `${sources['a/Root.md']} [[Leaf]]`)
    for (const path of ['Tree.md', 'Leaf.md'] as NotePath[]) {
      expect(links.resolutionsByPath.get(path)).toBe(memo.links.resolutionsByPath.get(path))
    }
    expect(links.backlinksByPath.get('Leaf.md' as AssetPath)).toHaveLength(3)
  })

  it('notices a renamed heading in the notes that link to it alone', () => {
    const next = edit('a/Root.md', '# Shallow\n[[BARK]]')
    expect(next.index.names).toBe(index.names)
    expect(next.links.resolutionsByPath.get('Leaf.md' as NotePath)).toBe(
      memo.links.resolutionsByPath.get('Leaf.md' as NotePath),
    )
    expect(next.links.resolutionsByPath.get('Tree.md' as NotePath)?.[1]).toMatchObject({
      fragmentFound: false,
    })
  })

  it('notices a new spelling of a wanted name', () => {
    const next = edit('Leaf.md', sources['Leaf.md'].replace('bark.md', 'BaRK'))
    expect(next.links.wantedByName.get('bark' as NameKey)?.label).toBe('BaRK')
  })
})
