import { describe, expect, it } from 'vitest'
import { buildMap } from '../../../src/features/map/build-map.ts'
import { graphOf } from '../../grow-graph.ts'

/** Notes in two folders that nothing ties together. */
function folders(titleOf: (folder: number, place: number) => string) {
  const places = [0, 1].flatMap((folder) => Array.from({ length: 60 }, (_, i) => ({ folder, i })))
  return graphOf(
    places.map(({ folder, i }) => ({
      key: `${folder}-${i}.md`,
      title: titleOf(folder, i),
      folder: folder === 0 ? 'all/02.1 Plugins' : 'all/03 Themes',
    })),
    [],
  )
}

const topsOf = (graph: ReturnType<typeof folders>): readonly string[] => {
  const { names, hierarchy } = buildMap(graph)
  return names.filter((_, i) => hierarchy.regions[i]!.parent < 0)
}

describe('the name of a region', () => {
  it('says what kind of things it holds where its notes have nothing else in common', () => {
    const letter = (value: number) => String.fromCharCode(97 + value)
    const names = topsOf(
      folders((folder, i) => `${letter(folder)}${letter(i % 26)}${letter(Math.floor(i / 26))}x`),
    )
    expect(names.some((name) => name.startsWith('Plugins · '))).toBe(true)
    expect(names.some((name) => name.startsWith('Themes · '))).toBe(true)
  })

  it('says where its notes are when all notes are called the same', () => {
    const names = topsOf(folders(() => 'Meeting'))
    expect(names).toEqual(expect.arrayContaining(['Plugins · Meeting', 'Themes · Meeting']))
  })

  it('says so in the words of the garden’s language', () => {
    const words = { notes: 'الملاحظات', tags: 'الوسوم', wanted: 'مطلوبة', tagsAndWanted: 'وسوم ومطلوبة' }
    const lone = Array.from({ length: 30 }, (_, i) => ({
      key: `/wanted/${i}`,
      title: `w${i}`,
      kind: 'wanted' as const,
    }))
    const named = topsOf({ ...graphOf(lone, []), words })
    expect(named.filter((name) => name === 'مطلوبة')).toHaveLength(1)
    expect(named).not.toContain('Wanted notes')
  })

  it('says so where there is nothing but tags or wanted notes', () => {
    const groups = Array.from({ length: 5 }, (_, i) => ({ id: `t${i}`, title: `Topic ${i}`, parent: -1 }))
    const notes = groups.flatMap((_, group) =>
      Array.from({ length: 6 }, (_, i) => ({ key: `${group}-${i}.md`, group })),
    )
    for (const [kind, name] of [
      ['tag', 'Tags'],
      ['wanted', 'Wanted notes'],
    ] as const) {
      // Tied to every topic alike, so that none of them holds it.
      const others = Array.from({ length: 8 }, (_, i) => ({
        key: `/${kind}/${i}`,
        title: `#word ${i}`,
        kind,
      }))
      const edges = others.flatMap(({ key }) =>
        notes.map(({ key: source }) => ({ source, target: key, kind: 'belongs' as const })),
      )
      const { names, hierarchy } = buildMap(graphOf([...notes, ...others], edges, groups))
      const region = hierarchy.regions.findIndex(({ nodes, group }) => group < 0 && nodes.length === 8)
      expect(names[region]).toBe(name)
    }
  })

  it('follows the list that a region is named by, wherever that is', () => {
    const letters = (value: number) =>
      [value % 26, Math.floor(value / 26) % 26].map((code) => String.fromCharCode(97 + code)).join('')
    const circles = [0, 1, 2].map((circle) =>
      Array.from({ length: 60 }, (_, i) => ({
        key: `${circle}-${i}.md`,
        title: `${letters(circle * 60 + i)}x`,
      })),
    )
    const lists = circles.map((_, circle) => ({
      key: `list ${circle}.md`,
      title: `Plants ${circle}`,
      group: 0,
    }))
    const edges = circles.flatMap((notes, circle) =>
      notes.flatMap(({ key: source }, i) => [
        { source, target: notes[(i + 1) % notes.length]!.key },
        { source: lists[circle]!.key, target: source },
      ]),
    )
    const groups = [{ id: 'lists', title: 'Lists', parent: -1 }]
    const graph = graphOf([...circles.flat(), ...lists], edges, groups)
    const before = buildMap(graph)
    expect(before.names).toContain('Plants 1')
    const renamed = graphOf(
      [...circles.flat(), ...lists.map((list, i) => (i === 1 ? { ...list, title: 'Herbs' } : list))],
      edges,
      groups,
    )
    const { names } = buildMap(renamed, before.known)
    expect(names).toContain('Herbs')
    expect(names).not.toContain('Plants 1')
  })
})
