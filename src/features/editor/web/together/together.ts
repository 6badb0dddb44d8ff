import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState } from '@codemirror/state'
import { drawSelection, dropCursor, EditorView, highlightActiveLine, keymap } from '@codemirror/view'
import { HocuspocusProvider } from '@hocuspocus/provider'
import { classHighlighter } from '@lezer/highlight'
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import { Doc, UndoManager } from 'yjs'
import { plainKeymap } from '../keys/plain-keymap.ts'
import { proseExtensions } from '../keys/prose-extensions.ts'
import { lineDirection } from '../line-direction.ts'
import { noteLanguage } from '../live/note-parser.ts'
import './together.css'
import { askSettlement } from './ask-settlement.ts'
import { type Comments, commentMarks, type NotSaid, openComments } from './comments.ts'
import { refusalWords, type Standing, standingWords } from './standing.ts'
import { loadTogetherWords } from './together-words.ts'

/** Opens the note of the page, which other people may write in too. */
function openTogether(place: HTMLElement): void {
  const { document: name = '', epoch = '', reader = '' } = place.dataset
  const shared = new Doc()
  const text = shared.getText('text')
  let standing: Standing | undefined
  let isConnected = false
  let isOver = false
  let comments: Comments | undefined

  const provider = new HocuspocusProvider({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/-/together`,
    name,
    document: shared,
    token: epoch,
    onSynced: () => {
      place.dataset['synced'] = ''
      isConnected = true
      setWritable(true)
      show()
    },
    onDisconnect: () => {
      isConnected = false
      show()
    },
    onStateless: ({ payload }) => {
      const said = JSON.parse(payload) as Standing | { readonly kind: 'not-said'; readonly reason: NotSaid }
      if (said.kind === 'not-said') comments?.refused(said.reason)
      else {
        standing = said
        show()
      }
    },
    onUnsyncedChanges: () => show(),
    onAuthenticationFailed: ({ reason }) => {
      if (reason === 'away') {
        // The server is there, and cannot open the note yet.
        setTimeout(() => void provider.sendToken().then(() => provider.startSync()), 3_000)
        return
      }
      isOver = true
      provider.disconnect()
      setWritable(false)
      say(refusalWords(reason, provider.hasUnsyncedChanges))
    },
    onAwarenessChange: ({ states }) => showWriters(reader, states),
  })
  // The hub puts the name in, and lets nobody else write as this client of Yjs.
  provider.setAwarenessField('user', {})
  const undoManager = new UndoManager(text)
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        writable.of(EditorView.editable.of(false)),
        drawSelection(),
        dropCursor(),
        EditorView.lineWrapping,
        indentOnInput(),
        proseExtensions,
        closeBrackets(),
        highlightActiveLine(),
        noteLanguage(),
        syntaxHighlighting(classHighlighter),
        lineDirection,
        commentMarks,
        keymap.of([
          {
            key: 'Mod-Alt-m',
            preventDefault: true,
            run: () => {
              comments?.begin()
              return true
            },
          },
        ]),
        keymap.of([...yUndoManagerKeymap, ...closeBracketsKeymap, ...plainKeymap]),
        yCollab(text, provider.awareness, { undoManager }),
        EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
      ],
    }),
  })
  const setWritable = (isWritable: boolean): void =>
    view.dispatch({ effects: writable.reconfigure(EditorView.editable.of(isWritable)) })

  const beside = document.querySelector<HTMLElement>('#comments')
  if (beside !== null) comments = openComments(beside, view, { shared, text, provider })

  function show(): void {
    if (isOver) return
    say(standingWords(standing, isConnected, provider.hasUnsyncedChanges))
    askSettlement(standing, text.toString(), (how) => provider.sendStateless(how))
  }
  window.addEventListener('beforeunload', (event) => {
    if (provider.hasUnsyncedChanges) event.preventDefault()
  })
}

/** Lets people write when the note is there. */
const writable = new Compartment()

function say(words: string): void {
  const place = document.querySelector('#standing')
  if (place !== null && place.textContent !== words) place.textContent = words
}

/** Who has the note open, each once: whoever looks, and those whose names the hub has put in. */
function showWriters(reader: string, states: readonly Readonly<Record<string, unknown>>[]): void {
  const colorByName = new Map([[reader, 'currentcolor']])
  for (const { user } of states) {
    const { name, color } = (user ?? {}) as { readonly name?: string; readonly color?: string }
    if (name !== undefined && !colorByName.has(name) && /^#[0-9a-f]{6}$/.test(color ?? ''))
      colorByName.set(name, color!)
  }
  document.querySelector('#writers')?.replaceChildren(
    ...[...colorByName].sort().map(([name, color]) => {
      const item = document.createElement('li')
      item.textContent = name
      item.style.setProperty('--writer', color)
      return item
    }),
  )
}

const place = document.querySelector<HTMLElement>('#together')
if (place !== null)
  // Where the words do not come, the note is there in English.
  void loadTogetherWords()
    .catch(() => {})
    .then(() => openTogether(place))
