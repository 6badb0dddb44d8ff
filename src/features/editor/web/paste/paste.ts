import { EditorSelection, type Extension, Prec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { editorWords } from '../editor-words.ts'
import { isInCell } from '../tables/table-place.ts'
import { addressIn, canLabel } from './address-label.ts'
import { writeDestination } from './clean-address.ts'
import { droppedBeside } from './drop-beside.ts'
import { fitBlocks } from './fit-blocks.ts'
import { fitText } from './fit-text.ts'
import { createKeptPlaces, fillPlace, type KeptPlaces } from './kept-places.ts'
import { isInLink, isPlainPlace } from './paste-place.ts'
import type { PasteSettings } from './paste-settings.ts'
import { takeFiles } from './take-files.ts'
import { titleAddressAt, titling } from './title-address.ts'
import { trackPaste } from './under-way.ts'

/**
 * What is pasted and dropped becomes Markdown: HTML of other programs is translated, files are stored in the garden and
 * shown, an address over a selection makes it a link. With Shift, and in code and properties, the text comes as it is.
 */
export function pasting(settings: PasteSettings): Extension {
  const places = createKeptPlaces()
  let wantsPlain = false
  let isOwnDrag = false
  return [
    places.extension,
    titling.of((view, at) => void titleAddressAt(view, at, settings, places)),
    droppedBeside((view, files, at) => {
      view.dispatch({ selection: EditorSelection.cursor(at) })
      trackPaste(view, takeFiles(view, places.keep(at, at), files, settings))
    }),
    Prec.high(
      EditorView.domEventHandlers({
        keydown(event) {
          if (event.key.toLowerCase() === 'v') wantsPlain = event.shiftKey && (event.ctrlKey || event.metaKey)
          return false
        },
        paste(event, view) {
          const data = event.clipboardData
          const isPlain = wantsPlain
          wantsPlain = false
          if (!data || view.state.readOnly) return false
          const { from, to } = view.state.selection.main
          const isTaken = take(view, data, from, to, isPlain, settings, places)
          if (isTaken) event.preventDefault()
          return isTaken
        },
        dragstart() {
          isOwnDrag = true
          return false
        },
        dragend() {
          isOwnDrag = false
          return false
        },
        drop(event, view) {
          const data = event.dataTransfer
          if (!data || isOwnDrag || view.state.readOnly) return false
          const at =
            view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head
          view.dispatch({ selection: EditorSelection.cursor(at) })
          const isTaken = take(view, data, at, at, false, settings, places)
          if (isTaken) event.preventDefault()
          return isTaken
        },
      }),
    ),
  ]
}

/** Takes what a clipboard or a drag has; false leaves its text to the editor, as it is. */
function take(
  view: EditorView,
  data: DataTransfer,
  from: number,
  to: number,
  isPlain: boolean,
  settings: PasteSettings,
  places: KeptPlaces,
): boolean {
  const text = data.getData('text/plain')
  const html = data.getData('text/html')
  const files = [...data.files]
  const { state } = view
  if (text !== '' && isPlain) return false
  if (text !== '' && isPlainPlace(state, from, to)) return takeText(view, text, from, to)
  if (files.length > 0 && (text === '' || html === '' || isPictureAlone(html))) {
    trackPaste(view, takeFiles(view, places.keep(from, to), files, settings))
    return true
  }
  const address = addressIn(text)
  if (address !== undefined && takeAddress(view, address, from, to, settings)) return true
  const markdown = data.getData('text/markdown')
  if (markdown !== '') {
    fillPlace(view, fitText(state, from, to, markdown), 'input.paste')
    return true
  }
  // Code from an editor: its colours are its own.
  if (html === '' || data.types.includes('vscode-editor-data')) return takeText(view, text, from, to)
  trackPaste(view, takeHtml(view, html, text, from, to, settings, places))
  return true
}

/** Takes a text of several lines; one of a line, or for several cursors, is left to the editor. */
function takeText(view: EditorView, text: string, from: number, to: number): boolean {
  if (!/[\r\n]/.test(text) || view.state.selection.ranges.length > 1) return false
  fillPlace(view, fitText(view.state, from, to, text), 'input.paste')
  return true
}

/** A picture of a page comes with the HTML that showed it. */
function isPictureAlone(html: string): boolean {
  const inside = html.replace(/^[\s\S]*<!--StartFragment-->|<!--EndFragment-->[\s\S]*$/g, '')
  return /<img\b/i.test(inside) && inside.replace(/<[^>]*>|&nbsp;|\s/g, '') === ''
}

/** An address makes a link of what is selected; alone it stays one, and can be given its page's title. */
function takeAddress(
  view: EditorView,
  address: string,
  from: number,
  to: number,
  settings: PasteSettings,
): boolean {
  const { state } = view
  if (from === to) {
    if (/^https?:/i.test(address) && !isInLink(state, from)) {
      const words = editorWords().paste
      const run = (): void => {
        const [title] = view.state.facet(titling)
        title?.(view, view.state.selection.main.head)
        view.focus()
      }
      settings.say(words.address, { label: words.titled, run })
    }
    return false
  }
  const isWords = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    from < to && canLabel(state.sliceDoc(from, to)) && !isInLink(state, from)
  if (!state.selection.ranges.every(isWords)) return false
  const destination = writeDestination(address)
  view.dispatch(
    state.changeByRange(({ from, to }) => {
      const insert = `[${state.sliceDoc(from, to)}](${destination})`
      return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) }
    }),
    { userEvent: 'input.paste', scrollIntoView: true },
  )
  return true
}

async function takeHtml(
  view: EditorView,
  html: string,
  text: string,
  from: number,
  to: number,
  settings: PasteSettings,
  places: KeptPlaces,
): Promise<void> {
  const place = places.keep(from, to)
  try {
    const { pasteHtml } = await import('./paste-html.ts')
    const { blocks, isPlain } = await pasteHtml(html, settings)
    const { state } = view
    const { from: start, to: end } = place
    const isText = text !== '' && (isPlain || blocks.length === 0)
    if (state.selection.ranges.length > 1) {
      const written = isText ? text : blocks.map((block) => block.text).join('\n\n')
      const spec = { userEvent: 'input.paste', scrollIntoView: true }
      view.dispatch(state.update(state.replaceSelection(written), spec))
      return
    }
    if (isText || isInCell(state, start, end)) {
      const written = isText ? text : blocks.map((block) => block.text).join('\n')
      fillPlace(view, fitText(state, start, end, written), 'input.paste')
      return
    }
    const before = state.doc.lineAt(start)
    const after = state.doc.lineAt(end)
    const fitted = fitBlocks(blocks, {
      before: before.text.slice(0, start - before.from),
      after: after.text.slice(end - after.from),
    })
    fillPlace(view, { from: start - fitted.cut, to: end, insert: fitted.text }, 'input.paste')
  } catch (error) {
    settings.say(editorWords().failed(error instanceof Error ? error.message : String(error)))
  } finally {
    place.release()
  }
}
