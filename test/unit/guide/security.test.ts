import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const page = readFileSync(`${root}SECURITY.md`, 'utf8')
const promised = /## What is promised\n([\s\S]*?)\n## /.exec(page)![1]!

it('promises nothing that no test holds', () => {
  const promises = promised.split(/\n(?=- )/).filter((part) => part.trim() !== '')
  expect(promises.length).toBeGreaterThan(5)
  for (const promise of promises) {
    const tests = [...promise.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, path]) => path!)
    expect(tests, promise).not.toEqual([])
    for (const path of tests) expect(existsSync(root + path), path).toBe(true)
  }
})

it('is part of a package that is published with its provenance', () => {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    files: readonly string[]
    publishConfig: { provenance: boolean }
  }
  expect(manifest.files).toContain('SECURITY.md')
  expect(manifest.publishConfig.provenance).toBe(true)
})
