import { lineAt, type SettingsItem } from './settings-item.ts'

/** What a script says of a list, without being run. */
interface ScriptList {
  readonly items: readonly SettingsItem[]
  /** Whether all of it could be read: a name, a call or a spread in it only means something when the script runs. */
  readonly isWhole: boolean
}

interface ScriptToken {
  readonly kind: 'text' | 'name' | 'mark'
  readonly text: string
  readonly start: number
}

/** Comments, texts in any quotes, names and single marks; everything is passed once. */
const token =
  /\/\/[^\n]*|\/\*.*?(?:\*\/|$)|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|([\p{L}_$][\p{L}\p{N}_$]*)|(\S)/gsu

/**
 * The texts of the list that a script of TypeScript or JavaScript gives a name to, as in `name: ['a', "b"]` or
 * `const name: string[] = ['a']`. Undefined where nothing has the name; none of it where it has anything but a list.
 */
export function readScriptList(source: string, name: string): ScriptList | undefined {
  const tokens = [...source.matchAll(token)].flatMap(readToken)
  let isNamed = false
  for (const [i, named] of tokens.entries()) {
    if (named.text !== name || named.kind === 'mark') continue
    const from = findList(tokens, i + 1)
    if (from === undefined) {
      isNamed ||= named.kind === 'name' || tokens[i + 1]?.text === ':'
      continue
    }
    const items: SettingsItem[] = []
    for (const [at, { kind, text, start }] of tokens.entries()) {
      if (at < from) continue
      if (kind === 'mark' && text === ']') return { items, isWhole: true }
      if (kind === 'text' && !/\$\{/.test(text))
        items.push({ text: withoutEscapes(text), line: lineAt(source, start) })
      else if (text !== ',') return { items: [...items, ...laterTexts(source, tokens, at)], isWhole: false }
    }
    return { items, isWhole: false }
  }
  return isNamed ? { items: [], isWhole: false } : undefined
}

/** The first token in the list's brackets, behind a colon or an equals sign and the type between the two. */
function findList(tokens: readonly ScriptToken[], from: number): number | undefined {
  const type = [':', 'string', '[', ']', '=', '[']
  for (const shape of [[':', '['], ['=', '['], type, [':', 'readonly', ...type.slice(1)]])
    if (shape.every((text, i) => tokens[from + i]?.text === text)) return from + shape.length
  return undefined
}

/** The texts up to the end of a list that something else stands in: what can be read keeps back all the same. */
function laterTexts(source: string, tokens: readonly ScriptToken[], from: number): readonly SettingsItem[] {
  const end = tokens.findIndex(({ kind, text }, i) => i >= from && kind === 'mark' && text === ']')
  return tokens
    .slice(from, end < 0 ? from : end)
    .filter(({ kind }) => kind === 'text')
    .map(({ text, start }) => ({ text: withoutEscapes(text), line: lineAt(source, start) }))
}

function readToken(match: RegExpExecArray): readonly ScriptToken[] {
  const [, single, double, template, name, mark] = match
  const start = match.index
  const text = single ?? double ?? template
  if (text !== undefined) return [{ kind: 'text', text, start }]
  if (name !== undefined) return [{ kind: 'name', text: name, start }]
  return mark === undefined ? [] : [{ kind: 'mark', text: mark, start }]
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}
