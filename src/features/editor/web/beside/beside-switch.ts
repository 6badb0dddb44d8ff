import { browserKept } from '../kept.ts'
import type { BesidePanel, BesideSettings } from './beside-panel.ts'

/** Where it is kept that the panel is open. */
const setting = 'hortus-beside'

/** The panel beside a text, which is loaded when it is first opened. */
export interface BesideSwitch {
  toggle(): void
  /** The text has changed. */
  changed(): void
  /** What is on disk is what the editor has, or the garden has changed. */
  saved(): void
  destroy(): void
}

/** Creates the switch; the panel is open where it was when an editor was last closed. */
export function createBeside(settings: BesideSettings): BesideSwitch {
  let panel: BesidePanel | undefined
  let isOpen = browserKept.getItem(setting) === 'on'
  const show = async (hasFocus: boolean): Promise<void> => {
    const { createBesidePanel } = await import('./beside-panel.ts')
    if (!isOpen || panel !== undefined) return
    panel = createBesidePanel({ ...settings, close: () => set(false) })
    if (hasFocus) panel.focus()
  }
  const set = (next: boolean): void => {
    isOpen = next
    browserKept.setItem(setting, next ? 'on' : 'off')
    if (next) return void show(true)
    panel?.destroy()
    panel = undefined
    settings.focus()
  }
  if (isOpen) void show(false)
  return {
    toggle: () => set(!isOpen),
    changed: () => panel?.changed(),
    saved: () => panel?.saved(),
    destroy() {
      isOpen = false
      panel?.destroy()
    },
  }
}
