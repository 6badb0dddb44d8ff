/** What a word of code can be. The stylesheet gives each a colour for light and for dark. */
const tokenKinds = [
  'comment',
  'keyword',
  'string',
  'number',
  'function',
  'type',
  'tag',
  'attribute',
  'property',
  'operator',
  'heading',
  'link',
  'inserted',
  'deleted',
  'invalid',
] as const

/** One of {@link tokenKinds}. */
type TokenKind = (typeof tokenKinds)[number]

/** TextMate scopes of each kind; where several match, the more special one wins. */
const scopes: Readonly<Record<TokenKind, readonly string[]>> = {
  comment: [
    'comment',
    'punctuation.definition.comment',
    'string.comment',
    'meta.embedded.block.frontmatter comment',
  ],
  keyword: [
    'keyword',
    'storage',
    'storage.type',
    'storage.modifier',
    'variable.language',
    'support.type.property-name.toml',
    'constant.language',
    'punctuation.definition.template-expression',
    'entity.name.function.preprocessor',
  ],
  string: [
    'string',
    'punctuation.definition.string',
    'string.regexp',
    'constant.character.escape',
    'markup.inline.raw',
    'markup.fenced_code',
    'constant.other.symbol',
  ],
  number: [
    'constant.numeric',
    'constant.other.color',
    'keyword.other.unit',
    'constant.other',
    'support.constant',
  ],
  function: [
    'entity.name.function',
    'support.function',
    'meta.function-call entity.name.function',
    'variable.function',
    'entity.name.command',
    'entity.name.macro',
  ],
  type: [
    'entity.name.type',
    'entity.name.class',
    'entity.other.inherited-class',
    'support.type',
    'support.class',
    'entity.name.namespace',
    'storage.type.primitive',
    'entity.name.section',
  ],
  tag: ['entity.name.tag', 'punctuation.definition.tag', 'meta.selector entity', 'entity.name.selector'],
  attribute: [
    'entity.other.attribute-name',
    'entity.other.attribute',
    'meta.decorator',
    'punctuation.decorator',
  ],
  property: [
    'support.type.property-name',
    'variable.other.property',
    'variable.other.object.property',
    'meta.object-literal.key',
    'variable.parameter',
    'entity.name.variable',
    'support.variable',
    'variable.other.normal.shell',
  ],
  operator: ['keyword.operator', 'punctuation.separator.key-value', 'punctuation.accessor'],
  heading: [
    'markup.heading',
    'entity.name.section.markdown',
    'punctuation.definition.heading',
    'markup.bold',
  ],
  link: ['markup.underline.link', 'string.other.link', 'constant.other.reference.link', 'markup.italic'],
  inserted: ['markup.inserted', 'punctuation.definition.inserted'],
  deleted: ['markup.deleted', 'punctuation.definition.deleted'],
  invalid: ['invalid', 'invalid.illegal'],
}

/** Words without a kind. */
const plainColor = '#000000'

/**
 * A theme whose "colours" only number the kinds: code is read once, and the stylesheet colours it in both themes. The
 * classes come from a closed list, so pages need no inline styles.
 */
export const codeTheme = {
  name: 'kinds',
  type: 'light' as const,
  fg: plainColor,
  bg: '#ffffff',
  colors: { 'editor.foreground': plainColor, 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: plainColor } },
    ...tokenKinds.map((kind, i) => ({ scope: [...scopes[kind]], settings: { foreground: colorOf(i) } })),
    // Ordinary names and marks inside of something that has a kind.
    {
      scope: [
        'meta.template.expression',
        'meta.embedded',
        'source.groovy.embedded',
        'punctuation.section.embedded',
      ],
      settings: { foreground: plainColor },
    },
  ],
}

/** Class of the words that the theme gives a colour; undefined for plain ones. */
export const kindByColor: ReadonlyMap<string, TokenKind> = new Map(
  tokenKinds.map((kind, i) => [colorOf(i).toUpperCase(), kind]),
)

function colorOf(index: number): string {
  return `#${(index + 1).toString(16).padStart(6, '0')}`
}
