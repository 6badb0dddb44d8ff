import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names of browsers that print from the command line, all of Chromium's kind. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'brave-browser',
  'microsoft-edge',
  'msedge',
]

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** A browser of the machine's own that prints and draws: what `CHROME_PATH` names, else one that is found. */
export function findBrowser(): string | undefined {
  const own = process.env['CHROME_PATH']
  const inPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [...(own === undefined || own === '' ? [] : [own]), ...inPath, ...elsewhere].find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
