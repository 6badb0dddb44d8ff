/** What a folder may import besides `model/` and itself. */
export interface FolderRule {
  readonly ours: readonly string[]
  readonly packages: readonly string[]
  /** Whether it may use Node's own modules; stages run in browsers too. */
  readonly node: boolean
}

const stage = (...packages: string[]): FolderRule => ({ ours: [], packages, node: false })

/**
 * The rule: a stage imports `model/` and nothing else of ours; only `build/` joins stages. Every package stands in one
 * row, its owner; packages of types alone are in {@link typePackages}.
 */
export const folderRules: Readonly<Record<string, FolderRule>> = {
  'src/model': stage(),
  'src/parse': stage(
    'remark-parse',
    'remark-gfm',
    'remark-math',
    'remark-wiki-link',
    'micromark-core-commonmark',
    'micromark-util-edit-map',
    'decode-named-character-reference',
    'yaml',
  ),
  'src/link': stage(),
  'src/topics': stage(),
  'src/related': stage(),
  'src/history': stage(),
  'src/tend': stage(),
  'src/lint': stage(),
  'src/complete': stage(),
  'src/change': stage(),
  'src/site': stage(),
  'src/body': stage(
    'mdast-util-to-hast',
    'hast-util-sanitize',
    'hast-util-from-html',
    'property-information',
  ),
  /** What makes pages stands on what makes bodies. */
  'src/render': { ours: ['body'], packages: [], node: false },
  'src/protocol': stage(),
  'src/store': { ours: [], packages: ['@parcel/watcher'], node: true },
  'src/session': {
    ours: [
      'parse',
      'link',
      'body',
      'store',
      'site',
      'history',
      'topics',
      'build',
      'features/code',
      'features/math',
    ],
    packages: [],
    node: true,
  },
  'src/features/code': { ours: ['body'], packages: ['shiki'], node: true },
  'src/features/math': { ours: ['body'], packages: [], node: false },
  'src/features/map': {
    ours: ['link', 'site', 'store', 'session', 'build'],
    packages: ['graphology-communities-louvain'],
    node: true,
  },
  'src/features/graph': { ours: ['build'], packages: ['graphology-gexf'], node: false },
  'src/features/search': { ours: ['session', 'build'], packages: ['flexsearch'], node: true },
  'src/features/paths': { ours: ['link'], packages: [], node: false },
  'src/build': {
    ours: [
      'session',
      'features/map',
      'features/paths',
      'parse',
      'link',
      'topics',
      'related',
      'history',
      'tend',
      'lint',
      'site',
      'body',
      'render',
      'features/search',
      'complete',
      'change',
      'protocol',
      'store',
    ],
    packages: [],
    node: true,
  },
  'src/server': {
    ours: ['build', 'session', 'features/map', 'features/search', 'store', 'protocol'],
    packages: ['hono', '@hono/node-server'],
    node: true,
  },
  'src/lsp': {
    ours: ['build', 'session', 'complete', 'protocol', 'store'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument'],
    node: true,
  },
  'src/cli': {
    ours: [
      'build',
      'session',
      'features/graph',
      'features/search',
      'store',
      'protocol',
      'server',
      'lsp',
      'start',
    ],
    packages: ['commander', 'picocolors', 'cli-progress', 'vite'],
    node: true,
  },
  'src/start': { ours: [], packages: [], node: true },
  /** The library's entry and the program that runs before there are packages. */
  src: {
    ours: [
      'build',
      'session',
      'link',
      'features/paths',
      'features/search',
      'store',
      'cli',
      'start',
      'protocol',
    ],
    packages: [],
    node: true,
  },
  web: {
    ours: ['protocol', 'parse', 'link', 'body', 'complete', 'change', 'features/search', 'features/map'],
    packages: [
      'lit',
      'mermaid',
      'sigma',
      'node-diff3',
      '@codemirror/autocomplete',
      '@codemirror/commands',
      '@codemirror/lang-markdown',
      '@codemirror/lang-yaml',
      '@codemirror/language',
      '@codemirror/lint',
      '@codemirror/merge',
      '@codemirror/search',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/highlight',
      '@replit/codemirror-vim',
    ],
    node: false,
  },
}

/** Packages that several folders need, each with the reason. */
export const sharedPackages: Readonly<
  Record<string, { readonly folders: readonly string[]; readonly why: string }>
> = {
  katex: {
    folders: ['src/features/math', 'web'],
    why: 'the second loads its styles beside a note that is written, where the page had no formula',
  },
  'unist-util-visit-parents': {
    folders: ['src/parse', 'src/body'],
    why: 'walks the trees that both work on',
  },
  unified: {
    folders: ['src/parse', 'src/body'],
    why: 'the spine: a parser goes in, a chain of plugins comes out',
  },
  satteri: {
    folders: ['src/parse', 'src/body'],
    why: 'native code for both ends: Markdown to a tree, HTML to a tree',
  },
  graphology: {
    folders: ['src/features/graph', 'src/features/map', 'web'],
    why: 'the graph when the site is made, and what sigma draws in browsers',
  },
  gemoji: {
    folders: ['web', 'src/lsp'],
    why: 'names of emoji: browsers and editors complete them, each loads them when a colon is typed',
  },
  diff: {
    folders: ['src/build', 'src/lsp'],
    why: 'a change is shown as a diff before it is done, and sent to editors as small edits',
  },
  vfile: { folders: ['src/parse', 'src/body', 'src/session'], why: 'what unified hands to plugins' },
}

/** Packages that only give types: erased before anything runs, so any folder may import types from them. */
export const typePackages: ReadonlySet<string> = new Set([
  'mdast',
  'mdast-util-from-markdown',
  'hast',
  'unist',
  'unified',
  'micromark-util-types',
  '@lezer/common',
  'graphology-types',
  'vite',
])

/** Modules of one folder that may use Node although the folder may not, each with the reason. */
export const nodeModules: Readonly<Record<string, string>> = {
  'src/parse/native-parser.ts': 'satteri is native code; browsers use the other parser',
}

/** Entries that only export again what others hold. */
export const barrels: ReadonlySet<string> = new Set(['src/index.ts', 'src/link/index.ts'])

/** Files of more than 300 lines, each with the reason why it is not two; there is none now. */
export const longFiles: Readonly<Record<string, string>> = {}
