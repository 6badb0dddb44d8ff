import { readSettingsList } from '../../parse/read-settings-list.ts'
import { createGlobMatch } from '../../store/match-glob.ts'
import { deriveTexts, deriveYaml, firstOf, type Places } from './derive-texts.ts'
import { hugo } from './hugo-tool.ts'
import { keepsBreaks, obsidian } from './obsidian-tool.ts'
import { readAddress } from './read-address.ts'
import type { Derived, Tool, ToolFolder } from './tool.ts'

/** Whether settings in YAML say a thing outside of comments. */
function saysInYaml(folder: ToolFolder, file: string, thing: RegExp): boolean {
  return thing.test((folder.read(file) ?? '').replace(/(^|\s)#.*$/gm, '$1'))
}

const mkdocsFiles = ['mkdocs.yml', 'mkdocs.yaml']

const mkdocs: Tool = {
  name: 'MkDocs',
  signs: mkdocsFiles,
  notes: (folder) => {
    const source = folder.read(firstOf(folder, mkdocsFiles) ?? '') ?? ''
    return readSettingsList(source, 'docs_dir')[0]?.text ?? 'docs'
  },
  derive(folder) {
    const file = firstOf(folder, mkdocsFiles) ?? ''
    return [
      ...deriveYaml(folder, file, {
        title: 'site_name',
        description: 'site_description',
        author: 'site_author',
        copyright: 'copyright',
        address: 'site_url',
        lang: 'theme.language',
      }),
      ...(saysInYaml(folder, file, /\bnl2br\b/) ? [keepsBreaks(`nl2br in ${file}`)] : []),
    ]
  },
  remarks: (folder) =>
    /^(?:exclude|draft)_docs:/m.test(folder.read(firstOf(folder, mkdocsFiles) ?? '') ?? '')
      ? ['What exclude_docs and draft_docs leave out stays at home: both are obeyed.']
      : [],
}

const quartz: Tool = {
  name: 'Quartz',
  signs: ['quartz.config.ts', 'quartz.config.yaml'],
  notes: () => 'content',
  derive(folder) {
    const places: Places = { title: 'pageTitle', address: 'baseUrl', lang: 'locale' }
    const script = folder.read('quartz.config.ts')
    if (script === undefined) {
      const below = Object.entries(places).map(([key, place]) => [key, `configuration.${place}`] as const)
      return [
        ...deriveYaml(folder, 'quartz.config.yaml', Object.fromEntries(below)),
        ...derivePlugins(folder.read('quartz.config.yaml') ?? ''),
      ]
    }
    const code = withoutComments(script)
    const found = deriveTexts('quartz.config.ts', places, (place) => textInScript(code, place))
    const texts = [...found, ...deriveLook(code)]
    const uses = (plugin: string): boolean => new RegExp(`\\bPlugin\\s*\\.\\s*${plugin}\\s*\\(`).test(code)
    return [
      ...texts,
      ...(uses('HardLineBreaks') ? [keepsBreaks('HardLineBreaks in quartz.config.ts')] : []),
      ...(uses('ExplicitPublish')
        ? [{ settings: { publish: 'marked' as const }, from: 'ExplicitPublish in quartz.config.ts' }]
        : []),
    ]
  },
  remarks: (folder) => {
    const code = withoutComments(folder.read('quartz.config.ts') ?? '')
    return [
      ...compareQuartzPlugins(code),
      ...(/\bignorePatterns\b/.test(code)
        ? ['What ignorePatterns leaves out stays at home: it is obeyed.']
        : []),
    ]
  },
}

/** The plugins of settings in YAML, each of which begins with where it comes from. */
function derivePlugins(source: string): readonly Derived[] {
  const plugins = source.split(/^\s*-\s+(?=source:)/m).slice(1)
  const uses = (name: string): boolean =>
    plugins.some((text) => text.split('\n', 1)[0]!.includes(name) && !/^\s*enabled:\s*false\b/m.test(text))
  return [
    ...(uses('hard-line-breaks') ? [keepsBreaks('hard-line-breaks in quartz.config.yaml')] : []),
    ...(uses('explicit-publish')
      ? [{ settings: { publish: 'marked' as const }, from: 'explicit-publish in quartz.config.yaml' }]
      : []),
  ]
}

/** The colour of links in the light and the families of letters, as Quartz has them: `theme.colors` and `theme.typography`. */
function deriveLook(code: string): readonly Derived[] {
  const light = /\blightMode\s*:\s*\{([^{}]*)\}/.exec(code)?.[1] ?? ''
  const accent = textInScript(light, 'secondary')
  const letters = /\btypography\s*:\s*\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(code)?.[1] ?? ''
  const family = (name: string): string | undefined =>
    textInScript(letters, name) ??
    textInScript(new RegExp(`\\b${name}\\s*:\\s*\\{([^{}]*)\\}`).exec(letters)?.[1] ?? '', 'name')
  const [text, heading, mono] = [family('body'), family('header'), family('code')]
  const fonts = {
    ...(text !== undefined && { text }),
    ...(heading !== undefined && { interface: heading }),
    ...(mono !== undefined && { code: mono }),
  }
  const isColour = accent !== undefined && /^#[\da-f]{3,8}$/i.test(accent)
  if (!isColour && Object.keys(fonts).length === 0) return []
  const theme = { ...(isColour && { accent }), ...(Object.keys(fonts).length > 0 && { fonts }) }
  return [{ settings: { theme }, from: 'theme in quartz.config.ts' }]
}

/** Plugins of Quartz, and what does the same here; the others have no counterpart. */
const quartzPlugins: Readonly<Record<string, string>> = {
  FrontMatter: 'properties',
  CreatedModifiedDate: 'dates',
  SyntaxHighlighting: 'code',
  ObsidianFlavoredMarkdown: 'notes themselves',
  GitHubFlavoredMarkdown: 'notes themselves',
  TableOfContents: 'contents',
  CrawlLinks: 'links',
  Description: 'descriptions',
  Latex: 'math',
  HardLineBreaks: 'lineBreaks',
  RemoveDrafts: 'drafts',
  ExplicitPublish: 'publish',
  AliasRedirects: 'redirects',
  ContentPage: 'pages of notes',
  FolderPage: 'folders',
  TagPage: 'tags',
  ContentIndex: 'search, feeds and sitemap',
  Assets: 'files',
  NotFoundPage: 'the page for what is not there',
  CustomOgImages: 'cards',
  Citations: 'cite',
  OxHugoFlavouredMarkdown: 'notes themselves',
  RoamFlavoredMarkdown: 'notes themselves',
}

/** What of a Quartz site's plugins is done here by something else, and what by nothing. */
function compareQuartzPlugins(code: string): readonly string[] {
  const names = [...new Set([...code.matchAll(/\bPlugin\s*\.\s*(\w+)\s*\(/g)].map(([, name = '']) => name))]
  const others = names.filter((name) => !Object.hasOwn(quartzPlugins, name))
  const known = names.filter((name) => Object.hasOwn(quartzPlugins, name))
  return [
    ...(known.length === 0
      ? []
      : [
          `Its plugins, and what does the same here: ${known.map((name) => `${name} (${quartzPlugins[name]})`).join(', ')}.`,
        ]),
    ...(others.length === 0 ? [] : [`Plugins without a counterpart here: ${others.join(', ')}.`]),
  ]
}

/** Code without its comments; what looks like one in a text goes too, which costs a setting at most. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/[^\n]*/g, '$1')
}

function textInScript(code: string, name: string): string | undefined {
  const [, , text] = new RegExp(`\\b${name}\\s*:\\s*(["'\`])((?:(?!\\1)[^\\\\\\n])*)\\1`).exec(code) ?? []
  return text
}

const jekyllFiles = ['_config.yml', '_config.yaml']

const jekyll: Tool = {
  name: 'Jekyll',
  signs: jekyllFiles,
  notes: () => '',
  derive(folder) {
    const file = firstOf(folder, jekyllFiles) ?? ''
    const source = folder.read(file) ?? ''
    const url = readSettingsList(source, 'url')[0]?.text
    const below = readSettingsList(source, 'baseurl')[0]?.text ?? ''
    const address = url === undefined ? undefined : readAddress(url + below)
    return [
      ...deriveYaml(folder, file, {
        title: 'title',
        description: 'description',
        lang: 'lang',
        author: 'author',
      }),
      ...deriveYaml(folder, file, { author: 'author.name' }),
      ...(address === undefined ? [] : [{ settings: address, from: `url in ${file}` }]),
      ...(saysInYaml(folder, file, /^\s+hard_wrap:\s*true\b|\bHARDBREAKS\b/m)
        ? [keepsBreaks(`line breaks in ${file}`)]
        : []),
      {
        settings: { ignore: ['_site/**', '_layouts/**', '_includes/**', '_sass/**', 'vendor/**'] },
        from: 'what Jekyll makes pages with',
      },
    ]
  },
  remarks: (folder) =>
    /^exclude:/m.test(folder.read(firstOf(folder, jekyllFiles) ?? '') ?? '')
      ? ['What exclude leaves out stays at home: it is obeyed.']
      : [],
}

const dendron: Tool = {
  name: 'Dendron',
  signs: ['dendron.yml'],
  notes: () => '',
  derive(folder) {
    const source = folder.read('dendron.yml') ?? ''
    // The settings of today, and those before.
    return ['site', 'publishing', 'publishing.seo'].flatMap((place) => {
      const textOf = (name: string): string => readSettingsList(source, `${place}.${name}`)[0]?.text ?? ''
      const address = readAddress(textOf('siteUrl') + textOf('assetsPrefix'))
      return [
        ...deriveYaml(folder, 'dendron.yml', {
          title: `${place}.title`,
          description: `${place}.description`,
          author: `${place}.author`,
        }),
        ...(address === undefined ? [] : [{ settings: address, from: `${place}.siteUrl in dendron.yml` }]),
      ]
    })
  },
  remarks: () => [
    'What dendron.yml does not publish stays at home: private vaults, and hierarchies that it leaves out.',
  ],
}

const logseq: Tool = {
  name: 'Logseq',
  signs: ['logseq/config.edn'],
  notes: () => '',
  derive(folder) {
    const source = folder.read('logseq/config.edn') ?? ''
    const code = source.replace(/("(?:[^"\\]|\\.)*")|;[^\n]*/g, '$1')
    const [, hidden = ''] = /:hidden\s*\[([^\]]*)\]/.exec(code) ?? []
    const names = [...hidden.matchAll(/"([^"]+)"/g)]
      .map(([, name = '']) => name.replace(/^\/+|\/+$/g, ''))
      .filter((name) => name !== '' && createGlobMatch(name) !== undefined)
    return [
      keepsBreaks('how Logseq shows line breaks'),
      ...(/:publishing\/all-pages-public\?\s+true\b/.test(code)
        ? [{ settings: { publish: 'all' as const }, from: 'all-pages-public? in logseq/config.edn' }]
        : []),
      {
        settings: { ignore: ['logseq/bak/**', ...names] },
        from: names.length > 0 ? ':hidden in logseq/config.edn' : 'copies that Logseq keeps',
      },
    ]
  },
}

/** The programs that `hortus init` recognises; the first whose files are there counts. */
export const knownTools: readonly Tool[] = [quartz, mkdocs, hugo, jekyll, dendron, logseq, obsidian]
