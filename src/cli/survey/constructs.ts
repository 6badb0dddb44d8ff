/** What becomes of a construct: it is read, shown in another form that loses nothing, shown as it is written, or left out. */
export type Fate = 'read' | 'as code' | 'as text' | 'left out'

/** Something that notes may hold beyond plain Markdown. */
export interface Construct {
  /** For people. */
  readonly name: string
  /** The programs that have it. */
  readonly tools: string
  readonly fate: Fate
  /** What readers see. */
  readonly becomes: string
}

const read = (name: string, tools: string, becomes: string): Construct => ({
  name,
  tools,
  fate: 'read',
  becomes,
})
const code = (name: string, tools: string): Construct => ({
  name,
  tools,
  fate: 'as code',
  becomes: 'its source, as a block of code',
})
const text = (name: string, tools: string): Construct => ({
  name,
  tools,
  fate: 'as text',
  becomes: 'what is written',
})
const boxed = (name: string, tools: string): Construct => ({
  name,
  tools,
  fate: 'as code',
  becomes: 'its source: in a closed box, or as code among text',
})
const out = (name: string, tools: string, becomes: string): Construct => ({
  name,
  tools,
  fate: 'left out',
  becomes,
})

/** Every construct that `hortus survey` knows, by an id that `--json` prints. */
export const constructs = {
  callout: read('callouts', 'Obsidian, GitHub', 'boxes with a title'),
  container: read('::: containers', 'Docusaurus, VitePress, Starlight, Quarto, Pandoc', 'boxes with a title'),
  admonition: read('!!! and ??? admonitions', 'MkDocs', 'boxes with a title'),
  element: read('boxes such as <Aside> and <Note>', 'MDX', 'boxes with a title'),
  tabs: read('tabs', 'MkDocs, Docusaurus, Starlight, VitePress', 'tabs that need no script'),
  highlight: read('==highlights==', 'Obsidian and others', 'marked text'),
  comment: read('%%comments%%', 'Obsidian', 'nothing: they are for authors'),
  tag: read('#tags', 'Obsidian and others', 'links to a page of each tag'),
  math: read('formulas', 'many', 'formulas'),
  footnote: read('footnotes', 'many', 'notes at the end and in the margin'),
  task: read('tasks', 'many', 'boxes to tick'),
  block: read('^block ids', 'Obsidian', 'places that links lead to'),
  mermaid: read('Mermaid diagrams', 'many', 'drawings'),
  plot: read('plots and graphs', 'Hortus', 'drawings'),
  canvas: read('canvases', 'Obsidian', 'pages with cards and arrows'),
  dataview: read('Dataview queries', 'Obsidian’s plugin Dataview', 'their answers'),
  dataviewjs: code('Dataview scripts', 'Obsidian’s plugin Dataview'),
  tasks: read('queries of tasks', 'Obsidian’s plugin Tasks', 'lists of tasks'),
  base: read('blocks of Bases', 'Obsidian', 'tables, lists and cards'),
  query: read(
    'query blocks',
    'Hortus, Obsidian, SilverBullet',
    'their answers, where they are written as Dataview’s',
  ),
  adBlock: read('ad-note blocks', 'Obsidian’s plugin Admonition', 'boxes with a title'),
  pluginBlock: code('blocks of other plugins', 'Obsidian’s plugins'),
  field: read('key:: value fields', 'Dataview, Logseq', 'what is written; queries read it'),
  macro: boxed('{{macros}}', 'Logseq, Roam'),
  variable: {
    ...boxed('{{ variables }}', 'templates of several'),
    becomes: 'its source, as code among text',
  },
  reference: text('((references to blocks))', 'Logseq, Roam'),
  carets: text('^^marked^^ text', 'Logseq, MkDocs'),
  templater: boxed('<% commands %>', 'Templater'),
  expression: boxed('$ and braces around an expression, and buttons', 'SilverBullet'),
  shortcode: boxed('{{< shortcodes >}}', 'Hugo'),
  liquid: boxed('{% tags %}', 'Jekyll, Jinja'),
  attributes: text('{: attributes}', 'kramdown'),
  contents: text('[TOC]', 'several'),
  module: read('import and export lines', 'MDX', 'a closed box with their code'),
  unclosed: text('containers that are not closed, or of no known form', 'several'),
  component: out('components such as <Chart />', 'MDX', 'the text in them'),
  script: out('<script> and <style>', 'HTML', 'nothing'),
  frame: out('<iframe>', 'HTML', 'a link, unless the setting iframeHosts names the host'),
  baseFile: read('.base files', 'Obsidian', 'their views, where a note embeds them'),
  excalidraw: read('drawings of Excalidraw', 'Excalidraw, Obsidian’s plugin for it', 'drawings'),
  kanban: read('boards of Kanban', 'Obsidian’s plugin Kanban', 'headings and lists of tasks'),
  mdx: read('.mdx files', 'MDX', 'notes, with components and expressions in boxes or as code'),
  org: read('.org files', 'Org', 'notes'),
  otherText: out('.rst, .adoc, .textile and .ipynb files', 'several', 'nothing: they are no notes here'),
} as const satisfies Readonly<Record<string, Construct>>

/** The name of a construct in {@link constructs}. */
export type ConstructId = keyof typeof constructs

/** What becomes of some in a graph of Logseq, whose notes are read as it reads them. */
export const inLogseq: Readonly<Partial<Record<ConstructId, Pick<Construct, 'fate' | 'becomes'>>>> = {
  field: { fate: 'read', becomes: 'properties of pages and blocks' },
  macro: { fate: 'read', becomes: 'embeds, tasks, or a box with its source' },
  reference: { fate: 'read', becomes: 'links with the text of their block' },
}

/** The same in a site of Jekyll. */
export const inJekyll: typeof inLogseq = {
  liquid: { fate: 'as code', becomes: 'values, links and pictures, or a box with its source' },
  attributes: { fate: 'read', becomes: 'places and boxes' },
  contents: { fate: 'read', becomes: 'nothing: every page has its contents beside its text' },
}

/** The same in a site of Hugo. */
export const inHugo: typeof inLogseq = {
  shortcode: { fate: 'as code', becomes: 'links, pictures, boxes and tabs, or a box with its source' },
}

/** The same in a space of SilverBullet. */
export const inSilverBullet: typeof inLogseq = {
  expression: { fate: 'as code', becomes: 'a box with its source, or its source among text' },
}
