import type { LeftOut, ReplaceText, TextPlace } from '../../../../model/change.ts'
import type { FoundHits } from '../../../../model/planned-change.ts'
import type { ApplyAnswer, ChangePreview } from '../../change-api.ts'
import { askDialog } from '../ask-dialog.ts'
import { ApiRefusal, type EditApi } from '../edit-api.ts'
import { editorWords } from '../editor-words.ts'
import { loadAcrossWords } from './across-words.ts'
import { fields, showOrCancel, textField, tickField } from './dialog-parts.ts'
import { showRemarks } from './show-change.ts'
import './changes.css'

/** What became of a replacement. */
interface Replaced extends ApplyAnswer {
  /** What is to be said of notes that were left alone. */
  readonly skipped?: string
}

/** Files whose places are open at once. */
const maxOpen = 20

/** How often it is looked once more, where notes change all the time. */
const maxTurns = 5

/** Asks what is to be replaced by what, and where. */
export async function askReplace(selected: string): Promise<ReplaceText | undefined> {
  const { replace: words } = await loadAcrossWords()
  const [find, replacement] = [textField(selected.includes('\n') ? '' : selected), textField()]
  const [folder, tag] = [textField(), textField()]
  const [regexp, matchCase, word] = [
    tickField(words.regexp),
    tickField(words.matchCase),
    tickField(words.word),
  ]
  const places = (['text', 'properties', 'code', 'links'] as const).map((place) => ({
    place,
    ...tickField(words[place], place === 'text'),
  }))
  const content = fields([words.find, find], [words.replacement, replacement])
  content.append(
    ticks(undefined, regexp.element, matchCase.element, word.element),
    ticks(words.within, ...places.map(({ element }) => element)),
    fields([words.folder, folder], [words.tag, tag]),
  )
  const choice = await askDialog({ title: words.title, content, focus: find, choices: showOrCancel() })
  if (choice !== 'show' || find.value === '') return undefined
  const within: readonly TextPlace[] = places.flatMap(({ place, input }) => (input.checked ? [place] : []))
  return {
    kind: 'replace-text',
    find: find.value,
    replacement: replacement.value,
    isRegexp: regexp.input.checked,
    matchesCase: matchCase.input.checked,
    isWord: word.input.checked,
    within,
    ...(folder.value.trim() !== '' && { folder: folder.value.trim().replace(/^\/+|\/+$/g, '') }),
    ...(tag.value.trim() !== '' && { tag: tag.value.trim().replace(/^#/, '') }),
    without: [],
  }
}

/** Shows every place that was found, each of which can be left out, and replaces the rest; undefined where nothing was. */
export async function confirmReplace(api: EditApi, change: ReplaceText): Promise<Replaced | undefined> {
  const { replace: words } = await loadAcrossWords()
  const preview = await api.previewChange(change)
  const hits = preview.hits ?? []
  const { element, leftOut } = showHits(preview, hits, words)
  const choice = await askDialog({
    title: words.title,
    content: element,
    isWide: true,
    focus: 'main',
    choices: [
      ...(hits.length > 0 && preview.problems.length === 0
        ? [{ value: 'apply' as const, label: words.apply, isMain: true }]
        : []),
      { value: 'cancel' as const, label: editorWords().cancel },
    ],
  })
  if (choice !== 'apply') return undefined
  return applyShown(api, { ...change, without: leftOut() }, hits, words.skipped)
}

/** Does what was shown, and nothing in notes in which something else is found by now: those are named. */
async function applyShown(
  api: EditApi,
  change: ReplaceText,
  shown: readonly FoundHits[],
  describe: (names: string) => string,
): Promise<Replaced | undefined> {
  const known = new Map(shown.map(({ path, hits }) => [path, JSON.stringify(hits)]))
  const skipped = new Set<FoundHits['path']>()
  for (let turn = 1; ; turn++) {
    const without: readonly LeftOut[] = [
      ...change.without.filter(({ path }) => !skipped.has(path)),
      ...[...skipped].map((path) => ({ path })),
    ]
    const asked = { ...change, without }
    const preview = await api.previewChange(asked)
    const others = (preview.hits ?? []).filter(
      ({ path, hits }) => !skipped.has(path) && known.get(path) !== JSON.stringify(hits),
    )
    for (const { path } of others) skipped.add(path)
    for (const remark of preview.remarks)
      if (remark.kind === 'changed') for (const path of remark.notes) if (known.has(path)) skipped.add(path)
    if (others.length > 0) continue
    const said = skipped.size === 0 ? {} : { skipped: describe([...skipped].join(', ')) }
    if (preview.files.length === 0) return { undo: '', files: 0, moved: [], ...said }
    try {
      return { ...(await api.applyChange(asked, preview.digest)), ...said }
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== 409 || turn >= maxTurns) throw error
    }
  }
}

function showHits(
  preview: ChangePreview,
  files: readonly FoundHits[],
  words: Awaited<ReturnType<typeof loadAcrossWords>>['replace'],
): { readonly element: HTMLElement; readonly leftOut: () => readonly LeftOut[] } {
  const { number } = editorWords()
  const element = showRemarks(preview)
  const ticked: { readonly path: FoundHits['path']; readonly boxes: readonly HTMLInputElement[] }[] = []
  for (const { path, hits } of files) {
    const details = document.createElement('details')
    details.open = files.length <= maxOpen
    const summary = document.createElement('summary')
    summary.textContent = words.all(path, hits.length, number(hits.length))
    // Beside what folds, not in it: a control in another cannot be reached by everybody.
    const all = document.createElement('input')
    all.type = 'checkbox'
    all.checked = true
    all.setAttribute('aria-label', summary.textContent)
    const list = document.createElement('ul')
    const boxes = hits.map((hit) => {
      const { element: row, input } = tickField('', true)
      const place = document.createElement('span')
      place.className = 'line'
      place.textContent = words.line(number(hit.line))
      const [del, ins] = [document.createElement('del'), document.createElement('ins')]
      del.textContent = hit.found
      ins.textContent = hit.instead
      const shown = document.createElement('span')
      shown.dir = 'auto'
      shown.append(hit.before, del, ins, hit.after)
      row.append(place, shown)
      const item = document.createElement('li')
      item.append(row)
      list.append(item)
      return input
    })
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked
    })
    list.addEventListener('change', () => {
      all.checked = boxes.some((box) => box.checked)
      all.indeterminate = all.checked && boxes.some((box) => !box.checked)
    })
    details.append(summary, list)
    const file = document.createElement('div')
    file.className = 'ask-file'
    file.append(all, details)
    element.append(file)
    ticked.push({ path, boxes })
  }
  const leftOut = (): readonly LeftOut[] =>
    ticked.flatMap(({ path, boxes }) => {
      const hits = boxes.flatMap((box, i) => (box.checked ? [] : [i]))
      if (hits.length === 0) return []
      return [hits.length === boxes.length ? { path } : { path, hits }]
    })
  return { element, leftOut }
}

function ticks(label: string | undefined, ...boxes: readonly HTMLElement[]): HTMLElement {
  const group = document.createElement('fieldset')
  group.className = 'ask-ticks'
  if (label !== undefined) {
    const legend = document.createElement('legend')
    legend.textContent = label
    group.append(legend)
  }
  group.append(...boxes)
  return group
}
