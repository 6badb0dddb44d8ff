import type { Change } from '../../../../model/change.ts'
import { isTranslationOf } from '../../../../model/name-language.ts'
import { toOrderKey } from '../../../../model/order-key.ts'
import { baseName, folderOf, isDrawnPath, type NotePath, stemOf } from '../../../../model/path.ts'
import type { Range } from '../../../../model/range.ts'
import { askDialog } from '../ask-dialog.ts'
import type { EditApi } from '../edit-api.ts'
import { editorWords } from '../editor-words.ts'
import type { GardenNames } from '../garden-names.ts'
import { loadAcrossWords } from './across-words.ts'
import { choiceField, fields, noteField, showOrCancel, textField } from './dialog-parts.ts'
import { partsAt, sectionLevels } from './part-targets.ts'
import './changes.css'

/** What a question about a note's parts starts from. */
export interface PartQuestion {
  readonly api: EditApi
  readonly path: NotePath
  readonly text: string
  readonly selection: Range
  readonly names: GardenNames
  readonly say: (message: string) => void
}

/** Asks by which headings a note is split. */
export async function askSplit({ api, path, say }: PartQuestion): Promise<Change | undefined> {
  const { split: words } = await loadAcrossWords()
  const { number, change } = editorWords()
  const levels = sectionLevels((await api.outline(path)).headings)
  if (levels.size === 0) {
    say(words.none)
    return undefined
  }
  const level = choiceField(
    ...[...levels].map(([depth, n]) => [String(depth), words.levelOf(depth, n, number(n))] as const),
  )
  const usual = [...levels].find(([depth, n]) => depth > 1 || n > 1)?.[0]
  if (usual !== undefined) level.value = String(usual)
  const folder = textField(folderOf(path))
  const leave = choiceField(['link', change.leaveLink], ['embed', change.leaveEmbed])
  const choice = await askDialog({
    title: words.title,
    content: fields([words.level, level], [words.folder, folder], [change.leave, leave]),
    focus: folder,
    choices: showOrCancel(),
  })
  if (choice !== 'show') return undefined
  return {
    kind: 'split-note',
    path,
    level: Number(level.value),
    folder: cleanFolder(folder.value),
    leave: leave.value === 'embed' ? 'embed' : 'link',
  }
}

/** Asks what of a note goes to which other. */
export async function askMovePart(question: PartQuestion): Promise<Change | undefined> {
  const { api, path, text, selection, names } = question
  const { movePart: words } = await loadAcrossWords()
  const { change } = editorWords()
  const parts = partsAt((await api.outline(path)).headings, text, selection)
  const what = choiceField(
    ...parts.map(
      ({ kind, name }, i) => [String(i), kind === 'section' ? words.section(name) : words[kind]] as const,
    ),
  )
  const { input, list, note } = noteField(path, names, '-move-to')
  const under = choiceField(['', words.atEnd])
  let asked = 0
  input.addEventListener('input', async () => {
    const to = note()
    const turn = ++asked
    const headings =
      to === undefined
        ? []
        : await api.outline(to).then(
            (one) => one.headings,
            () => [],
          )
    if (turn !== asked) return
    const options = headings.map((one, i) => new Option(words.underHeading(one.text), String(i)))
    under.replaceChildren(new Option(words.atEnd, ''), ...options)
  })
  const leave = choiceField(
    ['nothing', words.leaveNothing],
    ['link', change.leaveLink],
    ['embed', change.leaveEmbed],
  )
  const content = fields([words.what, what], [words.to, input], [words.under, under], [words.leave, leave])
  content.append(list)
  const choice = await askDialog({ title: words.title, content, focus: input, choices: showOrCancel() })
  const [part, to] = [parts[Number(what.value)], note()]
  if (choice !== 'show' || part === undefined || to === undefined) return undefined
  const place = under.value === '' ? {} : { under: Number(under.value) }
  const left = leave.value === 'link' || leave.value === 'embed' ? leave.value : 'nothing'
  return { kind: 'move-part', path, range: part.range, to, ...place, leave: left }
}

/** Asks in which order the notes of a folder are a series. */
export async function askSeries({ api, path, say }: PartQuestion): Promise<Change | undefined> {
  const { series: words } = await loadAcrossWords()
  const folder = folderOf(path)
  const { notes } = await api.names()
  const paths = new Set(notes.map((note) => note.path as NotePath))
  const own = [...paths]
    .filter(
      (one) =>
        folderOf(one) === folder &&
        !isDrawnPath(one) &&
        !isTranslationOf(one, (path) => paths.has(path)) &&
        !/^(?:index|readme)\.md$/i.test(baseName(one)),
    )
    .sort((a, b) => (toOrderKey(stemOf(a)) < toOrderKey(stemOf(b)) ? -1 : 1))
  if (own.length < 2) {
    say(words.few)
    return undefined
  }
  const title = textField(baseName(folder))
  const by = choiceField(['properties', words.byProperties], ['index', words.byIndex])
  const { element, order } = orderField(own, words)
  const content = fields([words.name, title], [words.by, by])
  const legend = document.createElement('p')
  legend.textContent = words.order
  content.append(legend, element)
  const choice = await askDialog({ title: words.title, content, focus: title, choices: showOrCancel() })
  const name = title.value.trim()
  if (choice !== 'show' || name === '') return undefined
  if (by.value !== 'index') return { kind: 'make-series', notes: order(), title: name, by: 'properties' }
  const index =
    `${folder === '' ? '' : `${folder}/`}${name.replace(/[\\/:*?"<>|#^[\]]+/g, ' ').trim()}.md` as NotePath
  return {
    kind: 'make-series',
    notes: order().filter((one) => one !== index),
    title: name,
    by: 'index',
    index,
  }
}

/** A list whose items go up and down by buttons, with a finger or the keyboard. */
function orderField(
  paths: readonly NotePath[],
  words: { readonly up: (name: string) => string; readonly down: (name: string) => string },
): { readonly element: HTMLElement; readonly order: () => readonly NotePath[] } {
  const list = document.createElement('ol')
  list.className = 'ask-order'
  const pathByItem = new Map<Element, NotePath>()
  for (const path of paths) {
    const item = document.createElement('li')
    const name = document.createElement('span')
    name.textContent = stemOf(path)
    name.dir = 'auto'
    const button = (sign: string, label: string, move: () => void): HTMLElement => {
      const element = document.createElement('button')
      element.type = 'button'
      element.textContent = sign
      element.setAttribute('aria-label', label)
      element.addEventListener('click', () => {
        move()
        element.focus()
      })
      return element
    }
    item.append(
      name,
      button('↑', words.up(stemOf(path)), () => item.previousElementSibling?.before(item)),
      button('↓', words.down(stemOf(path)), () => item.nextElementSibling?.after(item)),
    )
    pathByItem.set(item, path)
    list.append(item)
  }
  return { element: list, order: () => [...list.children].flatMap((item) => pathByItem.get(item) ?? []) }
}

function cleanFolder(typed: string): string {
  return typed
    .trim()
    .normalize('NFC')
    .replace(/^\/+|\/+$/g, '')
}
