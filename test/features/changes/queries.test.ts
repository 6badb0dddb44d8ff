import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/model/change.ts'
import type { GardenPath } from '../../../src/model/path.ts'
import { changeGarden } from './change-garden.ts'

const base = (indent = ''): string =>
  [
    'filters:',
    '  and:',
    '    - file.hasTag("tree", "Tree/oak")',
    '    - tags.contains("#tree")',
    "    - file.inFolder('wood/old')",
    '    - file.hasLink("Oak")',
    '    - note.kind == "tree"',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('')
const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\`\`\`\n`

const files = {
  'Oak.md': '---\ntags: [tree]\n---\n\nTall.\n',
  'wood/old/Elm.md': '#tree/oak\n',
  'all.base': base(),
  'ask.md':
    '> a quote first\r\n\r\n' +
    fence(
      'dataview',
      'TABLE tree, "tree" FROM #tree AND ("wood/old" OR "Oak" OR outgoing([[Oak|o]])) // [[Oak]] #tree\n' +
        'WHERE kind = "tree" AND contains(file.tags, "#tree/oak") AND up = [[Oak#Bark]] AND file.folder != "wood"\n',
    ).replaceAll('\n', '\r\n') +
    `\n> ${fence('base', base()).trimEnd().replaceAll('\n', '\n> ')}\n\n` +
    `${fence('tasks', 'not done\npath includes wood/old\ntag does not include #tree\ndescription includes tree\n')}\n` +
    `\`= [[Oak]].file.size + link("Oak")\` and \`[[Oak]] #tree\`\n\n${fence('dataviewjs', 'dv.pages("#tree")\n')}`,
  'c.canvas': '{"nodes":[{"id":"g","type":"group","background":"wood/p.png"}],"edges":[]}',
  'wood/p.png': 'x',
}

/** What a change makes of the lines of a file, and nothing else. */
async function linesAfter(change: Change, path: keyof typeof files): Promise<readonly string[]> {
  const garden = await changeGarden(files)
  const planned = await garden.apply(change)
  expect(planned.problems).toEqual([])
  const before = new Set(files[path].split('\n'))
  const after = (await garden.files())[path] ?? ''
  return after.split('\n').filter((line) => !before.has(line))
}

describe('queries and bases after a change', () => {
  it('ask for a note by its new name, and for a folder by its new path', async () => {
    const from = 'Oak.md' as GardenPath
    const renamed = await linesAfter({ kind: 'move-file', from, to: 'x/Quercus.md' as GardenPath }, 'ask.md')
    expect(renamed).toEqual([
      'TABLE tree, "tree" FROM #tree AND ("wood/old" OR "x/Quercus" OR outgoing([[Quercus|o]])) // [[Oak]] #tree\r',
      'WHERE kind = "tree" AND contains(file.tags, "#tree/oak") AND up = [[Quercus#Bark]] AND file.folder != "wood"\r',
      '>     - file.hasLink("Quercus")',
      '`= [[Quercus]].file.size + link("Quercus")` and `[[Oak]] #tree`',
    ])
    expect(await linesAfter({ kind: 'move-folder', from: 'wood', to: 'forest' }, 'ask.md')).toEqual([
      'TABLE tree, "tree" FROM #tree AND ("forest/old" OR "Oak" OR outgoing([[Oak|o]])) // [[Oak]] #tree\r',
      'WHERE kind = "tree" AND contains(file.tags, "#tree/oak") AND up = [[Oak#Bark]] AND file.folder != "forest"\r',
      ">     - file.inFolder('forest/old')",
      'path includes forest/old',
    ])
    const moves = [{ from: 'wood/old/Elm.md' as GardenPath, to: 'Elm.md' as GardenPath }]
    expect(await linesAfter({ kind: 'move-files', moves }, 'ask.md')).toEqual([])
    const folders = [{ from: 'wood/old', to: 'new' }]
    const whole = {
      kind: 'move-files',
      moves: [{ ...moves[0]!, to: 'new/Elm.md' as GardenPath }],
      folders,
    } as const
    expect(await linesAfter(whole, 'all.base')).toEqual(["    - file.inFolder('new')"])
  })

  it('ask for a tag by its new name, and leave words that are none', async () => {
    const change: Change = { kind: 'rename-tag', from: 'tree', to: 'wood' }
    expect(await linesAfter(change, 'ask.md')).toEqual([
      'TABLE tree, "tree" FROM #wood AND ("wood/old" OR "Oak" OR outgoing([[Oak|o]])) // [[Oak]] #tree\r',
      'WHERE kind = "tree" AND contains(file.tags, "#wood/oak") AND up = [[Oak#Bark]] AND file.folder != "wood"\r',
      '>     - file.hasTag("wood", "Wood/oak")',
      '>     - tags.contains("#wood")',
      'tag does not include #wood',
    ])
    expect(await linesAfter(change, 'all.base')).toEqual([
      '    - file.hasTag("wood", "Wood/oak")',
      '    - tags.contains("#wood")',
    ])
  })

  it('show the picture behind a group of a canvas where it is now', async () => {
    const change = { from: 'wood/p.png' as GardenPath, to: 'q.png' as GardenPath }
    expect(await linesAfter({ kind: 'move-file', ...change }, 'c.canvas')).toEqual([
      files['c.canvas'].replace('wood/p.png', 'q.png'),
    ])
  })
})
