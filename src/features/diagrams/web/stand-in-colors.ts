import type { DiagramTone } from './diagram-colors.ts'

/** What stands for each of the theme's colours in a drawing, by light and by dark: near to what the usual theme has. */
export const standIns: Readonly<Record<DiagramTone, readonly [light: string, dark: string]>> = {
  paper: ['#fbfaf5', '#101512'],
  sheet: ['#f4f3ec', '#171d19'],
  ink: ['#1a221c', '#e0dcd3'],
  quiet: ['#47524a', '#aeb1a6'],
  wash: ['#ece2a9', '#4a431b'],
}
