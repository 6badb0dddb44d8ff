import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { extensionOf } from '../../../model/path.ts'
import { textOfElement } from '../markdown/html-to-blocks.ts'
import { isObject, readJson } from '../read-json.ts'
import { readText, type Source, SourceError, showSourcePath } from '../source/source.ts'
import type { Tiddler } from './tiddler.ts'

/** The tiddlers of a file, or of none where it holds none: `.json`, `.html`, `.tid`, or `.meta` beside a picture. */
export async function readTiddlers(source: Source, path: string): Promise<readonly Tiddler[]> {
  switch (extensionOf(path)) {
    case '.json':
      return fromList(await readJson(source, path), path)
    case '.html':
    case '.htm':
      return readWiki(await readText(source, path), path)
    case '.tid':
      return [readTid(await readText(source, path), path)]
    case '.meta': {
      const file = path.slice(0, -'.meta'.length)
      if (!source.files.some((one) => one.path === file)) return []
      const { title, fields } = readTid(await readText(source, path), path)
      const isText = !/^(?:image|audio|video|application)\//.test(fields['type'] ?? '')
      const bytes = await source.bytes(file)
      const text = isText ? new TextDecoder().decode(bytes) : Buffer.from(bytes).toString('base64')
      return [{ title, text, fields, where: path }]
    }
    default:
      return []
  }
}

/** Whether a value is a list of tiddlers. */
export function isTiddlerList(json: unknown): boolean {
  return (
    Array.isArray(json) &&
    json.length > 0 &&
    json.every((one: unknown) => isObject(one) && typeof one['title'] === 'string') &&
    json.some((one: unknown) => isObject(one) && typeof one['text'] === 'string')
  )
}

function fromList(json: unknown, path: string): readonly Tiddler[] {
  const list = Array.isArray(json)
    ? json
    : isObject(json) && typeof json['title'] === 'string'
      ? [json]
      : undefined
  if (list === undefined)
    throw new SourceError(
      `${showSourcePath(path)} holds no list of tiddlers, expected objects with "title" and "text"`,
    )
  return list.filter(isObject).flatMap((one): Tiddler[] => {
    const fields = Object.fromEntries(
      Object.entries(one).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string'
          ? [[name, value]]
          : Array.isArray(value) && value.every((part) => typeof part === 'string')
            ? [[name, value.map((part: string) => (/\s/.test(part) ? `[[${part}]]` : part)).join(' ')]]
            : [],
      ),
    )
    return toTiddler(fields, path)
  })
}

function toTiddler(all: Readonly<Record<string, string>>, where: string): Tiddler[] {
  const { title, text = '', ...fields } = all
  return title === undefined || title.trim() === '' ? [] : [{ title: title.trim(), text, fields, where }]
}

/** Fields, one to a line, an empty line, and the text (https://tiddlywiki.com/#TiddlerFiles). */
function readTid(source: string, path: string): Tiddler {
  const end = /\n[ \t]*\n/.exec(source)
  const head = end === null ? source : source.slice(0, end.index)
  const text = end === null ? '' : source.slice(end.index + end[0].length)
  const fields = Object.fromEntries(
    head.split('\n').flatMap((line): [string, string][] => {
      const colon = line.indexOf(':')
      return colon <= 0 || line.startsWith('#')
        ? []
        : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]]
    }),
  )
  const { title = '', ...rest } = fields
  return {
    title: title === '' ? path.replace(/^.*\/|\.[a-z]+$/gi, '') : title,
    text,
    fields: rest,
    where: path,
  }
}

/** A wiki in one file: a script of JSON since 5.2, divisions with a text in `pre` before, in Classic right in them. */
function readWiki(html: string, path: string): readonly Tiddler[] {
  const found: Tiddler[] = []
  for (const [, json = ''] of html.matchAll(
    /<script\b[^>]*\btiddlywiki-tiddler-store\b[^>]*>([\s\S]*?)<\/script>/g,
  )) {
    try {
      found.push(...fromList(JSON.parse(json), path))
    } catch (error) {
      if (error instanceof SourceError) throw error
      throw new SourceError(`${showSourcePath(path)}: the store of its tiddlers is no JSON`)
    }
  }
  const store = /<div id="storeArea"[^>]*>/.exec(html)
  if (store !== null) {
    const end = html.indexOf('<!--POST-STOREAREA-->', store.index)
    const tree = fromHtml(html.slice(store.index, end < 0 ? html.length : end), { fragment: true })
    for (const element of storedIn(tree)) found.push(...fromElement(element, path))
  }
  if (found.length === 0) throw new SourceError(`${showSourcePath(path)} holds no store of tiddlers`)
  return found
}

function storedIn(tree: Nodes): readonly Element[] {
  const area = 'children' in tree ? tree.children.find((node) => node.type === 'element') : undefined
  return area?.type === 'element' ? area.children.filter((node) => node.type === 'element') : []
}

function fromElement(element: Element, path: string): Tiddler[] {
  const fields = Object.fromEntries(
    Object.entries(element.properties).flatMap(([name, value]): [string, string][] =>
      value === null || value === undefined
        ? []
        : [[name, Array.isArray(value) ? value.join(' ') : String(value)]],
    ),
  )
  const { title, tiddler, ...rest } = fields
  const pre = element.children.find((node) => node.type === 'element' && node.tagName === 'pre')
  const text = textOfElement(pre ?? element).replace(/^\n/, '')
  const name = title ?? tiddler
  return name === undefined ? [] : toTiddler({ ...rest, title: name, text }, path)
}
