import {
  copyFileSync,
  existsSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { digest } from '../../../src/store/digest.ts'
import { formatKeptSteps, type KeptStep } from '../../../src/store/kept-steps.ts'
import { openUserKey, signText } from '../../../src/store/user-key.ts'
import type { Sandbox } from './sandbox.ts'

/** One thing that a stranger has put into a garden. */
export interface HostileShape {
  /** Where, from the garden's folder. */
  readonly place: string
  /** In words, for failures. */
  readonly name: string
  put(sandbox: Sandbox): void
}

/** Places where notes and assets stand, and where the program keeps files of its own. */
const places = [
  ...['pub', 'pub.md', 'note.md', 'img.png', 'sub/pub', 'sub/deep/x', 'hortus.config.js'],
  ...['.hortus', '.hortus/journal', '.hortus/undo', '.hortus/tmp', '.hortus/tmp/beside', '.hortus/map.json'],
  ...[
    '.hortus/history',
    '.hortus/history/a.md',
    '.hortus/.gitignore',
    '.hortus/site',
    '.trash',
    '.trash/sub',
  ],
  ...['new', 'old', 'kept', 'lock', 'stamp'].map((name) => `.hortus/.site.hortus-${name}`),
  ...['site', 'site/index.html', 'site/a', 'site/.hortus-site.json', 'site/-'].map(
    (name) => `.hortus/${name}`,
  ),
]

/** Where links lead, from the garden's folder: outside, hidden, ignored, up, nowhere, in circles, over other links. */
const targets = [
  ...[
    '../outside',
    '../outside/secret.md',
    '../outside/site',
    '../outside/not-there',
    '../outside/hooks',
    '../home',
  ],
  ...[
    '../home/.bashrc',
    '..',
    '.',
    '.git',
    '.git/config',
    '.git/hooks',
    '.git/not-there',
    '.obsidian',
    'private',
  ],
  ...['private/diary.md', 'sub', 'a.md', '.chain', '.loop'],
]

/** A link at a place to a target, both from the garden's folder. */
function linkTo(place: string, target: string, isRelative = true): HostileShape {
  return {
    place,
    name: `${place} -> ${isRelative ? '' : '/…/'}${target}`,
    put: ({ garden }) => {
      const up = '../'.repeat(place.split('/').length - 1)
      const link = (name: string, to: string): void =>
        replace(join(garden, name), () => symlinkSync(to, join(garden, name)))
      link('.chain', '.chain-2')
      link('.chain-2', '../outside')
      link('.loop', '.loop')
      link(place, isRelative ? up + target : join(garden, target))
    },
  }
}

/** A link at every place to every target, every other one absolute. */
const linkShapes: readonly HostileShape[] = places.flatMap((place, i) =>
  targets.map((target, k) => linkTo(place, target, (i + k) % 2 === 0)),
)

const id = '2030-01-01T12.00.00.000Z-999999999-0123abcd'
const hashOf = (text: string) => digest(Buffer.from(text))

/** What a stranger writes in the place of a path. */
const paths: readonly string[] = [
  ...[
    '../outside/evil.md',
    '../../evil.md',
    'sub/../../outside/evil.md',
    '/tmp/hortus-sweep-evil.md',
    '',
    '.',
    '..',
  ],
  ...[
    '../outside/secret.md',
    '.git/hooks/post-checkout',
    '.git/config',
    'private/evil.md',
    'pub/evil.md',
    'x.md/',
  ],
  ...[
    'sub//x.md',
    'a\0b.md',
    'hortus.config.js',
    'node_modules/x.js',
    '__proto__',
    'C:\\x.md',
    '.hortus/x.md',
  ],
]

/** What a stranger writes in the place of anything. */
const oddities: readonly unknown[] = [
  ...[
    '../outside/evil.md',
    'x'.repeat(5_000),
    '\ud800',
    '__proto__',
    null,
    -1,
    1e300,
    [],
    {},
    { toString: null },
  ],
]

/** Every value that stands in a piece of data, replaced by `value` one at a time; the whole of it too. */
function* replaceEach(data: unknown, value: unknown): Generator<unknown> {
  yield value
  if (Array.isArray(data)) {
    for (const [i, item] of data.entries())
      for (const other of replaceEach(item, value))
        yield data.map((old: unknown, k) => (k === i ? other : old))
  } else if (typeof data === 'object' && data !== null) {
    for (const [key, item] of Object.entries(data)) {
      for (const other of replaceEach(item, value)) yield { ...data, [key]: other }
      if (typeof value === 'string') yield { ...data, [value]: item }
    }
  }
}

const steps: readonly KeptStep[] = [
  { path: 'evil.md', to: 'evil.md', oldHash: null, newHash: hashOf('evil'), hasNew: true },
  { path: 'a.md', to: 'taken.md', oldHash: hashOf('x'), newHash: hashOf('x'), hasNew: false },
  { path: 'b.md', to: null, oldHash: hashOf('x'), newHash: null, hasNew: false },
]

/** The steps with one path in the place of all others, as source and as target. */
const stepsWith = (path: string): readonly (readonly KeptStep[])[] => [
  steps.map((step) => ({ ...step, path })),
  steps.map((step) => ({ ...step, path, to: step.to === null ? null : path })),
  steps.map((step) => ({ ...step, to: step.to === null ? null : path })),
  [{ path, to: 'taken.md', oldHash: hashOf('x'), newHash: hashOf('x'), hasNew: false }],
]

const map = {
  version: 1,
  graph: 'x',
  cohesion: 1,
  radius: 10,
  regions: { abcdefg: { name: 'x', at: [0, 0, 5], hue: 1, notes: { abc: [1, 1] } } },
}
const manifest = { version: 1, files: { 'index.html': ['x', 1], 'a/index.html': ['x', 1] } }

/** A change as its file holds it, signed by nobody or, so that what is behind the signature is tried too, by the user. */
function commitText(value: unknown, isSigned: boolean, { env }: Sandbox): string {
  if (!isSigned) return JSON.stringify(value)
  const key = openUserKey(join(env['XDG_STATE_HOME']!, 'hortus')).get()
  try {
    return formatKeptSteps(id, value as readonly KeptStep[], key)
  } catch {
    return JSON.stringify({
      signature: signText(key, JSON.stringify(['hortus change', id, value])),
      steps: value,
    })
  }
}

function file(place: string, name: string, text: (sandbox: Sandbox) => string): HostileShape {
  return {
    place,
    name: `${place}: ${name.slice(0, 200)}`,
    put: (sandbox) => {
      replace(join(sandbox.garden, place), () => writeFileSync(join(sandbox.garden, place), text(sandbox)))
    },
  }
}

function change(kind: 'journal' | 'undo', data: unknown, isSigned: boolean): HostileShape {
  const folder = `.hortus/${kind}/${id}`
  const name = `${isSigned ? 'signed' : 'unsigned'} ${JSON.stringify(data)}`
  const files = [
    ...['0.new', '0.old', '1.new', '1.old', '2.old'].map((one) => file(`${folder}/${one}`, '', () => 'evil')),
    file(`${folder}/commit.json`, name, (sandbox) => commitText(data, isSigned, sandbox)),
  ]
  return {
    ...files.at(-1)!,
    put: (sandbox) => {
      for (const one of files) one.put(sandbox)
    },
  }
}

/** Every file that is read from a garden's `.hortus`, with a hostile value in each of its fields. */
const fileShapes: readonly HostileShape[] = [
  ...(['journal', 'undo'] as const).flatMap((kind) =>
    [true, false].flatMap((isSigned) => [
      ...paths.flatMap(stepsWith).map((data) => change(kind, data, isSigned)),
      ...oddities
        .flatMap((value) => [...replaceEach(steps.slice(0, 1), value)])
        .map((data) => change(kind, data, isSigned)),
    ]),
  ),
  ...oddities.flatMap((value) => [
    ...[...replaceEach(map, value)].map((data) =>
      file('.hortus/map.json', JSON.stringify(data), () => JSON.stringify(data)),
    ),
    ...[...replaceEach(manifest, value)].map((data) =>
      file('.hortus/site/.hortus-site.json', JSON.stringify(data), () => JSON.stringify(data)),
    ),
    ...['stamp', 'lock'].map((name) =>
      file(`.hortus/.site.hortus-${name}`, JSON.stringify(value), () => `${JSON.stringify(value)}\n{}`),
    ),
    file(`.hortus/history/a.md/2030-01-01T12.00.00.000Z-000000-${'0'.repeat(12)}.md`, '', () =>
      JSON.stringify(value),
    ),
  ]),
  ...paths.map((path) =>
    file('.hortus/.site.hortus-old/.hortus-site.json', path, () =>
      JSON.stringify({ version: 1, files: { [path]: ['x', 1] } }),
    ),
  ),
]

/** A site of a stranger at a place where a build looks for its own, with a link among its pages. */
const siteShapes: readonly HostileShape[] = ['site', '.site.hortus-old', '.site.hortus-new'].map((name) => ({
  place: `.hortus/${name}/evil`,
  name: `a site of a stranger as .hortus/${name}`,
  put: ({ garden, folder }) => {
    const at = join(garden, '.hortus', name)
    replace(at, () => {
      mkdirSync(at)
      writeFileSync(join(at, 'evil.html'), 'evil')
      copyFileSync(join(folder, 'outside/site/.hortus-site.json'), join(at, '.hortus-site.json'))
      symlinkSync('../../../outside', join(at, 'away'))
    })
  },
}))

/** Gardens that did harm once, each with all that it takes. */
export const knownAttacks: readonly (readonly HostileShape[])[] = [
  [
    linkTo('pub', '.git'),
    change('journal', stepsWith('../outside/evil.md')[1], false),
    change('undo', stepsWith('../outside/secret.md')[0], false),
    linkTo('.hortus/site', '../outside/site'),
  ],
  [
    linkTo('pub', 'private'),
    linkTo('note.md', '.obsidian/app.json'),
    change('journal', stepsWith('../outside/secret.md')[3], false),
    siteShapes[0]!,
    linkTo('.hortus/.site.hortus-old', '../outside'),
    linkTo('.hortus/.site.hortus-stamp', '../home/.bashrc'),
  ],
  [
    linkTo('pub', '.git/hooks'),
    change('journal', stepsWith('pub/evil.md')[1], true),
    siteShapes[0]!,
    linkTo('.hortus/.site.hortus-stamp', '../home/.bashrc'),
    linkTo('.hortus/history/a.md', '../outside'),
  ],
  [linkTo('.hortus', '.git'), linkTo('.trash', '../outside')],
]

/** Every shape there is. */
export const allShapes: readonly HostileShape[] = [...linkShapes, ...fileShapes, ...siteShapes]

/** Puts something in the place of what stands there, unless a link or a file is above it. */
function replace(file: string, put: () => void): void {
  const parent = dirname(file)
  let at = parent
  while (!existsSync(at)) at = dirname(at)
  if (realpathSync(at) !== at || !statSync(at).isDirectory()) return
  try {
    mkdirSync(parent, { recursive: true })
  } catch {
    // A link that leads nowhere is on the way.
    return
  }
  rmSync(file, { recursive: true, force: true })
  put()
}
