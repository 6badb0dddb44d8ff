import { defaultSchema, type Schema } from 'hast-util-sanitize'
import { harmlessStyle } from './clean-style.ts'
import { svgElements } from './html-elements.ts'
import { markKey } from './mark.ts'
import { svgAttributes } from './svg-attributes.ts'

type Attributes = NonNullable<Schema['attributes']>

const defaults = defaultSchema.attributes as Attributes

/** Elements that come most often stand first: the sanitiser searches this list from its start. */
const commonTags = 'p a li ul strong h2 h3 code em span div td tr img'.split(' ')

/** Prose that authors write as HTML and that carries no behaviour. */
const proseTags =
  'figure figcaption mark abbr dfn time wbr caption col colgroup small u cite bdi bdo aside'.split(' ')

/** Players, without script and from http(s) alone. */
const mediaTags = ['video', 'audio', 'track']

const callout: Attributes[string] = [
  ['className', 'callout'],
  ['dataCallout', /^[\w-]{1,32}$/],
]

/** On its way to a page an address may stand for a link of the note: see `numberAddresses`. */
const source = '(?:https?://\\S*[^\\s,]|hortus-\\d{1,6}:\\d{1,7})'
const onePicture = new RegExp(`^${source}$`, 'i')
const pictures = new RegExp(`^${source}(?: [\\d.]{1,9}[wx])?(?:, ${source}(?: [\\d.]{1,9}[wx])?)*$`, 'i')

/** Attributes that the default allows everywhere and that only forms, image maps or old browsers use. */
const uselessEverywhere = new Set(
  (
    'accept acceptCharset accessKey action charSet checked cols coords encType htmlFor isMap label ' +
    'maxLength media method multiple name prompt readOnly rows selected shape size summary tabIndex ' +
    'useMap value'
  ).split(' '),
)

/** Schemes of the addresses that links and images may have. */
export const addressProtocols: Readonly<Record<'href' | 'src', string[]>> = {
  // Telephone numbers, places, and the programs that notes are kept in; none of them runs script.
  href: [
    ...['http', 'https', 'mailto', 'tel', 'geo', 'irc', 'ircs', 'xmpp', 'obsidian', 'zotero'],
    ...capitalized('http', 'https', 'mailto', 'tel'),
  ],
  src: ['http', 'https', ...capitalized('http', 'https')],
}

/** A link out of the site says nothing about where it stands, and vouches for nothing. */
export const rel = ['noopener', 'noreferrer', 'nofollow', 'ugc']

/** `Https:` and `HTTPS:` are schemes as `https:` is, and telephones write them; the sanitiser compares letter by letter. */
function capitalized(...schemes: readonly string[]): readonly string[] {
  return schemes.flatMap((scheme) => [scheme[0]!.toUpperCase() + scheme.slice(1), scheme.toUpperCase()])
}

/**
 * What an author's HTML may hold: GitHub's list, less what only forms use, plus what notes really use. Every addition
 * says why; the tests run thousands of attacks against it. Our own classes pass because authors may write them too.
 * Frames are not in it: whose pages may be framed is for the garden to say, see {@link createSanitizeSchema}.
 */
const frameless: Schema = {
  ...defaultSchema,
  tagNames: [
    ...new Set([
      ...commonTags,
      ...(defaultSchema.tagNames ?? []),
      ...proseTags,
      ...mediaTags,
      ...svgElements,
    ]),
  ],
  // Dropped with what is in them: nothing in these is text for readers, and some change how the rest is parsed.
  strip: ['script', 'style', 'template', 'noscript', 'textarea', 'xmp', 'title', 'plaintext', 'math'],
  ancestors: {
    ...defaultSchema.ancestors,
    ...svgAncestors(),
    caption: ['table'],
    col: ['table'],
    colgroup: ['table'],
  },
  attributes: {
    ...defaults,
    '*': [
      markKey,
      ['style', harmlessStyle],
      // Signs and drawings that say what they mean, or that they mean nothing.
      ['ariaHidden', 'true'],
      'ariaLabel',
      ['role', 'img', 'presentation', 'none', 'note', 'group'],
      ...(defaults['*'] ?? []).filter((name) => !uselessEverywhere.has(String(name))),
    ],
    a: [
      'href',
      // What our own links are; authors may ask for the same look.
      ['className', 'internal', 'external', 'wanted', 'tag', 'footnote-backref'],
      // Overwritten on links that leave the site.
      ['rel', ...rel],
      'ariaLabel',
      'name',
    ],
    blockquote: ['cite', ...callout],
    code: [['className', /^language-[\w+#.-]{1,40}$/, 'math-inline', 'math-display']],
    details: ['open', ['className', 'callout', 'tab'], ...callout.slice(1)],
    dl: [['className', 'block-data']],
    // Boxes of wide tables of ours are reached by keys.
    div: [['className', 'callout', 'table', 'tabs'], ['tabIndex', 0], ...callout.slice(1)],
    h2: [],
    // `loading` and `referrerPolicy` are set on every image from elsewhere.
    img: [
      'src',
      'ariaLabel',
      ['loading', 'lazy'],
      ['referrerPolicy', 'no-referrer'],
      ['srcSet', pictures],
      'decoding',
    ],
    input: [
      ['disabled', true],
      ['type', 'checkbox'],
      'checked',
      // A box without a name is nothing to a screen reader.
      'ariaLabel',
    ],
    // Any sign in the brackets of a task, kept for styles.
    li: [['className', 'task-list-item'], ['dataTask', /^(?: |[^\s]{1,2})$/u], 'value'],
    ol: [['className', 'contains-task-list'], 'start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    p: [['className', 'callout-title']],
    section: [['className', 'footnotes'], 'ariaLabel'],
    source: ['src', ['srcSet', pictures], 'type', 'media'],
    summary: [['className', 'callout-title']],
    table: [],
    td: [['className', 'left', 'center', 'right']],
    th: [['className', 'left', 'center', 'right']],
    track: ['src', ['kind', 'captions', 'subtitles', 'chapters'], 'srcLang', 'label'],
    ul: [['className', 'contains-task-list']],
    // Never by themselves: `autoplay` is not here.
    audio: ['src', 'controls', 'loop', 'muted', ['preload', 'none', 'metadata']],
    video: ['src', 'controls', 'loop', 'muted', ['poster', onePicture], ['preload', 'none', 'metadata']],
    ...Object.fromEntries([...svgElements].map((name) => [name, svgAttributes])),
  },
  protocols: { ...defaultSchema.protocols, ...addressProtocols },
  required: {
    input: { disabled: true, type: 'checkbox' },
  },
}

/** YouTube plays nothing for a page that does not say which site it is of (its error 153), and it is told no more. */
const framePolicy = 'strict-origin-when-cross-origin'

/**
 * The whole allow list of a garden. `iframeHosts` are those of its options; a host is closed by its slash, so no other
 * host can start with it, and nothing in an address needs quoting.
 */
export function createSanitizeSchema(iframeHosts: readonly string[]): Schema {
  if (iframeHosts.length === 0) return frameless
  return {
    ...frameless,
    tagNames: [...frameless.tagNames!, 'iframe'],
    attributes: {
      ...frameless.attributes,
      iframe: [
        ['src', framedAddress(iframeHosts)],
        ['loading', 'lazy'],
        ['referrerPolicy', framePolicy],
        ['allowFullScreen', true, ''],
      ],
    },
    required: {
      ...frameless.required,
      // A player needs script and its own storage; it gets nothing else.
      iframe: {
        sandbox: 'allow-scripts allow-same-origin allow-popups',
        loading: 'lazy',
        referrerPolicy: framePolicy,
        title: 'Embedded player',
      },
    },
  }
}

/** Matches the addresses that may be framed; never one, where `iframeHosts` is empty. */
export function framedAddress(iframeHosts: readonly string[]): RegExp {
  const hosts = iframeHosts.map((host) => host.toLowerCase().replaceAll('.', '\\.'))
  if (hosts.length === 0) return /^(?!)/
  return new RegExp(`^https://(?:${hosts.join('|')})/[\\w./?=&;%~+,:@!#-]*$`)
}

/** Drawing elements mean something only inside a drawing. */
function svgAncestors(): Record<string, string[]> {
  return Object.fromEntries([...svgElements].filter((name) => name !== 'svg').map((name) => [name, ['svg']]))
}

const partSchemas = new WeakMap<Schema, Map<string, Schema>>()

/**
 * The same for a part of a note on its way to the page: slots and the addresses of the note's links pass, and ids keep their names, because the whole page is
 * sanitised after and would put the prefix before them twice.
 */
export function partSchema(whole: Schema, slotAttribute: string): Schema {
  const schemas = partSchemas.get(whole) ?? new Map<string, Schema>()
  partSchemas.set(whole, schemas)
  let schema = schemas.get(slotAttribute)
  if (schema === undefined) {
    const everywhere = whole.attributes?.['*'] ?? []
    schema = {
      ...whole,
      clobberPrefix: '',
      protocols: {
        ...whole.protocols,
        href: [...(whole.protocols?.['href'] ?? []), slotAttribute],
        src: [...(whole.protocols?.['src'] ?? []), slotAttribute],
      },
      attributes: { ...whole.attributes, '*': [slotAttribute, ...everywhere] },
    }
    // Names depend on what notes hold; nearly all share the first.
    if (schemas.size < 100) schemas.set(slotAttribute, schema)
  }
  return schema
}
