/** What a garden's author decides once. Every field has a default; see `defaultGardenOptions`. */
export interface GardenOptions {
  /** Shown on every page; default: the heading of the garden's index or README, else its folder's name in words. */
  readonly title: string
  /** Whether the title is only that of the folder. */
  readonly isNamedByFolder: boolean
  /** One sentence for the home page and search engines; default: empty. */
  readonly description: string
  /**
   * BCP 47 language of the interface, and of the notes that name none and are in its script. Empty, the default: the one
   * that most notes are in.
   */
  readonly lang: string
  /** Where the site will live (`https://notes.example`), for the sitemap and canonical links, which need it; default: none. */
  readonly baseUrl: string
  /** Path below which the site is served, with both slashes; default: `/`. */
  readonly base: string
  /** Glob patterns of files that do not belong to the garden; default: none. Dot files never do. */
  readonly ignore: readonly string[]
  /** Whether files that git leaves out (`.gitignore`) do not belong to the garden either; default: false. */
  readonly gitignore: boolean
  /** Publish drafts and unpublished notes too (for reading one's own garden); default: false. */
  readonly drafts: boolean
  /**
   * Whether notes that other programs would keep from the public are kept back too; default: `obey`. A note that asks for a
   * password is kept back either way.
   */
  readonly private: 'obey' | 'ignore'
  /**
   * Where some notes say that they are public and others say nothing: whether `all` of them are published or only those
   * that are `marked`; default: `ask`, a build then stops and asks.
   */
  readonly publish: 'ask' | 'all' | 'marked'
  /** Which parser reads the notes; default: `native`. */
  readonly parser: 'native' | 'remark'
  /** Programs whose notes are read as they do, with what their settings in the garden say; default: none. */
  readonly dialects: readonly DialectChoice[]
  /** Whether a single line end in a paragraph is a line break; default: `commonmark`, it is not. */
  readonly lineBreaks: 'obsidian' | 'commonmark'
  /**
   * Which side of `[[a|b]]` is the target: `target-first` the left one, `label-first` the right one, as Dendron writes it.
   * Default: `auto`, the garden's links decide, and where one side alone names a note it is that one.
   */
  readonly linkOrder: 'auto' | 'target-first' | 'label-first'
  /** What folders are called whose names are not for readers, by path; the settings of another program say it. */
  readonly folderTitles?: Readonly<Record<string, string>>
  /** Numbers before names of files and folders (`01-intro`) say where they stand, and are in no title and no address. */
  readonly hidesNumbers?: true
  /**
   * Hosts whose pages notes may show in an `<iframe>`, over https alone; frames of others become links. Default: the
   * players of YouTube (the host without cookies) and Vimeo.
   */
  readonly iframeHosts: readonly string[]
  /**
   * What of other hosts pages load: pictures, films, sounds and frames at once (`show`), when a reader asks for them
   * (`click`), or never (`block`: a link stands there). Default: `show`.
   */
  readonly remoteImages: RemoteImages
  /** Whether pages tell of notes that name them without a link; default: true. */
  readonly mentions: boolean
  /** Names that are never taken for mentions, in any letter case; default: none. */
  readonly unmentioned: readonly string[]
  /** Whether the map has a place for each tag, tied to its notes; default: false. */
  readonly mapTags: boolean
  /** Where templates are, and how they write dates; default: what Obsidian's settings in the garden say. */
  readonly templates: TemplateOptions
  /** The notes of days; default: what Obsidian's settings in the garden say. */
  readonly days: DayOptions
  /** Names of features that are off, by the config's `features`; default: none. */
  readonly withoutFeatures: readonly string[]
  /** What the config says for settings that belong to features, as it was written; see `settingOf`. */
  readonly settings: Readonly<Record<string, unknown>>
  /** The config's file in the garden, for diagnostics about what it says; empty where there is none. */
  readonly settingsFile: string
  readonly budget: NoteBudget
}

/** A program whose notes a garden holds. */
export interface DialectChoice {
  /** The name of the feature that reads them. */
  readonly name: string
  /** What reading them depends on, as plain JSON. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** What a garden's author decides about templates. */
export interface TemplateOptions {
  /**
   * The folder that they are in, without slashes around it; nothing in it is a page. Empty, the default: `templates` at the
   * garden's top, in any letter case, offers them, and its notes stay pages.
   */
  readonly folder: string
  /** How `{{date}}` is written, in the words of moment.js; default: `YYYY-MM-DD`. */
  readonly dateFormat: string
  /** How `{{time}}` is written; default: `HH:mm`. */
  readonly timeFormat: string
}

/** What a garden's author decides about the notes of days. */
export interface DayOptions {
  /** The folder that they are in; default: the garden's top. */
  readonly folder: string
  /** How they are called, in the words of moment.js; slashes in it are folders. Default: `YYYY-MM-DD`. */
  readonly format: string
  /** Path of the template that they begin with, with or without `.md`; default: none, they begin empty. */
  readonly template: string
}

/** See {@link GardenOptions.remoteImages}. */
export type RemoteImages = 'show' | 'click' | 'block'

/** What one note may cost; beyond, its page shows the plain text, or a link to what it embeds, and a diagnostic says why. */
export interface NoteBudget {
  /** Bytes of a note's or canvas's file; default: 1 MiB. A larger one is never read whole. */
  readonly maxBytes: number
  /** Levels of nesting of blocks and of inlines; default: 100. */
  readonly maxDepth: number
  /** Nodes of the tree; default: 200,000. */
  readonly maxNodes: number
  /** Output, as a multiple of the source plus 1 MiB; default: 20. */
  readonly maxGrowth: number
  /**
   * Processor time to parse and render, in milliseconds, so that a busy machine loses no note; wall time where the system
   * does not tell. Default: 2,000.
   */
  readonly maxMilliseconds: number
  /** Characters of HTML that embeds add to one page, and formulas too; default: 4 MiB. */
  readonly maxEmbedded: number
  /** Characters of HTML that embeds add to all pages together; default: 512 MiB. */
  readonly maxSiteEmbedded: number
}

/** The options of a garden that says nothing. */
export const defaultGardenOptions: GardenOptions = {
  title: 'Garden',
  isNamedByFolder: false,
  description: '',
  lang: '',
  baseUrl: '',
  base: '/',
  ignore: [],
  gitignore: false,
  drafts: false,
  private: 'obey',
  publish: 'ask',
  parser: 'native',
  dialects: [],
  lineBreaks: 'commonmark',
  linkOrder: 'auto',
  iframeHosts: ['www.youtube-nocookie.com', 'player.vimeo.com'],
  remoteImages: 'show',
  mentions: true,
  unmentioned: [],
  mapTags: false,
  templates: { folder: '', dateFormat: 'YYYY-MM-DD', timeFormat: 'HH:mm' },
  days: { folder: '', format: 'YYYY-MM-DD', template: '' },
  withoutFeatures: [],
  settings: {},
  settingsFile: '',
  budget: {
    maxBytes: 1_048_576,
    maxDepth: 100,
    maxNodes: 200_000,
    maxGrowth: 20,
    maxMilliseconds: 2_000,
    maxEmbedded: 4_194_304,
    maxSiteEmbedded: 536_870_912,
  },
}

/**
 * What a config that is a program may allow at most: whoever lets it run still has a program that no note ends. One in
 * JSON comes with the notes and is read unasked, so it may only ask for less than is usual.
 */
export const largestBudget: NoteBudget = {
  maxBytes: 8_388_608,
  maxDepth: 500,
  maxNodes: 1_000_000,
  maxGrowth: 100,
  maxMilliseconds: 60_000,
  maxEmbedded: 33_554_432,
  maxSiteEmbedded: 4_294_967_296,
}
