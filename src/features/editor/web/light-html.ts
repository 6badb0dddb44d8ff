import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language'

/** Where in a tag one is. */
interface HtmlPlace {
  kind: 'text' | 'tag' | 'comment'
}

/** Colours of tags, attributes and comments; what they mean is nobody's question while a note is written. */
const parser: StreamParser<HtmlPlace> = {
  startState: () => ({ kind: 'text' }),
  token(stream, place) {
    if (place.kind === 'comment') {
      if (stream.skipTo('-->') === true) {
        stream.match('-->')
        place.kind = 'text'
      } else stream.skipToEnd()
      return 'comment'
    }
    if (place.kind === 'tag') {
      if (stream.match(/^\/?>/) !== null) {
        place.kind = 'text'
        return 'angleBracket'
      }
      if (stream.match(/^(?:"[^"]*"?|'[^']*'?)/) !== null) return 'string'
      if (stream.match(/^[\w:@.-]+/) !== null) return 'attributeName'
      stream.next()
      return null
    }
    if (stream.match('<!--')) {
      place.kind = 'comment'
      return 'comment'
    }
    if (stream.match(/^<\/?[a-z][\w:-]*/i) !== null) {
      place.kind = 'tag'
      return 'typeName'
    }
    stream.next()
    stream.eatWhile(/[^<]/)
    return null
  },
}

const language = StreamLanguage.define(parser)

/**
 * Stands in the browser's bundle for `@codemirror/lang-html`, which the grammar of Markdown asks for: that one brings the
 * grammars of HTML, CSS and JavaScript along, a fifth of the editor's weight, to colour what few notes hold.
 */
export function html(): LanguageSupport {
  return new LanguageSupport(language)
}

/** Tags are not completed. */
export function htmlCompletionSource(): null {
  return null
}
