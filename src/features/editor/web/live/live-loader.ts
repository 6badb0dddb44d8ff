import { Compartment, type Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { EditorMode } from '../editor-mode.ts'
import type { LiveSettings } from './live-settings.ts'

type LiveView = typeof import('./live-view.ts')

let loaded: LiveView | undefined

/** Loads what shows notes live, where that is how they are looked at; an editor that is opened afterwards begins with it. */
export async function loadLiveView(mode: EditorMode): Promise<void> {
  if (mode === 'live') loaded ??= await import('./live-view.ts')
}

/** The live view of one editor, to be switched on and off. */
export interface LiveSwitch {
  readonly extension: Extension
  /** Shows the text as a mode has it. */
  choose(view: EditorView, mode: EditorMode): Promise<void>
}

/** Makes the switch of an editor that begins in `mode`. */
export function createLiveSwitch(mode: EditorMode, settings: LiveSettings): LiveSwitch {
  const place = new Compartment()
  const extensionFor = (chosen: EditorMode): Extension =>
    chosen === 'live' && loaded ? loaded.liveView(settings) : []
  let wanted = mode
  return {
    extension: place.of(extensionFor(mode)),
    async choose(view, chosen) {
      wanted = chosen
      await loadLiveView(chosen)
      // Somebody may have chosen again meanwhile.
      if (wanted === chosen && view.dom.isConnected)
        view.dispatch({ effects: place.reconfigure(extensionFor(chosen)) })
    },
  }
}
