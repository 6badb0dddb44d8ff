import { markdownLanguage } from '@codemirror/lang-markdown'
import { Language, LanguageSupport } from '@codemirror/language'
import { MarkdownParser } from '@lezer/markdown'
import { blockSyntax } from './block-syntax.ts'
import { boxSyntax } from './box-syntax.ts'
import { foreignSyntax } from './foreign-syntax.ts'
import { inlineSyntax } from './inline-syntax.ts'
import { propertySyntax } from './property-syntax.ts'

let support: LanguageSupport | undefined

/**
 * The language of the editor: Markdown with what a garden's notes have besides, behind properties. It is one grammar: parts
 * in other languages, as of HTML, would be looked for in the whole note at each key.
 */
export function noteLanguage(): LanguageSupport {
  support ??= new LanguageSupport(
    new Language(
      markdownLanguage.data,
      baseParser().configure([inlineSyntax, foreignSyntax, blockSyntax, boxSyntax, propertySyntax]),
    ),
  )
  return support
}

let parser: MarkdownParser | undefined

/** The parser of a part of a note, such as a table. */
export function partParser(): MarkdownParser {
  parser ??= baseParser().configure([inlineSyntax, foreignSyntax, blockSyntax, boxSyntax])
  return parser
}

function baseParser(): MarkdownParser {
  const { parser: base } = markdownLanguage
  if (!(base instanceof MarkdownParser)) throw new Error('Expected the parser of Markdown')
  return base
}
