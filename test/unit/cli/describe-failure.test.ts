import { expect, it } from 'vitest'
import { describeFailure } from '../../../src/cli/describe-failure.ts'

const failure = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: what the system says, open '${path}'`), { code, syscall: 'open', path })

it.each([
  ['EACCES', '/somewhere/a.md', /^hortus: permission denied: \/somewhere\/a\.md$/],
  [
    'EROFS',
    '/proc/self/fd/19/.hortus',
    /^hortus: the disk can only be read: what hortus keeps in the garden's folder$/,
  ],
  ['EACCES', '/proc/self/fd/19/.hortus-1-2.tmp', /^hortus: permission denied: what hortus keeps/],
  ['ENOSPC', '/proc/self/fd/7/a.md', /^hortus: the disk is full: a\.md$/],
])('says %s of %s in words', (code, path, said) => {
  expect(describeFailure(failure(code, path))).toMatch(said)
})
