import type { WithholdingKind } from '../model/withholding.ts'

/**
 * Which values of a property ask: `yes` is what says yes, `no` what says no, `value` anything but nothing and what says
 * no; `before` a day that is yet to come, `from` one that has come; or one of these words.
 */
export type AskingValues = 'yes' | 'no' | 'value' | 'before' | 'from' | readonly string[]

/** A property that says in some program that a note is not meant to be public. */
export interface PrivacyWord {
  /** Read in any letter case, with `-`, `_` and blanks or without; `build.render` is `render` inside `build`. */
  readonly word: string
  readonly values: AskingValues
  /** The programs whose documentation says so. */
  readonly tools: string
  readonly kind: WithholdingKind
  /** Its opposite says that the note is public, and without either a program that knows the word publishes nothing. */
  readonly isOptIn?: true
}

const many = 'gardens of many programs'

const closed = ['private', 'hidden', 'unlisted'] as const

/**
 * Every word that keeps a note back. What a program only leaves out of a menu, a list or a search (`nav_exclude`,
 * `pagefind: false`, `sidebar.hidden`, `noindex`) is public there and here; `unlisted` leaves a note its page, and `hidden`
 * and `dg-hide`, which programs understand in several ways, keep it back. `status: draft` says in most gardens
 * how ripe a text is, and stands on public pages; so do `draft: 2` and a `published` with a day, and `status: protected` is
 * what a species may have.
 */
export const privacyWords: readonly PrivacyWord[] = [
  { word: 'draft', values: 'yes', tools: 'Hortus, Hugo, Quartz, Docusaurus, Starlight', kind: 'own' },
  { word: 'publish', values: 'no', tools: 'Hortus, Obsidian Publish, Quartz', kind: 'own', isOptIn: true },
  { word: 'publish', values: ['draft', ...closed], tools: 'MkDocs Publisher', kind: 'other' },
  { word: 'isDraft', values: 'yes', tools: 'Flowershow', kind: 'other' },
  { word: 'published', values: 'no', tools: 'Jekyll, Hexo, Dendron', kind: 'other' },
  { word: 'dg-publish', values: 'no', tools: 'Digital Garden', kind: 'other', isOptIn: true },
  { word: 'dg-hide', values: 'yes', tools: 'Digital Garden', kind: 'other' },
  { word: 'dg-hide-in-graph', values: 'yes', tools: 'Digital Garden', kind: 'other' },
  { word: 'share', values: 'no', tools: 'Enveloppe', kind: 'other', isOptIn: true },
  { word: 'public', values: 'no', tools: 'Logseq', kind: 'other', isOptIn: true },
  { word: 'private', values: 'value', tools: many, kind: 'other' },
  { word: 'isPrivate', values: 'value', tools: many, kind: 'other' },
  { word: 'unlisted', values: 'value', tools: 'Docusaurus, Quartz', kind: 'unlisted' },
  { word: 'hidden', values: 'yes', tools: 'Hexo, Mintlify, GitBook', kind: 'other' },
  { word: 'hide', values: 'yes', tools: 'Digital Garden', kind: 'other' },
  {
    word: 'visibility',
    values: [...closed, 'draft', 'internal', 'secret', 'members', 'paid'],
    tools: 'Ghost',
    kind: 'other',
  },
  { word: 'access', values: [...closed, 'members', 'paid'], tools: 'Ghost', kind: 'other' },
  { word: 'status', values: closed, tools: 'Pelican, WordPress', kind: 'other' },
  { word: 'headless', values: 'yes', tools: 'Hugo', kind: 'other' },
  { word: 'build.render', values: ['never', 'link', 'false'], tools: 'Hugo', kind: 'other' },
  { word: 'build.list', values: ['never', 'false'], tools: 'Hugo', kind: 'other' },
  { word: 'render', values: 'no', tools: 'Zola', kind: 'other' },
  { word: 'permalink', values: ['false'], tools: 'Eleventy', kind: 'other' },
  { word: 'publishDate', values: 'before', tools: 'Hugo', kind: 'other' },
  { word: 'expiryDate', values: 'from', tools: 'Hugo', kind: 'other' },
  { word: 'unpublishDate', values: 'from', tools: 'Hugo', kind: 'other' },
  { word: 'password', values: 'value', tools: 'Quartz, Hexo, MkDocs, VuePress', kind: 'protection' },
  { word: 'passphrase', values: 'value', tools: many, kind: 'protection' },
  { word: 'encrypt', values: 'value', tools: many, kind: 'protection' },
  { word: 'encrypted', values: 'value', tools: many, kind: 'protection' },
  { word: 'protected', values: 'yes', tools: many, kind: 'protection' },
  { word: 'protect', values: 'yes', tools: many, kind: 'protection' },
  { word: 'secret', values: 'yes', tools: many, kind: 'protection' },
]

/** Folders whose notes a program never publishes, at any depth. */
export const privateFolders: readonly { readonly name: string; readonly tools: string }[] = [
  { name: '_drafts', tools: 'Jekyll, Hexo' },
]

/** How a property is compared with {@link PrivacyWord.word}. */
export function toPrivacyKey(property: string): string {
  return property
    .normalize('NFKC')
    .replace(/[-_\s\p{Quotation_Mark}]/gu, '')
    .toLowerCase()
}
