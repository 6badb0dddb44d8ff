import { defaultSchema, type Schema } from 'hast-util-sanitize'
import { svgElements } from './html-elements.ts'
import { markKey } from './mark.ts'

type Attributes = NonNullable<Schema['attributes']>

const defaults = defaultSchema.attributes as Attributes

/** Elements that come most often stand first: the sanitiser searches this list from its start. */
const commonTags = [
  'p',
  'a',
  'li',
  'ul',
  'strong',
  'h2',
  'h3',
  'code',
  'em',
  'span',
  'div',
  'td',
  'tr',
  'img',
]

/** Prose that authors write as HTML and that carries no behaviour. */
const proseTags = [
  'figure',
  'figcaption',
  'mark',
  'abbr',
  'dfn',
  'time',
  'wbr',
  'caption',
  'col',
  'colgroup',
  'small',
  'u',
  'cite',
  'bdi',
  'bdo',
]

/** Players, without script and from http(s) alone; the frame's addresses are listed below. */
const mediaTags = ['video', 'audio', 'track', 'iframe']

/** A paint is a colour, a keyword or an element of the same drawing; never another address. */
const paint = /^(?:url\(#[\w-]{1,64}\)|(?!.*url)[\w#%.,() -]{1,64})$/i

const svgAttributes: Attributes[string] = [
  'cx',
  'cy',
  'd',
  'dx',
  'dy',
  'fillOpacity',
  'fillRule',
  'fontSize',
  'fontWeight',
  'gradientTransform',
  'gradientUnits',
  'markerHeight',
  'markerUnits',
  'markerWidth',
  'offset',
  'opacity',
  'orient',
  'pathLength',
  'patternUnits',
  'points',
  'preserveAspectRatio',
  'r',
  'refX',
  'refY',
  'rx',
  'ry',
  'stopColor',
  'stopOpacity',
  'strokeDashArray',
  'strokeLineCap',
  'strokeLineJoin',
  'strokeOpacity',
  'strokeWidth',
  'textAnchor',
  'transform',
  'viewBox',
  'x',
  'x1',
  'x2',
  'y',
  'y1',
  'y2',
  ['fill', paint],
  ['stroke', paint],
  ['clipPath', paint],
  ['mask', paint],
  ['markerEnd', paint],
  ['markerMid', paint],
  ['markerStart', paint],
]

const callout: Attributes[string] = [
  ['className', 'callout'],
  ['dataCallout', /^[\w-]{1,32}$/],
]

const httpImage = /^https?:\/\/[^\s,]+(?: \d{1,5}(?:\.\d{1,3})?[wx])?$/

/** The players that may be framed. The host is closed by its slash, so no other host can start with it. */
const playerAddress =
  /^https:\/\/(?:www\.youtube(?:-nocookie)?\.com\/embed\/|player\.vimeo\.com\/video\/)[\w?=&;-]*$/

/** Attributes that the default allows everywhere and that only forms, image maps or old browsers use. */
const uselessEverywhere = new Set([
  'accept',
  'acceptCharset',
  'accessKey',
  'action',
  'charSet',
  'checked',
  'cols',
  'coords',
  'encType',
  'htmlFor',
  'isMap',
  'label',
  'maxLength',
  'media',
  'method',
  'multiple',
  'name',
  'prompt',
  'readOnly',
  'rows',
  'selected',
  'shape',
  'size',
  'summary',
  'tabIndex',
  'useMap',
  'value',
])

/**
 * What an author's HTML may hold: GitHub's list, less what only forms use, plus what notes really use. Every addition
 * says why; the tests run thousands of attacks against it. Our own classes pass because authors may write them too.
 */
export const sanitizeSchema: Schema = {
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
    '*': [markKey, ...(defaults['*'] ?? []).filter((name) => !uselessEverywhere.has(String(name)))],
    a: [
      'href',
      // What our own links are; authors may ask for the same look.
      ['className', 'internal', 'external', 'wanted', 'tag', 'footnote-backref'],
      // Overwritten on links that leave the site.
      ['rel', 'noopener', 'noreferrer', 'nofollow', 'ugc'],
      'ariaLabel',
      'name',
    ],
    blockquote: ['cite', ...callout],
    code: [['className', /^language-[\w+#.-]{1,40}$/, 'math-inline', 'math-display']],
    details: ['open', ...callout],
    div: [['className', 'callout', 'table'], ...callout.slice(1)],
    h2: [],
    // `loading` and `referrerPolicy` are set on every image from elsewhere.
    img: [
      'src',
      'ariaLabel',
      ['loading', 'lazy'],
      ['referrerPolicy', 'no-referrer'],
      ['srcSet', httpImage],
      'decoding',
    ],
    iframe: [
      ['src', playerAddress],
      ['loading', 'lazy'],
      ['referrerPolicy', 'no-referrer'],
      ['allowFullScreen', true, ''],
    ],
    input: [
      ['disabled', true],
      ['type', 'checkbox'],
      'checked',
      // A box without a name is nothing to a screen reader.
      'ariaLabel',
    ],
    // Any sign in the brackets of a task, kept for styles.
    li: [['className', 'task-list-item'], ['dataTask', /^[^\s]{1,2}$/u], 'value'],
    ol: [['className', 'contains-task-list'], 'start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    p: [['className', 'callout-title']],
    section: [['className', 'footnotes'], 'ariaLabel'],
    source: ['src', ['srcSet', httpImage], 'type', 'media'],
    summary: [['className', 'callout-title']],
    table: [],
    td: [['className', 'left', 'center', 'right']],
    th: [['className', 'left', 'center', 'right']],
    track: ['src', ['kind', 'captions', 'subtitles', 'chapters'], 'srcLang', 'label'],
    ul: [['className', 'contains-task-list']],
    // Never by themselves: `autoplay` is not here.
    audio: ['src', 'controls', 'loop', 'muted', ['preload', 'none', 'metadata']],
    video: ['src', 'controls', 'loop', 'muted', ['poster', httpImage], ['preload', 'none', 'metadata']],
    ...Object.fromEntries([...svgElements].map((name) => [name, svgAttributes])),
  },
  protocols: {
    ...defaultSchema.protocols,
    // Telephone numbers, places, and the programs that notes are kept in; none of them runs script.
    href: ['http', 'https', 'mailto', 'tel', 'geo', 'irc', 'ircs', 'xmpp', 'obsidian', 'zotero'],
    poster: ['http', 'https'],
  },
  required: {
    input: { disabled: true, type: 'checkbox' },
    // A player needs script and its own storage; it gets nothing else.
    iframe: {
      sandbox: 'allow-scripts allow-same-origin allow-popups',
      loading: 'lazy',
      referrerPolicy: 'no-referrer',
      title: 'Embedded player',
    },
  },
}

/** Drawing elements mean something only inside a drawing. */
function svgAncestors(): Record<string, string[]> {
  return Object.fromEntries([...svgElements].filter((name) => name !== 'svg').map((name) => [name, ['svg']]))
}

const partSchemas = new Map<string, Schema>()

/**
 * The same for a part of a note on its way to the page: slots pass, and ids keep their names, because the whole page is
 * sanitised after and would put the prefix before them twice.
 */
export function partSchema(slotAttribute: string): Schema {
  let schema = partSchemas.get(slotAttribute)
  if (schema === undefined) {
    const everywhere = sanitizeSchema.attributes?.['*'] ?? []
    schema = {
      ...sanitizeSchema,
      clobberPrefix: '',
      attributes: { ...sanitizeSchema.attributes, '*': [slotAttribute, ...everywhere] },
    }
    // Names depend on what notes hold; nearly all share the first.
    if (partSchemas.size < 100) partSchemas.set(slotAttribute, schema)
  }
  return schema
}
