import {
  code,
  emphasis,
  formula,
  type Inline,
  lineBreak,
  noteLink,
  plainText,
  strong,
  text,
  verbatim,
  webLink,
} from '../markdown/build.ts'
import { type InlineRules, scanInline } from '../markdown/scan-inline.ts'
import type { Aside } from './set-aside.ts'

/** What a page names that does not stand in it. */
export interface PageNames {
  /** Of the page. */
  readonly title: string
  /** Target of a wiki-link to a page, over redirects; undefined where the dump has none. */
  noteOf(title: string): string | undefined
  /** Whether a namespace, in small letters, is that of files. */
  isFile(space: string): boolean
  isCategory(space: string): boolean
  /** Why a link with this word before its colon leads to no page of the dump that is read; undefined where it may. */
  whyOutside(space: string): 'left-out-page' | 'language-link' | 'other-wiki' | undefined
  remark(kind: string, message: string): void
}

/** Reads lines of a page, and collects what belongs to the page as a whole. */
export interface LineReader {
  readonly read: (line: string) => Inline[]
  readonly categories: readonly string[]
  /** Footnotes in the order of their numbers. */
  notes(): readonly Inline[][]
}

/** Opens a reader for the lines of one page. */
export function openLineReader(asides: readonly Aside[], names: PageNames): LineReader {
  const categories: string[] = []
  const notes: Inline[][] = []
  const numberByName = new Map<string, number>()
  let depth = 0
  const read = (line: string): Inline[] => scanInline(line, rules)
  const footnote = ({ text: said, name }: Extract<Aside, { kind: 'note' }>): Inline[] => {
    const known = name === '' ? undefined : numberByName.get(name)
    const number = known ?? notes.push([])
    if (name !== '') numberByName.set(name, number)
    if (said.trim() !== '' && depth < 3) {
      depth++
      notes[number - 1] = read(said.trim().replace(/\s*\n\s*/g, ' '))
      depth--
    }
    return [verbatim(`[^${number}]`)]
  }
  const show = (aside: Aside): Inline[] => {
    switch (aside.kind) {
      case 'plain':
        return [text(aside.text)]
      case 'code':
        return [code(aside.text.replace(/\n/g, ' '))]
      case 'math':
        return [formula(aside.text)]
      case 'note':
        return footnote(aside)
      case 'gallery':
      case 'poem':
        return [text(aside.text.trim().replace(/\s*\n\s*/g, ', '))]
      case 'template': {
        names.remark(
          `template-${aside.name.slice(0, 40)}`,
          `the template ${aside.name.slice(0, 40)}, its source as code`,
        )
        const source = aside.source.replace(/\s*\n\s*/g, ' ')
        return [code(source.length > 300 ? `{{${aside.name}|…}}` : source)]
      }
    }
  }
  const rules = makeRules(asides, names, categories, show)
  return {
    read,
    categories,
    notes: () => notes.map((line) => (line.length === 0 ? [text('…')] : line)),
  }
}

function makeRules(
  asides: readonly Aside[],
  names: PageNames,
  categories: string[],
  show: (aside: Aside) => Inline[],
): InlineRules {
  return {
    starts: /[\ue000'[<&_hf~]/g,
    rules: [
      { pattern: /\ue000(\d+)\ue001/y, read: ([, number]) => show(asides[Number(number)]!) },
      {
        pattern: /'''''((?:[^'\n]|'(?!''''))+?)'''''(?!')/y,
        read: ([, part = ''], inner) => [strong([emphasis(inner(part))])],
      },
      {
        pattern: /'''((?:[^'\n]|''(?!')|'(?!''))+?)'''(?!')/y,
        read: ([, part = ''], inner) => [strong(inner(part))],
      },
      {
        pattern: /''((?:[^'\n]|'(?!')|'''(?:[^'\n]|'(?!''))+?''')+?)''(?!')/y,
        read: ([, part = ''], inner) => [emphasis(inner(part))],
      },
      {
        pattern:
          /\[\[([^[\]|\n]{1,300})((?:\|(?:[^[\]]|\[\[[^[\]]{0,300}\]\]|\[[^[\]]{0,300}\]){0,1000})?)\]\]([a-z\u00e0-\uffdc]{0,40})/y,
        read: ([, target = '', rest = '', suffix = ''], inner) =>
          readLink(target, rest, suffix, inner, names, categories),
      },
      {
        pattern:
          /\[((?:(?:https?|ftps?|sftp|mailto|ircs?|news|tel|xmpp|magnet):|\/\/)[^\s[\]<>"]{1,1000})(?:\s+([^\]\n]{1,500}))?\]/y,
        read: ([, url = '', label], inner) => [
          webLink(url.replace(/^\/\//, 'https://'), label === undefined ? [text(url)] : inner(label)),
        ],
      },
      {
        pattern: /https?:\/\/[^\s<>"'`[\]{}|\ue000]{1,1000}[^\s<>"'`[\]{}|.,;:!?)\ue000]/y,
        after: /^(?:\W|)$/,
        read: ([url]) => [webLink(url, [text(url)])],
      },
      { pattern: /<br\s*\/?>/iy, read: () => [lineBreak()] },
      {
        pattern:
          /<\/?(?:references|noinclude|onlyinclude|translate|tvar|section|div|span|center|font|p|ref|blockquote)\b[^<>\n]{0,500}>/iy,
        read: () => [],
      },
      {
        pattern:
          /<\/?(?:b|i|u|s|sub|sup|kbd|small|big|em|strong|del|ins|var|tt|abbr|mark|q)\b[^<>\n]{0,200}>/iy,
        read: ([whole]) => [verbatim(whole)],
      },
      { pattern: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy, read: ([whole]) => [verbatim(whole)] },
      { pattern: /__[A-Z]{3,30}__/y, read: () => [] },
    ],
  }
}

function readLink(
  target: string,
  rest: string,
  suffix: string,
  inner: (part: string) => Inline[],
  names: PageNames,
  categories: string[],
): Inline[] {
  const isShown = target.startsWith(':')
  const [, space = '', name = ''] = /^:?\s*([^:]*?)\s*:\s*(.*)$/.exec(target) ?? []
  const kind = space.toLowerCase()
  if (!isShown && names.isCategory(kind)) {
    categories.push(name)
    return suffix === '' ? [] : [text(suffix)]
  }
  const parts = rest === '' ? [] : splitBars(rest.slice(1))
  if (names.isFile(kind)) {
    names.remark(
      'file',
      'a picture or another file, which the dump does not hold: its name and caption stand there',
    )
    const caption = parts
      .filter(
        (part) =>
          !/^(?:thumb|frame|frameless|border|left|right|center|none|upright.*|\d*x?\d+px|(?:alt|link|page|class|lang)=.*)$/i.test(
            part.trim(),
          ),
      )
      .at(-1)
    return [
      emphasis([
        text(`${name}${caption === undefined ? '' : ': '}`),
        ...(caption === undefined ? [] : inner(caption)),
      ]),
      text(suffix),
    ]
  }
  const [page = '', section = ''] = target.replace(/^:/, '').split('#')
  const title = /^(?:\/|\.\.(?:\/|$))/.test(page) ? subpageOf(names.title, page) : page
  // A bar without a label: the name without its namespace and what stands in brackets.
  const short = parts[0]?.trim() === '' ? title.replace(/^[^:]*:|\s*\([^)]*\)$/g, '') : undefined
  const label =
    short ?? (parts.length > 0 ? plainText(inner(parts.join('|'))) : title === '' ? section : title)
  const found = title.trim() === '' ? '' : names.noteOf(title)
  if (found === undefined) {
    const fault = names.whyOutside(space)
    if (fault !== undefined) {
      names.remark(fault, outside[fault])
      // One that is not meant to be read says which page of another wiki this is in its language.
      return fault === 'language-link' && !isShown ? [text(suffix)] : [text(label + suffix)]
    }
  }
  return [noteLink(found ?? title.replace(/_/g, ' ').trim(), label + suffix, section.replace(/_/g, ' '))]
}

/** Why a link leads to no note, for people. */
const outside = {
  'left-out-page': 'a link to a talk, user or template page, which does not come',
  'language-link': 'a link to the page in another language',
  'other-wiki': 'a link to another wiki',
} as const

/** Where `/Part` or `../Other` leads from a page. */
function subpageOf(from: string, written: string): string {
  if (written.startsWith('/')) return from + written.replace(/\/$/, '')
  const names = from.split('/')
  const rest = written.split('/').filter((name) => name !== '')
  for (; rest[0] === '..'; rest.shift()) names.pop()
  return [...names, ...rest].join('/')
}

/** Parts between bars, but for those in links in them. */
function splitBars(source: string): readonly string[] {
  const parts = ['']
  for (const piece of source.split(/(\[\[[^[\]]*\]\]|\|)/))
    if (piece === '|') parts.push('')
    else parts[parts.length - 1] += piece
  return parts
}
