import type { PreviewAnswer, ShownNote } from '../../note-preview.ts'
import { enableBoxes } from '../tasks/find-boxes.ts'
import { mergeChildren } from './merge-children.ts'

/** Puts a text into the pane; what stays the same is not touched. */
export function showBody(element: HTMLElement, { html, lang, dir }: ShownNote): void {
  const next = document.createElement('template')
  next.innerHTML = html
  const made = document.createElement('div')
  made.append(next.content)
  // As they stand in the pane: what is equal is not touched.
  enableBoxes(made)
  mergeChildren(element, made)
  // Even the same language said again has the look of everything in it found out anew.
  if (lang !== undefined && element.lang !== lang) element.lang = lang
  if (element.dir !== dir) element.dir = dir
}

let hasMathStyle = false

/** Formulas have styles of their own, which pages without any do not load; this is for while no server names them. */
export function loadMathStyle(element: HTMLElement): void {
  if (hasMathStyle || element.querySelector('.katex') === null) return
  hasMathStyle = true
  void import('katex/dist/katex.css')
}

/** Loads the styles and scripts that the page would load for what is shown, once each. */
export function loadNeeded({ styles, scripts }: Pick<PreviewAnswer, 'styles' | 'scripts'>): void {
  for (const href of styles) {
    if ([...document.styleSheets].some((sheet) => sheet.href === absolute(href))) continue
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    addOnce(link, `link[href="${CSS.escape(href)}"]`)
  }
  for (const src of scripts) {
    const script = document.createElement('script')
    script.type = 'module'
    script.src = src
    addOnce(script, `script[src="${CSS.escape(src)}"]`)
  }
}

function addOnce(element: HTMLElement, selector: string): void {
  if (document.head.querySelector(selector) === null) document.head.append(element)
}

function absolute(href: string): string {
  return new URL(href, location.href).href
}
