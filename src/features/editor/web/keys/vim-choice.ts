import { browserKept } from '../kept.ts'

/** Where the choice of Vim's keys is kept. */
const setting = 'hortus-vim'

/** Where its settings are kept. */
const vimrcSetting = 'hortus-vimrc'

/** Whether somebody has chosen Vim's keys in this browser. */
export function isVimOn(): boolean {
  return browserKept.getItem(setting) === 'on'
}

/** Keeps the choice of Vim's keys. */
export function keepVim(isOn: boolean): void {
  browserKept.setItem(setting, isOn ? 'on' : 'off')
}

/** The settings of Vim that somebody wrote in this browser; empty where there are none. */
export function readVimrc(): string {
  return browserKept.getItem(vimrcSetting) ?? ''
}

/** Keeps settings of Vim. */
export function keepVimrc(text: string): void {
  if (text.trim() === '') browserKept.removeItem(vimrcSetting)
  else browserKept.setItem(vimrcSetting, text)
}
