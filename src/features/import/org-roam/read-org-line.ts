import {
  code,
  embed,
  emphasis,
  formula,
  type Inline,
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
import { orgSigns } from './org-signs.ts'

/** Where a link of Org leads. */
export type OrgTarget =
  | { readonly kind: 'note'; readonly target: string; readonly fragment?: string }
  | { readonly kind: 'asset'; readonly path: string; readonly isPicture: boolean }

/** What lines of Org name that does not stand in them. */
export interface OrgNames {
  /** Words that begin a heading which is a task. */
  readonly states: ReadonlySet<string>
  /** `id:1f2e`, `file:../a.org::*Heading`, `roam:Title`; undefined where nothing is known of it. */
  find(link: string): OrgTarget | undefined
  remark(kind: string, message: string): void
}

const made = new WeakMap<OrgNames, InlineRules>()

/** A line of Org. */
export function readOrgLine(source: string, names: OrgNames): Inline[] {
  let rules = made.get(names)
  if (rules === undefined) {
    rules = makeRules(names)
    made.set(names, rules)
  }
  return scanInline(source, rules)
}

/** Marks stand between blanks or signs, and touch what they mark. */
const before = /^(?:[\s('"{\u2013\u2014[-]|)$/
const marked = (sign: string): RegExp => {
  const escaped = sign.replace(/[*+/]/g, '\\$&')
  return new RegExp(
    `${escaped}(?![\\s])((?:[^\\n]|\\n(?!\\n)){0,2000}?[^\\s])${escaped}(?=$|[\\s\\-.,;:!?'")}\\[\\]\\u2013\\u2014…])`,
    'y',
  )
}

function makeRules(names: OrgNames): InlineRules {
  const readLink = (target: string, label: Inline[] | undefined): Inline[] => {
    const found = names.find(target)
    if (found?.kind === 'note') return [noteLink(found.target, label && wordsOf(label), found.fragment)]
    if (found?.kind === 'asset')
      return [
        found.isPicture && label === undefined
          ? embed(found.path)
          : noteLink(found.path, label && wordsOf(label)),
      ]
    if (/^(?:https?|mailto|ftp):/i.test(target)) {
      if (label === undefined && /\.(?:png|jpe?g|gif|webp|svg)$/i.test(target)) return [picture(target, '')]
      return [webLink(target, label ?? [text(target)])]
    }
    const inside = /^(?:\*|#)\s*(.+)$/.exec(target)?.[1]
    if (inside !== undefined) return [noteLink('', label ? wordsOf(label) : inside, inside)]
    if (/^doi:/i.test(target)) return [webLink(`https://doi.org/${target.slice(4)}`, label ?? [text(target)])]
    if (/^(?:id|file|attachment|roam|denote):/.test(target) || /^\.{0,2}\//.test(target))
      names.remark('lost-link', 'a link to what is not in the folder')
    else if (/^[a-z][\w+-]*:/i.test(target)) {
      names.remark('own-link', 'a link that Emacs alone can follow')
      return label ?? [code(target)]
    }
    return label ?? [text(target.replace(/^(?:file|id|attachment):/, ''))]
  }
  return {
    starts: /[[*/_+=~$\\<h@{^cs]/g,
    rules: [
      {
        pattern: /\[\[((?:[^[\]\\]|\\.){1,1000})\](?:\[((?:[^\]]|\](?!\])){1,1000})\])?\]/y,
        read: ([, target = '', label], inner) =>
          readLink(target.replace(/\\(.)/g, '$1').trim(), label === undefined ? undefined : inner(label)),
      },
      { pattern: /\[fn:([\w-]+)\]/y, read: ([, name]) => [verbatim(`[^${name}]`)] },
      {
        pattern: /\[fn:[\w-]*:([^\]]{1,1000})\]/y,
        read: ([, note = ''], inner) => [verbatim('^['), ...inner(note.trim()), verbatim(']')],
      },
      {
        pattern: /\[cite[^:\]]{0,40}:([^\]]{1,500})\]/y,
        read: ([whole]) => {
          names.remark('citation', 'a citation, kept as code')
          return [code(whole)]
        },
      },
      { pattern: marked('='), after: before, read: ([, inner = '']) => [code(inner.replace(/\n/g, ' '))] },
      { pattern: marked('~'), after: before, read: ([, inner = '']) => [code(inner.replace(/\n/g, ' '))] },
      { pattern: marked('*'), after: before, read: ([, part = ''], inner) => [strong(inner(part))] },
      { pattern: marked('/'), after: before, read: ([, part = ''], inner) => [emphasis(inner(part))] },
      {
        pattern: marked('_'),
        after: before,
        read: ([, part = ''], inner) => [verbatim('<u>'), ...inner(part), verbatim('</u>')],
      },
      { pattern: marked('+'), after: before, read: ([, part = ''], inner) => [strike(inner(part))] },
      { pattern: /\\\(([\s\S]{1,2000}?)\\\)/y, read: ([, inner = '']) => [formula(inner)] },
      { pattern: /\\\[([\s\S]{1,2000}?)\\\]/y, read: ([, inner = '']) => [formula(inner)] },
      {
        pattern: /\$\$([^$]{1,2000}?)\$\$|\$([^\s$](?:[^$\n]{0,500}?[^\s$])?)\$(?=$|[\s\-.,;:!?'")\]])/y,
        read: ([, display, inner = '']) => [formula(display ?? inner)],
      },
      { pattern: /\\\\(?=\n|$)\n?/y, read: () => [lineBreak()] },
      { pattern: /<(https?:\/\/[^<>\s]{1,1000})>/y, read: ([, url = '']) => [webLink(url, [text(url)])] },
      bareAddress,
      {
        // Raised and lowered text in braces, and powers; a name like `snake_case` stays one.
        pattern: /(?:\^(?:\{([^{}\n]{1,200})\}|([+-]?\d{1,20}))|_\{([^{}\n]{1,200})\})/y,
        after: /^[\p{L}\p{N})\]]$/u,
        read: ([, raised, power, lowered]) => {
          const name = lowered === undefined ? 'sup' : 'sub'
          return [verbatim(`<${name}>`), text(raised ?? power ?? lowered ?? ''), verbatim(`</${name}>`)]
        },
      },
      {
        pattern:
          /(?:src|call)_[\w-]{1,60}(?:\[[^\]\n]{0,200}\])?(?:\{([^{}\n]{0,500})\}|\([^()\n]{0,200}\)(?:\[[^\]\n]{0,200}\])?)/y,
        after: /^(?:\W|)$/,
        read: ([whole, inside]) => [code(inside ?? whole)],
      },
      {
        pattern: /<<<([^<>\n]{1,200})>>>|<<[^<>\n]{1,200}>>/y,
        read: ([, radio]) => (radio === undefined ? [] : [text(radio)]),
      },
      {
        pattern: /\\([A-Za-z]{2,20})(?:\{\}|(?![A-Za-z]))/y,
        read: ([, name = '']) => {
          const sign = name === 'nbsp' ? '\u00a0' : orgSigns.get(name)
          return sign === undefined ? undefined : [text(sign)]
        },
      },
      { pattern: /@@[a-z]+:([\s\S]{0,500}?)@@/y, read: ([, inner = '']) => [code(inner)] },
      {
        pattern: /\{\{\{[\s\S]{1,300}?\}\}\}/y,
        read: ([whole]) => {
          names.remark('macro', 'a macro {{{…}}}, kept as code')
          return [code(whole)]
        },
      },
    ],
  }
}

function wordsOf(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? wordsOf(node.children) : ''))
    .join('')
}
