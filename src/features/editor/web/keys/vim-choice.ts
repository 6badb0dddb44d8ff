/** Where the choice of Vim's keys is kept. */
const setting = 'hortus-vim'

/** Where its settings are kept. */
const vimrcSetting = 'hortus-vimrc'

/** Whether somebody has chosen Vim's keys in this browser. */
export function isVimOn(): boolean {
  return localStorage.getItem(setting) === 'on'
}

/** Keeps the choice of Vim's keys. */
export function keepVim(isOn: boolean): void {
  localStorage.setItem(setting, isOn ? 'on' : 'off')
}

/** The settings of Vim that somebody wrote in this browser; empty where there are none. */
export function readVimrc(): string {
  return localStorage.getItem(vimrcSetting) ?? ''
}

/** Keeps settings of Vim. */
export function keepVimrc(text: string): void {
  if (text.trim() === '') localStorage.removeItem(vimrcSetting)
  else localStorage.setItem(vimrcSetting, text)
}
