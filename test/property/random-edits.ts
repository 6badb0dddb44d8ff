import type { MemoryStore } from '../../src/store/memory-store.ts'
import type { StoreChange } from '../../src/store/store.ts'

const names = [
  'Alpha',
  'Beta',
  'Gamma',
  'Delta',
  'index',
  'Über uns',
  'C#',
  'v1.2',
  '日本',
  'a-very-long-name',
  'planned',
]
const folders = ['', 'x/', 'y/', 'x/y/', 'Straße/']
const assets = ['pic.png', 'paper.pdf', 'Alpha.png']
const headings = ['Why', 'How it works', 'Why', 'Über']

/** A step of an author's day: what it does to the store, and what a watcher would report. */
interface Edit {
  readonly what: string
  readonly changes: readonly StoreChange[]
}

/** Makes one random change to the garden: edit, add, remove, move, alias, draft, heading, tag, asset. */
export function randomEdit(store: MemoryStore, paths: Set<string>, random: () => number): Edit {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const anyPath = (): string => `${pick(folders)}${pick(names)}.md`
  const write = (path: string, text: string | Uint8Array): StoreChange => {
    store.write(path, text)
    paths.add(path)
    return { kind: 'written', path }
  }
  const remove = (path: string): StoreChange => {
    store.remove(path)
    paths.delete(path)
    return { kind: 'removed', path }
  }
  const notes = [...paths].filter((path) => path.endsWith('.md'))
  const kind =
    notes.length < 4
      ? 'add'
      : pick(['edit', 'edit', 'edit', 'add', 'remove', 'move', 'asset', 'twin'] as const)
  switch (kind) {
    case 'edit': {
      const path = pick(notes)
      return { what: `edit ${path}`, changes: [write(path, randomNote(random))] }
    }
    case 'add': {
      const path = anyPath()
      return { what: `write ${path}`, changes: [write(path, randomNote(random))] }
    }
    case 'remove': {
      const path = pick(notes)
      return { what: `remove ${path}`, changes: [remove(path)] }
    }
    case 'move': {
      const from = pick(notes)
      const to = anyPath()
      if (from === to) return { what: `touch ${from}`, changes: [write(from, store.text(from))] }
      const text = store.text(from)
      return { what: `move ${from} to ${to}`, changes: [remove(from), write(to, text)] }
    }
    case 'twin': {
      const name = pick(names)
      const changes = [write(`x/${name}.md`, randomNote(random)), write(`y/${name}.md`, randomNote(random))]
      return { what: `twins ${name}`, changes }
    }
    case 'asset': {
      const path = `${pick(folders)}${pick(assets)}`
      const change = paths.has(path)
        ? remove(path)
        : write(path, new Uint8Array([Math.floor(random() * 256)]))
      return { what: `${change.kind} ${path}`, changes: [change] }
    }
  }
}

/** A note with links of every syntax, some of which lead somewhere. */
export function randomNote(random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const chance = (share: number): boolean => random() < share
  const target = (): string => (chance(0.3) ? pick(folders) : '') + pick([...names, 'Nobody', 'Old name'])
  const lines: string[] = []
  if (chance(0.4)) {
    lines.push('---')
    if (chance(0.4)) lines.push(`aliases: [${pick(['Old name', 'alpha two', 'x/Old'])}]`)
    if (chance(0.2)) lines.push('draft: true')
    if (chance(0.3)) lines.push(`tags: [${pick(['linux', 'linux/memory', 'Linux'])}]`)
    if (chance(0.2)) lines.push(`title: ${pick(['A title', 'Beta', '"Quoted: title"'])}`)
    if (chance(0.1)) lines.push(`permalink: /${pick(['x/alpha', 'fixed', ''])}`)
    if (chance(0.2)) lines.push(`up: "[[${target()}]]"`)
    if (chance(0.2)) lines.push(`type: ${pick(['topic', 'series', 'reference', 'page', 'Essay'])}`)
    if (chance(0.2)) lines.push(`topics: ["[[${target()}]]", ${pick(names.slice(0, 4))}]`)
    if (chance(0.1)) lines.push(`parent: "[[${target()}]]"`)
    if (chance(0.2)) lines.push(`series: "[[${target()}]]"`, `part: ${pick(['1', '2', '2', 'x'])}`)
    if (chance(0.3)) lines.push(`requires: ["[[${target()}]]", "[[${target()}]]"]`)
    if (chance(0.1)) lines.push(`stage: ${pick(['seedling', 'Evergreen', 'planned', 'rotten'])}`)
    if (chance(0.1)) lines.push(`start: ${pick(['true', '"[[Alpha]]"'])}`)
    if (chance(0.1)) lines.push('current: true')
    if (chance(0.05)) lines.push('bad: [')
    lines.push('---')
  }
  if (chance(0.4)) lines.push(`# ${pick(headings)}`, '')
  const count = Math.floor(random() * 5)
  for (let i = 0; i < count; i++) {
    lines.push(
      pick([
        `See [[${target()}]] and [[${target()}#${pick(headings)}|there]]. #${pick(['linux', 'Linux/Memory', 'x1'])}`,
        `![[${target()}]]`,
        `![[${target()}#${pick(headings)}]]`,
        `![[${pick(folders)}${pick(assets)}|300]]`,
        `## ${pick(headings)}`,
        `- item [text](${encodeURI(target())}.md)\n- another ^block`,
        `[[${target()}#^block]] ![alt](${pick(assets)})`,
        `1. [[${target()}]]: first\n2. **[[${target()}|shown]]**\n3. no link`,
        '> [!note] Title\n> text [[Alpha]]',
        '```\n[[not a link]]\n```',
        `[folder](/${pick(folders)}) [[${pick(folders)}]] [beside](../${pick(folders)})`,
      ]),
      '',
    )
  }
  return lines.join('\n')
}
