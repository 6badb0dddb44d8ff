import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { takeCensus } from '../../run/take-census.mjs'

const root = mkdtempSync(join(tmpdir(), 'hortus-census-'))

afterAll(() => rmSync(root, { recursive: true, force: true }))

const files = {
  'package.json': '{ "exports": { ".": { "types": "./dist/types/index.d.ts" } } }',
  'src/index.ts': "export { open } from './a.ts'\n",
  'src/a.ts': [
    "import type { Used } from './b.ts'",
    'export const open = (used: Used) => used.list[0]! as string',
    'export const idle = [1] as const',
    'export const tested = 1',
    "export const later = () => import('./c.ts').then(({ one }) => one)",
    'interface Twice { a: 1 }',
  ].join('\n'),
  'src/b.ts': 'export interface Used { list: unknown[] }\nexport type Idle = 1\nexport type Twice = Idle',
  'src/c.ts': `export const one = 1\nexport function two() {${'\n'.repeat(80)}}`,
  'src/c.css': 'a {\n}\n',
  'web/app.ts': "const all = import.meta.glob('../src/parts/*.ts')\n",
  'src/parts/d.ts': 'export const part = 1\n',
  'test/a.test.ts': `import { tested } from '../src/a.ts'\ndescribe('a', () => {${'\n'.repeat(90)}})`,
  'garden/hortus.config.ts': '',
}

for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

it('counts lines, long functions, casts, claims, and what is public for nobody', () => {
  const { lines, spots } = takeCensus(root, ['src'])
  expect(lines.map(({ path }) => path)).toContain('src/c.css')
  const found = Object.entries(spots).map(([measure, places]) => [
    measure,
    places.map(({ path, line, name }) => `${path}:${line} ${name}`),
  ])
  expect(Object.fromEntries(found)).toEqual({
    'files over 300 lines': [],
    'functions over 60 lines': ['src/c.ts:2 two, 81 lines'],
    'functions over 80 lines': ['src/c.ts:2 two, 81 lines'],
    casts: ['src/a.ts:2 as string'],
    'non-null `!`': ['src/a.ts:2 used.list[0]!'],
    'exports nobody imports': ['src/a.ts:3 idle', 'src/a.ts:5 later', 'src/c.ts:2 two'],
    'exports only tests import': ['src/a.ts:4 tested'],
    'exported types nobody imports': ['src/b.ts:2 Idle', 'src/b.ts:3 Twice'],
    'exported types only tests import': [],
    'type names declared twice': ['src/a.ts:6 Twice, also src/b.ts:3'],
  })
})

it('does not count a suite of tests as a function', () => {
  expect(takeCensus(root, ['test']).spots['functions over 80 lines']).toEqual([])
})
