/** A tag of raw HTML. */
interface RawTag {
  /** Lower-cased. */
  readonly name: string
  readonly kind: 'start' | 'end'
  /** What stands between the name and `>`. */
  readonly attributes: string
}

/** A piece of raw HTML made whole: every comment gone, every tag and every element of plain text finished. */
export interface RawHtml {
  readonly html: string
  readonly tags: readonly RawTag[]
  /** There is nothing but one tag. */
  readonly isOneTag: boolean
}

/** Elements whose content is text for the parser up to their own end tag, whatever stands there. */
const textElements = new Set(
  'script style textarea title xmp noscript noembed noframes plaintext iframe'.split(' '),
)

/** Never shown, and parsers do not agree on what may stand in them: their tags are dropped, what is in them stays. */
const formElements = new Set(['select', 'option', 'optgroup', 'selectedcontent'])

/**
 * Reads raw HTML as a browser's tokenizer does, once, from start to end. What would swallow the text that follows in
 * the note does not: an unfinished tag is dropped, and so is the tag of an element of plain text that does not end
 * here. A frame ends at once.
 */
export function scanRawHtml(source: string): RawHtml {
  const tags: RawTag[] = []
  let html = ''
  let from = 0
  let isOneTag = false
  // Asked once for each name, or many elements without an end would each read all that follows.
  const endless = new Set<string>()
  let at = source.indexOf('<')
  const dropTo = (end: number): void => {
    html += source.slice(from, at)
    from = end
  }
  while (at >= 0 && at < source.length) {
    const next = source.charCodeAt(at + 1)
    let end = at + 1
    if (next === 33 || next === 63) {
      end = endOfDeclaration(source, at)
      dropTo(end)
    } else if (next === 47 && !isLetter(source.charCodeAt(at + 2))) {
      end = after(source, '>', at + 2)
      dropTo(end)
    } else if (isLetter(next) || next === 47) {
      const isEnd = next === 47
      const nameStart = isEnd ? at + 2 : at + 1
      const nameEnd = endOfName(source, nameStart)
      end = endOfTag(source, nameEnd)
      isOneTag = at === 0 && end === source.length
      const name = source.slice(nameStart, nameEnd).toLowerCase()
      if (end < 0) {
        dropTo(source.length)
        break
      }
      if (formElements.has(name)) {
        dropTo(end)
        isOneTag = false
      } else if (!isEnd && textElements.has(name)) {
        const close = name === 'plaintext' || endless.has(name) ? -1 : findEndTag(source, name, end)
        if (close < 0) endless.add(name)
        if (name === 'iframe') {
          html += source.slice(from, end) + '</iframe>'
          from = end = close < 0 ? end : close
        } else if (close < 0) {
          dropTo(end)
        } else {
          end = close
        }
      } else {
        tags.push({ name, kind: isEnd ? 'end' : 'start', attributes: source.slice(nameEnd, end - 1) })
      }
      if (name === 'iframe' && !isEnd)
        tags.push({ name, kind: 'start', attributes: '' }, { name, kind: 'end', attributes: '' })
    }
    at = source.indexOf('<', end)
  }
  return { html: html + source.slice(from), tags, isOneTag: isOneTag && tags.length === 1 }
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 12 || code === 13
}

/** Past the next `text`, or the end of the source. */
function after(source: string, text: string, from: number): number {
  const found = source.indexOf(text, from)
  return found < 0 ? source.length : found + text.length
}

/** Comments, doctypes, processing instructions; CDATA, which HTML takes for one of these up to its first `>`. */
function endOfDeclaration(source: string, at: number): number {
  if (source.startsWith('<!--', at)) return after(source, '-->', at + 2)
  return after(source, '>', at)
}

function endOfName(source: string, from: number): number {
  let at = from
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (isSpace(code) || code === 47 || code === 62) break
    at++
  }
  return at
}

/** Past the tag's `>`, or -1 where there is none. Quotes count only after `=`, as in the standard. */
function endOfTag(source: string, from: number): number {
  let at = from
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (code === 62) return at + 1
    if (isSpace(code) || code === 47) {
      at++
      continue
    }
    at++
    while (at < source.length && !isNameEnd(source.charCodeAt(at))) at++
    while (isSpace(source.charCodeAt(at))) at++
    if (source.charCodeAt(at) !== 61) continue
    at++
    while (isSpace(source.charCodeAt(at))) at++
    const quote = source.charCodeAt(at)
    if (quote === 34 || quote === 39) {
      const close = source.indexOf(source[at]!, at + 1)
      if (close < 0) return -1
      at = close + 1
    } else {
      while (at < source.length && !isSpace(source.charCodeAt(at)) && source.charCodeAt(at) !== 62) at++
    }
  }
  return -1
}

function isNameEnd(code: number): boolean {
  return isSpace(code) || code === 47 || code === 61 || code === 62
}

/** Past the end tag of an element of plain text, or -1. */
function findEndTag(source: string, name: string, from: number): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    const end = at + 2 + name.length
    if (
      source.slice(at + 2, end).toLowerCase() === name &&
      (end >= source.length || isNameEnd(source.charCodeAt(end)))
    ) {
      const close = endOfTag(source, end)
      return close
    }
  }
  return -1
}
