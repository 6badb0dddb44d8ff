import { describe, expect, it } from 'vitest'
import { readPrivateVaults } from '../../../src/parse/read-private-vaults.ts'
import { readScriptList } from '../../../src/parse/read-script-list.ts'
import { readSettingsList } from '../../../src/parse/read-settings-list.ts'

describe('readScriptList', () => {
  const read = (source: string) => {
    const list = readScriptList(source, 'ignorePatterns')
    return list && [list.items.map(({ text, line }) => `${line} ${text}`), list.isWhole]
  }

  it.each([
    ['a = { ignorePatterns: ["x", \'y\', `z`] }', [['1 x', '1 y', '1 z'], true]],
    [
      'a = {\n  ignorePatterns: [\n    "x",\n    // "no",\n    "y", /* "no" */\n  ],\n}',
      [['3 x', '5 y'], true],
    ],
    ['// ignorePatterns: ["no"]\na = { "ignorePatterns": ["x"] }', [['2 x'], true]],
    ["a = 'ignorePatterns: [\"no\"]'\nconst ignorePatterns = ['x']", [['2 x'], true]],
    ['const ignorePatterns: string[] = ["x"]', [['1 x'], true]],
    ['const ignorePatterns: readonly string[] = ["x"]', [['1 x'], true]],
    ['({ ignorePatterns: ["it\'s", "a \\"b\\"", "http://x"] })', [["1 it's", '1 a "b"', '1 http://x'], true]],
    ['({ ignorePatterns: ["x", ...others, "y"] })', [['1 x', '1 y'], false]],
    ['config.ignorePatterns = hidden', [[], false]],
    ['({ "ignorePatterns": hidden })', [[], false]],
    [`({ ignorePatterns: [\`\${a}/b\`, "y"] })`, [[`1 \${a}/b`, '1 y'], false]],
    ['({ ignorePatterns: ["x"', [['1 x'], false]],
    ['({ ignorePatterns: [] })', [[], true]],
    ['({ ignorePatterns: others })', [[], false]],
    ['throw "nothing"', undefined],
    ['', undefined],
  ])('reads %j', (source, expected) => {
    expect(read(source)).toEqual(expected)
  })
})

describe('readSettingsList', () => {
  it.each([
    ['{ "excluded": ["A", "B/C"] }', 'excluded', ['1 A', '1 B/C']],
    ['{\n\t"siteId": "x",\n\t"excluded": [\n\t\t"A",\n\t\t"B"\n\t]\n}', 'excluded', ['4 A', '5 B']],
    [
      'configuration:\n  ignorePatterns:\n    - private\n    - "**/a"\n',
      'configuration.ignorePatterns',
      ['3 private', '4 **/a'],
    ],
    ['site: !!python/name:x\ndraft_docs: |\n  a.md\n  /b/\n', 'draft_docs', ['3 a.md', '4 /b/']],
    ['docs: a.md', 'docs', ['1 a.md']],
    ['a: 1', 'b.c', []],
    ['- a', 'b', []],
    ['', 'b', []],
    ['a: [1, {}, null]', 'a', []],
    ['{ "excluded": ["A"', 'excluded', ['1 A']],
  ])('reads %j', (source, place, expected) => {
    expect(readSettingsList(source, place).map(({ text, line }) => `${line} ${text}`)).toEqual(expected)
  })
})

it('reads which vaults of a workspace are private', () => {
  const source = 'workspace:\n  vaults:\n    - fsPath: open\n    - fsPath: own\n      visibility: private\n'
  expect(readPrivateVaults(source)).toEqual([{ text: 'own', line: 4 }])
  expect(readPrivateVaults('vaults:\n- {visibility: private, fsPath: .}')).toEqual([{ text: '.', line: 2 }])
  expect(readPrivateVaults('vaults: nothing')).toEqual([])
})
