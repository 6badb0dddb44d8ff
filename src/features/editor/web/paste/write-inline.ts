import { writeDestination } from './clean-address.ts'
import { escapeLineStart, escapeText } from './escape-text.ts'
import { type Mark, marks, type Run } from './inline-runs.ts'

const signs: Readonly<Record<Mark, readonly [string, string]>> = {
  strong: ['**', '**'],
  em: ['*', '*'],
  strike: ['~~', '~~'],
  mark: ['==', '=='],
  sub: ['<sub>', '</sub>'],
  sup: ['<sup>', '</sup>'],
  kbd: ['<kbd>', '</kbd>'],
  code: ['`', '`'],
}

type Label = Mark | 'link'
const labels: readonly Label[] = ['link', ...marks]

/** The Markdown of a paragraph's runs, without spaces at its ends; `lineBreak` stands where a line ends. */
export function writeInline(runs: readonly Run[], lineBreak: string): string {
  const text = writeRuns(trimRuns(runs), new Set(), lineBreak, '', '')
  return text
    .replace(/[ \t]+\n/g, (end) => (lineBreak === '\n' ? '\n' : end))
    .split('\n')
    .map((line, i) => escapeLineStart(i === 0 ? line : line.replace(/^ +/, '')))
    .join('\n')
    .trim()
}

/** One space between words, wherever the marks begin and end. */
function trimRuns(runs: readonly Run[]): readonly Run[] {
  const trimmed: Run[] = []
  let isSpace = true
  for (const run of runs) {
    if (run.kind !== 'text') {
      if (run.kind === 'break') {
        const last = trimmed.at(-1)
        if (last?.kind === 'text')
          trimmed[trimmed.length - 1] = { ...last, text: last.text.replace(/ +$/, '') }
      }
      trimmed.push(run)
      isSpace = run.kind === 'break'
      continue
    }
    const text = isSpace ? run.text.replace(/^ +/, '') : run.text
    if (text === '') continue
    trimmed.push({ ...run, text })
    isSpace = text.endsWith(' ')
  }
  return trimmed.filter(({ kind, text }) => kind !== 'text' || text !== '')
}

function hasLabel(run: Run, label: Label): boolean {
  return label === 'link' ? run.link !== undefined : run.marks.has(label)
}

function writeRuns(
  runs: readonly Run[],
  active: ReadonlySet<Label>,
  lineBreak: string,
  before: string,
  after: string,
): string {
  let text = ''
  for (let i = 0; i < runs.length; ) {
    const run = runs[i]
    if (!run) break
    const { label, end } = longestLabel(runs, i, active)
    if (label === undefined) {
      text +=
        run.kind === 'break'
          ? lineBreak
          : run.kind === 'raw'
            ? run.text
            : escapeText(run.text, active.has('link'))
      i++
      continue
    }
    const inside = runs.slice(i, end)
    const next = runs[end]?.text ?? after
    const previous = text === '' ? before : text.slice(-2)
    text +=
      label === 'link'
        ? writeLink(inside, active, lineBreak)
        : writeMark(label, inside, active, lineBreak, previous, next)
    i = end
  }
  return text
}

/** The label that goes on longest from a run, of those that are not written yet. */
function longestLabel(
  runs: readonly Run[],
  start: number,
  active: ReadonlySet<Label>,
): { readonly label: Label | undefined; readonly end: number } {
  let best: Label | undefined
  let end = start
  for (const label of labels) {
    const first = runs[start]
    if (active.has(label) || !first || !hasLabel(first, label)) continue
    let to = start + 1
    for (let run = runs[to]; run && hasLabel(run, label); run = runs[to]) {
      if (label === 'link' && run.link !== first.link) break
      to++
    }
    if (to > end) {
      best = label
      end = to
    }
  }
  return { label: best, end }
}

/** What goes outside of a mark at its two ends: spaces, and beside letters stops too. */
const edges = {
  'none none': /^(\s*)(?=\S|$)([\s\S]*?)(\s*)$/u,
  'word none': /^([\s("'«“‘¿¡]*)(?=\S|$)([\s\S]*?)(\s*)$/u,
  'none word': /^(\s*)(?=\S|$)([\s\S]*?)([.,:;!?…–—-]*\s*)$/u,
  'word word': /^([\s("'«“‘¿¡]*)(?=\S|$)([\s\S]*?)([.,:;!?…–—-]*\s*)$/u,
} as const

function writeMark(
  mark: Mark,
  runs: readonly Run[],
  active: ReadonlySet<Label>,
  lineBreak: string,
  before: string,
  after: string,
): string {
  if (mark === 'code') return writeCode(runs)
  const inner = writeRuns(runs, new Set([...active, mark]), lineBreak, '', '')
  const [open, close] = signs[mark]
  if (open.startsWith('<')) return around(inner, open, close)
  // A sign between a letter and a stop marks nothing: the stop goes outside.
  const isWordBefore = /[\p{L}\p{N}]$/u.test(before)
  const isWordAfter = /^[\p{L}\p{N}]/u.test(after)
  const parts = edges[`${isWordBefore ? 'word' : 'none'} ${isWordAfter ? 'word' : 'none'}`]
  const [, start = '', core = '', end = ''] = parts.exec(inner) ?? []
  return core === '' ? inner : `${start}${open}${core}${close}${end}`
}

function around(inner: string, open: string, close: string): string {
  const [, start = '', core = '', end = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? []
  return core === '' ? inner : start + open + core + close + end
}

function writeCode(runs: readonly Run[]): string {
  const text = runs.map((run) => (run.kind === 'break' ? ' ' : run.text)).join('')
  const core = text.trim()
  if (core === '') return text
  const longest = core.match(/`+/g)?.reduce((most, run) => Math.max(most, run.length), 0) ?? 0
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$/.test(core) ? ' ' : ''
  return `${/^\s/.test(text) ? ' ' : ''}${fence}${pad}${core}${pad}${fence}${/\s$/.test(text) ? ' ' : ''}`
}

function writeLink(runs: readonly Run[], active: ReadonlySet<Label>, lineBreak: string): string {
  const target = runs[0]?.link ?? ''
  const shown = runs
    .map(({ text }) => text)
    .join('')
    .trim()
  const isPicture = runs.some(({ kind, text }) => kind === 'raw' && text.startsWith('!'))
  if (target.startsWith('[[') && !isPicture) {
    const name = target.slice(2, -2)
    const plain = shown
      .replace(/[[\]|]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const text = plain === '' || plain === name ? `[[${name}]]` : `[[${name}|${plain}]]`
    return spaced(runs, text)
  }
  // A picture that leads to one of our own pages stays a picture.
  if (target.startsWith('[[')) return writeRuns(runs, new Set([...active, 'link']), lineBreak, '', '')
  if (shown === target && /^https?:/.test(target) && !/[)\]>*_]$/.test(target)) return spaced(runs, target)
  const inner = writeRuns(runs, new Set([...active, 'link']), lineBreak, '', '').replace(/\s*\n\s*/g, ' ')
  return around(inner, '[', `](${writeDestination(target)})`)
}

/** Keeps the spaces that stood at the ends of a link's text. */
function spaced(runs: readonly Run[], text: string): string {
  const start = /^\s/.test(runs[0]?.text ?? '') ? ' ' : ''
  return `${start}${text}${/\s$/.test(runs.at(-1)?.text ?? '') ? ' ' : ''}`
}
