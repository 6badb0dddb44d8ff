import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { wordMark } from '../../model/inset.ts'
import { renderShapes } from './render-shapes.ts'
import { renderTextControl } from './render-text-control.ts'
import type { FirstFrame } from './run-simulation.ts'
import type { Control } from './simulation.ts'
import { SimulationError } from './simulation-error.ts'

/** What moves a simulation, by the word of each and its sign. */
const moves = [
  ['again', '|◀'],
  ['back', '◀'],
  ['play', '▶'],
  ['forward', '▶|'],
  ['moment', '#'],
] as const

/**
 * A simulation before its script runs: its picture, what that shows in words, and controls that wait for the script. `name`
 * is what addresses of its moments call it.
 */
export function renderSimulation(name: string, code: string, { facts, shown }: FirstFrame): string {
  const { title, width, height, seed, interval, steps, picture, controls } = checked(facts)
  let drawn: string
  try {
    drawn = renderShapes(shown.shapes)
  } catch (error) {
    throw new SimulationError(error instanceof Error ? error.message : String(error), { key: 'draw' })
  }
  const says = typeof shown.says === 'string' ? shown.says.slice(0, 2_000) : ''
  if (says === '') throw new SimulationError('describe gave no words, expected a text', { key: 'describe' })
  const named = escapeAttribute(title)
  const buttons = moves
    .map(
      ([word, sign]) =>
        `<button type="button" data-move="${word}" aria-label="${wordMark(word)}" title="${wordMark(word)}" disabled${word === 'play' ? ' aria-pressed="false"' : ''}>${sign}</button>`,
    )
    .join('')
  const note = Object.values(controls).some(({ kind }) => kind === 'text')
    ? `<p class="simulation-note" role="status" hidden>${wordMark('notInLink')}</p>\n`
    : ''
  const inputs = Object.entries(controls).map(([key, control]) => renderControl(key, control))
  return `<figure class="simulation" aria-label="${named}" data-simulation="${escapeAttribute(name)}" data-seed="${seed}" data-interval="${interval}" data-steps="${steps}" data-at="${picture}">
<figcaption>${escapeText(title)}</figcaption>
<div class="simulation-stage"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${named}">${drawn}</svg></div>
<p class="simulation-says">${escapeText(says)}</p>
<div class="simulation-bar" role="group">${buttons}<output>${picture} / ${steps}</output></div>
${note}${inputs.length === 0 ? '' : `<div class="simulation-controls">${inputs.join('')}</div>\n`}<template>${escapeText(code)}</template>
</figure>`
}

function checked(facts: FirstFrame['facts']): FirstFrame['facts'] {
  if (facts.picture > facts.steps)
    throw new SimulationError(`found ${facts.picture} as picture, expected a step from 0 to ${facts.steps}`, {
      key: 'picture',
    })
  if (facts.title.trim() === '')
    throw new SimulationError('found an empty title, expected words', { key: 'title' })
  const count = Object.keys(facts.controls).length
  if (count > 20)
    throw new SimulationError(`found ${count} controls, expected at most 20`, { key: 'controls' })
  return facts
}

function renderControl(name: string, control: Control): string {
  const label = `<span>${escapeText(String(control.label))}</span>`
  const isRestart = control.kind === 'text' || control.restart === true
  const attributes = ` data-control="${escapeAttribute(name)}"${isRestart ? ' data-restart' : ''} disabled`
  switch (control.kind) {
    case 'range': {
      const { min, max, step = 1, value } = control
      return `<label>${label}<input type="range" min="${min}" max="${max}" step="${step}" value="${value}"${attributes}><span class="simulation-value">${value}</span></label>`
    }
    case 'choice': {
      const options = Object.entries(control.options ?? {}).map(
        ([key, shown]) =>
          `<option value="${escapeAttribute(key)}"${key === control.value ? ' selected' : ''}>${escapeText(String(shown))}</option>`,
      )
      return `<label>${label}<select${attributes}>${options.join('')}</select></label>`
    }
    case 'switch':
      return `<label><input type="checkbox"${control.value === true ? ' checked' : ''}${attributes}>${label}</label>`
    case 'text':
      return renderTextControl(control, label, attributes)
  }
}
