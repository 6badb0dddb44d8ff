import {
  code,
  embed,
  emphasis,
  formula,
  highlight,
  type Inline,
  isWebAddress,
  lineBreak,
  noteLink,
  picture,
  strike,
  strong,
  text,
  verbatim,
  webLink,
} from '../markdown/build.ts'
import { bareAddress, type InlineRules, scanInline } from '../markdown/scan-inline.ts'
import { isElement } from './html-elements.ts'

/** What wikitext names that does not stand in it. */
export interface WikiNames {
  /** Target of a wiki-link to a tiddler; undefined where it is no note. */
  noteOf(title: string): string | undefined
  /** Path of a picture that is a tiddler. */
  asset(title: string): string | undefined
  remark(kind: string, message: string): void
}

/** A line of wikitext. */
export function readLine(source: string, names: WikiNames): Inline[] {
  return scanInline(source, rulesFor(names))
}

const made = new WeakMap<WikiNames, InlineRules>()

function rulesFor(names: WikiNames): InlineRules {
  const known = made.get(names)
  if (known) return known
  const rules = makeRules(names)
  made.set(names, rules)
  return rules
}

function linkTo(title: string, names: WikiNames, label?: string): Inline {
  if (/^(?:https?|mailto|ftp):/i.test(title)) return webLink(title, [text(label ?? title)])
  const asset = names.asset(title)
  if (asset !== undefined) return noteLink(asset, label ?? title)
  return noteLink(names.noteOf(title) ?? title.replace(/[[\]|#^]/g, ' '), label ?? title)
}

const mark = (sign: string): RegExp => {
  const escaped = sign.replace(/[\^]/g, '\\$&')
  return new RegExp(`${escaped}([\\s\\S]{1,4000}?)${escaped}`, 'y')
}

function makeRules(names: WikiNames): InlineRules {
  const unread = (kind: string, what: string, source: string): Inline[] => {
    names.remark(kind, `${what}, kept as code`)
    return [code(source.replace(/\n/g, ' '))]
  }
  return {
    starts: /['/_^,~`[{<@&A-Z\-$\\h]/g,
    rules: [
      {
        pattern: /(`{1,2})([\s\S]{1,4000}?)\1/y,
        read: ([, , inner = '']) => [code(inner.replace(/\n/g, ' '))],
      },
      { pattern: /\$\$([^$\n]{1,4000}?)\$\$/y, read: ([, inner = '']) => [formula(inner)] },
      { pattern: mark("''"), read: ([, part = ''], inner) => [strong(inner(part))] },
      { pattern: mark('//'), after: /^(?!:)/, read: ([, part = ''], inner) => [emphasis(inner(part))] },
      {
        pattern: mark('__'),
        read: ([, part = ''], inner) => [verbatim('<u>'), ...inner(part), verbatim('</u>')],
      },
      {
        pattern: mark('^^'),
        read: ([, part = ''], inner) => [verbatim('<sup>'), ...inner(part), verbatim('</sup>')],
      },
      {
        pattern: mark(',,'),
        read: ([, part = ''], inner) => [verbatim('<sub>'), ...inner(part), verbatim('</sub>')],
      },
      { pattern: mark('~~'), read: ([, part = ''], inner) => [strike(inner(part))] },
      {
        pattern: /@@(?:(?:[\w-]+:[^;@\n]{0,100};)+|(?:\.[\w-]+)+\s)?([\s\S]{1,4000}?)@@/y,
        read: ([, part = ''], inner) => [highlight(inner(part))],
      },
      {
        pattern: /\[img([^[\]]{0,200})\[(?:([^|\]]{0,300})\|)?([^\]]{1,500})\]\]/y,
        read: ([, size = '', label = '', target = '']) => {
          const width = /width\s*=\s*"?(\d+)"?(?:px)?/.exec(size)?.[1]
          const path = names.asset(target)
          if (path !== undefined) return [embed(path, width ?? '')]
          if (/^https?:/i.test(target)) return [picture(target, label)]
          names.remark('missing-file', 'a picture that is not in the wiki')
          return [text(label === '' && isWebAddress(target) ? target : label)]
        },
      },
      {
        pattern: /\[ext\[(?:([^\]]{1,500}?)\|)?([^\]|]{1,1000})\]\]/y,
        read: ([, label, url = '']) => {
          const path = names.asset(url)
          return [path === undefined ? webLink(url, [text(label ?? url)]) : noteLink(path, label ?? url)]
        },
      },
      {
        pattern: /\[\[(?:([^\]]{1,500}?)\|)?([^\]|]{1,500})\]\]/y,
        read: ([, label, target = '']) => [linkTo(target.trim(), names, label)],
      },
      {
        pattern: /\{\{\{([\s\S]{1,1000}?)\}\}\}(?:\.[\w-]+)*/y,
        read: ([whole]) => unread('filter', 'a filter {{{…}}}', whole),
      },
      {
        pattern: /\{\{([^{}|]{0,500}?)(?:\|\|([^{}|]{1,300}))?\}\}/y,
        read: ([whole, target = '', template]) => {
          const note = names.noteOf(target.trim())
          const path = names.asset(target.trim())
          if (template === undefined && path !== undefined) return [embed(path)]
          return template === undefined && note !== undefined
            ? [embed(note)]
            : unread('transclusion', 'a transclusion {{…}} of a field or with a template', whole)
        },
      },
      {
        pattern:
          /<\$link\s[^>]{0,500}?\bto=(?:"([^"]{1,500})"|'([^']{1,500})'|([^\s">]{1,500}))[^>]{0,500}?(?:\/>|>([\s\S]{0,2000}?)<\/\$link>)/y,
        read: ([, a, b, c, label], inner) => {
          const title = a ?? b ?? c ?? ''
          const shown =
            label === undefined
              ? title
              : inner(label)
                  .map((node) => ('value' in node ? node.value : ''))
                  .join('')
          return [linkTo(title, names, shown)]
        },
      },
      {
        pattern: /<<([^<>\s]{1,100})((?:[^<>]|>(?!>)){0,1000}?)>>/y,
        read: ([whole, name = '']) => unread(`macro-${name.slice(0, 30)}`, `<<${name.slice(0, 30)}>>`, whole),
      },
      {
        pattern: /<\/?\$([\w.-]{1,40})(?:[^<>"']|"[^"]{0,500}"|'[^']{0,500}'){0,500}>/y,
        read: ([whole, name = '']) => unread(`widget-${name}`, `the widget <$${name}>`, whole),
      },
      { pattern: /<br\s*\/?>/iy, read: () => [lineBreak()] },
      { pattern: /<!--[\s\S]{0,4000}?-->/y, read: () => [] },
      {
        // Elements that Markdown takes as they are; the names of their attributes are harmless here as there.
        pattern: /<\/?([a-z][a-z\d]{0,20})(?![\w.$-])(?:[^<>"']|"[^"]{0,500}"|'[^']{0,500}'){0,300}>/iy,
        read: ([whole, name = '']) => (isElement(name) ? [verbatim(whole)] : undefined),
      },
      { pattern: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy, read: ([whole]) => [verbatim(whole)] },
      bareAddress,
      {
        pattern: /-{2,3}(?!-)/y,
        after: /^[^-]?$/,
        read: ([dashes]) => [text(dashes.length === 2 ? '–' : '—')],
      },
      {
        pattern: /~(?=[A-Z]+[a-z])([A-Z]+[a-z]+[A-Z]\w{0,100})/y,
        read: ([, word = '']) => [text(word)],
      },
      {
        // A word in camel case is a link where there is such a tiddler.
        pattern: /[A-Z]+[a-z]+[A-Z][A-Za-z\d]{0,100}/y,
        after: /^(?:[^A-Za-z\d~/]|)$/,
        read: ([word]) => (names.noteOf(word) === undefined ? undefined : [linkTo(word, names)]),
      },
    ],
  }
}
