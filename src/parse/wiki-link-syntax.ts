import type { Code, Construct, Effects, Extension, State, TokenType } from 'micromark-util-types'
import { maxWikiLinkLength } from './scan-wiki-links.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink'
    wikiEmbed: 'wikiEmbed'
    wikiLinkMarker: 'wikiLinkMarker'
    wikiLinkData: 'wikiLinkData'
    wikiLinkTarget: 'wikiLinkTarget'
    wikiLinkAliasMarker: 'wikiLinkAliasMarker'
    wikiLinkAlias: 'wikiLinkAlias'
  }
}

/**
 * micromark's construct for `[[…]]` and `![[…]]`, with the tokens of remark-wiki-link. It stands in for that plugin's
 * own construct, which takes quadratic time on runs of `[[`; the rule is the one of `scanWikiLinks`.
 */
export function wikiLinkSyntax(): Extension {
  return { text: { 33: construct('wikiEmbed', 'wikiEmbed'), 91: construct('wikiLink', 'wikiLink') } }
}

function construct(name: string, outer: TokenType): Construct {
  return { name, tokenize: (effects, ok, nok) => tokenize(effects, ok, nok, outer) }
}

function tokenize(effects: Effects, ok: State, nok: State, outer: TokenType): State {
  const inside = tokenizeInside(effects, ok, nok, outer)
  return start

  function start(code: Code): State | undefined {
    effects.enter(outer)
    effects.enter('wikiLinkMarker')
    effects.consume(code)
    return code === 33 ? openFirst : openLast
  }

  function openFirst(code: Code): State | undefined {
    if (code !== 91) return nok(code)
    effects.consume(code)
    return openLast
  }

  function openLast(code: Code): State | undefined {
    if (code !== 91) return nok(code)
    effects.consume(code)
    effects.exit('wikiLinkMarker')
    return inside
  }
}

/** From behind the opening brackets to the closing ones. */
function tokenizeInside(effects: Effects, ok: State, nok: State, outer: TokenType): State {
  let isEmpty = true
  let length = 0

  return targetStart

  function targetStart(code: Code): State | undefined {
    if (isEnd(code) || code === 91 || code === 93 || code === 124) return nok(code)
    effects.enter('wikiLinkData')
    effects.enter('wikiLinkTarget')
    return target(code)
  }

  function target(code: Code): State | undefined {
    if (code === 93) return isEmpty ? nok(code) : finish(code, 'wikiLinkTarget')
    if (code === 124) {
      if (isEmpty) return nok(code)
      effects.exit('wikiLinkTarget')
      effects.enter('wikiLinkAliasMarker')
      effects.consume(code)
      effects.exit('wikiLinkAliasMarker')
      return ++length >= maxWikiLinkLength ? nok : aliasStart
    }
    if (code === 91) return nok(code)
    return take(code, target)
  }

  function aliasStart(code: Code): State | undefined {
    if (isEnd(code)) return nok(code)
    if (code === 93) return closeFirst(code)
    effects.enter('wikiLinkAlias')
    return alias(code)
  }

  function alias(code: Code): State | undefined {
    if (code === 93) return finish(code, 'wikiLinkAlias')
    if (code === 91) {
      take(code, alias)
      return aliasBracket
    }
    return take(code, alias)
  }

  function aliasBracket(code: Code): State | undefined {
    return code === 91 ? nok(code) : alias(code)
  }

  /** Line ends are micromark's codes below -2, a tab is -2 with -1 for its virtual spaces. */
  function take(code: Code, next: State): State | undefined {
    if (isEnd(code) || length >= maxWikiLinkLength) return nok(code)
    if (code !== 32 && code !== -1 && code !== -2) isEmpty = false
    if (code !== -1) length++
    effects.consume(code)
    return next
  }

  function finish(code: Code, inner: TokenType): State | undefined {
    effects.exit(inner)
    return closeFirst(code)
  }

  function closeFirst(code: Code): State | undefined {
    effects.exit('wikiLinkData')
    effects.enter('wikiLinkMarker')
    effects.consume(code)
    return closeLast
  }

  function closeLast(code: Code): State | undefined {
    if (code !== 93) return nok(code)
    effects.consume(code)
    effects.exit('wikiLinkMarker')
    effects.exit(outer)
    return ok
  }
}

function isEnd(code: Code): boolean {
  return code === null || code < -2
}
