/** What a folder may import besides `model/` and itself. */
export interface FolderRule {
  /** Names of folders. */
  readonly ours: readonly string[]
  readonly packages: readonly string[]
  /** Whether it may use Node's own modules; the others run in browsers too. */
  readonly node: boolean
}

const stage = (...packages: string[]): FolderRule => ({ ours: ['define'], packages, node: false })

/** What every feature may stand on. */
const kernel = ['define', 'text', 'parse', 'link', 'merge', 'body', 'store', 'session', 'site', 'lint']

/** Packages that a feature's room owns. */
const packagesOfRooms: Readonly<Record<string, readonly string[]>> = {
  export: ['fflate'],
  import: ['hast-util-to-mdast', 'mdast-util-gfm', 'mdast-util-to-markdown', 'saxes', 'yauzl'],
  cards: ['@resvg/resvg-wasm', 'satori'],
  code: ['shiki'],
  plots: ['@viz-js/viz', 'vega', 'vega-interpreter', 'vega-lite'],
  map: ['graphology-communities-louvain'],
  graph: ['graphology-gexf'],
  search: ['flexsearch'],
}

/** What a feature's scripts may stand on. */
const browserKernel = ['web', 'parse', 'link', 'merge', 'body', 'site']

/** Packages that a feature's scripts own. */
const webPackagesOfRooms: Readonly<Record<string, readonly string[]>> = {
  diagrams: ['mermaid'],
  editor: [
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
    '@hocuspocus/provider',
    '@lezer/common',
    '@lezer/highlight',
    '@lezer/markdown',
    '@replit/codemirror-vim',
    'y-codemirror.next',
  ],
  map: ['sigma'],
  offline: ['workbox-range-requests', 'workbox-routing'],
}

/**
 * The law of rooms: a feature imports the kernel, itself, and of another feature its `facts.ts` alone. The kernel
 * imports no feature; the shells on top of it may import all.
 */
export function ruleOf(folder: string): FolderRule | undefined {
  if (folder === 'src/features') return { ours: kernel, packages: [], node: false }
  const [, room, web] = /^src\/features\/([^/]+)(\/web)?$/.exec(folder) ?? []
  if (room === undefined) return folderRules[folder]
  if (web !== undefined) return { ours: browserKernel, packages: webPackagesOfRooms[room] ?? [], node: false }
  return { ours: kernel, packages: packagesOfRooms[room] ?? [], node: true }
}

/** Whether a module is a feature's facts, which every feature may read. */
export function isFacts(path: string): boolean {
  return /^src\/features\/[^/]+\/facts\.ts$/.test(path)
}

/** Every folder that is no feature's room. */
const folderRules: Readonly<Record<string, FolderRule>> = {
  'src/model': { ours: [], packages: [], node: false },
  /** What a feature is: the contract between the kernel and the rooms. */
  'src/define': { ours: [], packages: [], node: false },
  /** Texts for people at a terminal. */
  'src/text': stage(),
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
  /** Joins versions of one text. */
  'src/merge': { ours: ['parse'], packages: ['node-diff3'], node: false },
  'src/lint': { ours: ['define', 'link'], packages: [], node: false },
  /** Makes pages of what `body/` makes of notes, and writes the site. */
  'src/site': { ours: ['define', 'body', 'link', 'store', 'session'], packages: [], node: true },
  'src/body': stage('hast-util-sanitize'),
  'src/store': { ours: [], packages: ['@parcel/watcher', 'aws4fetch'], node: true },
  'src/session': {
    ours: ['define', 'parse', 'link', 'body', 'store', 'site', 'lint'],
    packages: ['image-size'],
    node: true,
  },
  'src/server': {
    ours: ['define', 'session', 'features', 'site', 'store'],
    packages: ['@hono/node-server'],
    node: true,
  },
  'src/lsp': {
    ours: ['define', 'text', 'parse', 'link', 'merge', 'session', 'features', 'store'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument'],
    node: true,
  },
  'src/cli': {
    ours: [
      'define',
      'text',
      'parse',
      'site',
      'session',
      'features',
      'store',
      'server',
      'lsp',
      'mcp',
      'hub',
      'start',
    ],
    packages: ['commander', 'picocolors', 'cli-progress', 'vite', 'import-meta-resolve'],
    node: true,
  },
  /** Lets agents read. */
  'src/mcp': {
    ours: ['define', 'text', 'parse', 'session', 'features', 'store', 'server'],
    packages: ['@modelcontextprotocol/server', 'zod'],
    node: true,
  },
  /** Gardens of an organisation; what makes their sites is the program itself, in processes of its own. */
  'src/hub': {
    ours: ['text', 'store', 'site', 'server', 'merge'],
    packages: [
      'pg',
      'pg-boss',
      'openid-client',
      '@hocuspocus/server',
      '@hocuspocus/extension-database',
      'crossws',
      'lib0',
    ],
    node: true,
  },
  'src/start': { ours: [], packages: [], node: true },
  /** The library's entry and the program that runs before there are packages. */
  src: {
    ours: ['define', 'body', 'site', 'session', 'link', 'features', 'store', 'cli', 'start'],
    packages: [],
    node: true,
  },
  web: { ours: ['parse', 'link', 'body', 'site', 'features'], packages: [], node: false },
}

/** Packages that several folders need, each with the reason. */
export const sharedPackages: Readonly<
  Record<string, { readonly folders: readonly string[]; readonly why: string }>
> = {
  lit: {
    folders: ['web', 'src/features/editor/web', 'src/features/map/web', 'src/features/search/web'],
    why: 'what scripts draw themselves is drawn the same way everywhere',
  },
  katex: {
    folders: ['src/features/math', 'src/features/editor/web'],
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
    folders: ['src/features/graph', 'src/features/map', 'src/features/map/web'],
    why: 'the graph when the site is made, and what sigma draws in browsers',
  },
  gemoji: {
    folders: ['src/features/editor/web', 'src/lsp'],
    why: 'names of emoji: browsers and editors complete them, each loads them when a colon is typed',
  },
  hono: {
    folders: ['src/server', 'src/hub'],
    why: 'routing, cookies and the types of files, for the local server and for the hub',
  },
  yjs: {
    folders: ['src/hub', 'src/features/editor/web'],
    why: 'the same document at both ends: what the hub keeps, and what people type in',
  },
  'es-module-lexer': {
    folders: ['src/cli', 'src/features/simulations'],
    why: 'finds what modules of a garden import: of its config, and of its simulations',
  },
  diff: {
    folders: ['src/features/changes', 'src/features/history', 'src/lsp'],
    why: 'changes are shown as a diff, of files before they are done and of versions of notes; and sent to editors as small edits',
  },
  'hast-util-from-html': {
    folders: ['src/body', 'src/features/import', 'src/features/export'],
    why: 'HTML to a tree: of authors, of what is imported, and of pages that become books',
  },
  'property-information': {
    folders: ['src/body', 'src/features/export'],
    why: 'how attributes are called in a tree and in HTML',
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
