import type { Code } from 'mdast'
import { expect, it } from 'vitest'
import { codeInset } from '../../../src/body/inset-hole.ts'

it.each([
  ['js', null, 'js', ''],
  ['C++', null, 'c++', ''],
  ['c#', 'title="x"', 'c#', 'title="x"'],
  ['js{1,3}', null, 'js', '{1,3}'],
  ['{.js', '.numberLines}', 'js', '.numberLines}'],
  ['{r,', 'echo=FALSE}', 'r', 'echo=FALSE}'],
  ['ts:src/app.ts', null, 'ts', 'title="src/app.ts"'],
  ['ts:', null, 'ts', ':'],
] as const)('reads the language of a fence "%s %s"', (lang, meta, language, rest) => {
  const node: Code = { type: 'code', lang, meta, value: 'x' }
  expect(codeInset(node)).toEqual({ kind: 'code', language, meta: rest, code: 'x' })
})
