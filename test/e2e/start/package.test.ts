import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { expect, it } from 'vitest'

const dist = new URL('../../../dist/', import.meta.url)
const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
  readFileSync(new URL('../package.json', dist), 'utf8'),
) as Record<'dependencies' | 'peerDependencies' | 'peerDependenciesMeta', Readonly<Record<string, unknown>>>

/** Packages that a module names, static or not; comments write them in other quotes than the bundler does. */
const imported = /(?:^(?:im|ex)port\b[^'"\n]*|\bimport\()"((?:@[\w-]+\/)?[a-z][\w-]*)(?:\/[\w./-]+)?"/gm

it('installs with the program the packages that it loads, and no others but those of its types', () => {
  const loaded = new Set<string>()
  for (const file of readdirSync(dist).filter((name) => name.endsWith('.js')))
    for (const [, name = ''] of readFileSync(new URL(file, dist), 'utf8').matchAll(imported))
      if (!isBuiltin(name) && name !== 'hortus') loaded.add(name)
  // Whoever wants a config compiled, or pictures in several widths, installs them.
  expect(Object.keys(peerDependencies)).toEqual(['sharp', 'vite'])
  for (const name of Object.keys(peerDependencies)) {
    expect(peerDependenciesMeta[name]).toEqual({ optional: true })
    loaded.delete(name)
  }
  expect([...loaded, 'unified'].sort()).toEqual(Object.keys(dependencies).sort())
})
