import { expect, it } from 'vitest'
import { readAliases } from '../../../src/parse/read-aliases.ts'

it.each([
  [{ aliases: 'Raft' }, ['Raft']],
  [{ aliases: 'Raft, Raft paper' }, ['Raft, Raft paper', 'Raft', 'Raft paper']],
  [{ aliases: ' a,, b ' }, ['a,, b', 'a', 'b']],
  [{ aliases: ['Lamport, Leslie', 'LL'], alias: 'LL' }, ['Lamport, Leslie', 'LL']],
  [{ aliases: ['a, b'] }, ['a, b']],
  [{ aliases: 42, alias: null }, ['42']],
  [{}, []],
] as const)('reads %j', (properties, names) => {
  expect(readAliases(properties)).toEqual(names)
})
