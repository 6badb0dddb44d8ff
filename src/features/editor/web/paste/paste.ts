import { EditorSelection, type Extension, Prec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { editorWords } from '../editor-words.ts'
import { addressIn } from './address-label.ts'
import { writeDestination } from './clean-address.ts'
import { droppedBeside } from './drop-beside.ts'
import { fitBlocks } from './fit-blocks.ts'
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
  const isText = text !== '' && (isPlain || isPlainPlace(state, from, to))
  if (isText) return false
  if (files.length > 0 && (text === '' || html === '' || isPictureAlone(html))) {
    trackPaste(view, takeFiles(view, places.keep(from, to), files, settings))
    return true
  }
  const address = addressIn(text)
  if (address !== undefined && takeAddress(view, address, from, to, settings)) return true
  const markdown = data.getData('text/markdown')
  if (markdown !== '') {
    fillPlace(view, places.keep(from, to), markdown.replace(/\r\n?/g, '\n'), 'input.paste')
    return true
  }
  // Code from an editor: its colours are its own.
  if (html === '' || data.types.includes('vscode-editor-data')) return false
  trackPaste(view, takeHtml(view, html, text, from, to, settings, places))
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
  const selected = state.sliceDoc(from, to)
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
  if (/[\n[\]]/.test(selected) || addressIn(selected) !== undefined || isInLink(state, from)) return false
  const insert = `[${selected}](${writeDestination(address)})`
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.paste',
  })
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
    const isText = text !== '' && (isPlain || blocks.length === 0)
    const { doc } = view.state
    const before = doc.lineAt(place.from)
    const after = doc.lineAt(place.to)
    const fitted = fitBlocks(blocks, {
      before: before.text.slice(0, place.from - before.from),
      after: after.text.slice(place.to - after.from),
    })
    const target = { from: place.from - (isText ? 0 : fitted.cut), to: place.to, release: () => {} }
    fillPlace(view, target, isText ? text.replace(/\r\n?/g, '\n') : fitted.text, 'input.paste')
  } catch (error) {
    settings.say(editorWords().failed(error instanceof Error ? error.message : String(error)))
  } finally {
    place.release()
  }
}
