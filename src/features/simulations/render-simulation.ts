import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { wordMark } from '../../model/inset.ts'
import { renderShapes } from './render-shapes.ts'
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
    throw new SimulationError(error instanceof Error ? error.message : String(error))
  }
  const says = typeof shown.says === 'string' ? shown.says.slice(0, 2_000) : ''
  if (says === '') throw new SimulationError('describe gave no words')
  const named = escapeAttribute(title)
  const buttons = moves
    .map(
      ([word, sign]) =>
        `<button type="button" data-move="${word}" aria-label="${wordMark(word)}" title="${wordMark(word)}" disabled${word === 'play' ? ' aria-pressed="false"' : ''}>${sign}</button>`,
    )
    .join('')
  const inputs = Object.entries(controls).map(([key, control]) => renderControl(key, control))
  return `<figure class="simulation" aria-label="${named}" data-simulation="${escapeAttribute(name)}" data-seed="${seed}" data-interval="${interval}" data-steps="${steps}" data-at="${picture}">
<figcaption>${escapeText(title)}</figcaption>
<div class="simulation-stage"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${named}">${drawn}</svg></div>
<p class="simulation-says">${escapeText(says)}</p>
<div class="simulation-bar" role="group">${buttons}<output>${picture} / ${steps}</output></div>
${inputs.length === 0 ? '' : `<div class="simulation-controls">${inputs.join('')}</div>\n`}<template>${escapeText(code)}</template>
</figure>`
}

function checked(facts: FirstFrame['facts']): FirstFrame['facts'] {
  const number = (
    name: 'width' | 'height' | 'seed' | 'interval' | 'steps' | 'picture',
    from: number,
    to: number,
  ): void => {
    const value = facts[name]
    if (typeof value !== 'number' || !(value >= from && value <= to))
      throw new SimulationError(`${name} is ${String(value)}, expected a number from ${from} to ${to}`)
  }
  number('width', 40, 2_000)
  number('height', 20, 2_000)
  number('seed', 0, 4_294_967_295)
  number('interval', 16, 60_000)
  number('steps', 1, 10_000)
  number('picture', 0, facts.steps)
  if (typeof facts.title !== 'string' || facts.title.trim() === '')
    throw new SimulationError('it has no title')
  if (Object.keys(facts.controls).length > 20)
    throw new SimulationError(`it has ${Object.keys(facts.controls).length} controls, expected at most 20`)
  return facts
}

function renderControl(name: string, control: Control): string {
  const label = `<span>${escapeText(String(control.label))}</span>`
  const attributes = ` data-control="${escapeAttribute(name)}"${control.restart === true ? ' data-restart' : ''} disabled`
  switch (control.kind) {
    case 'range': {
      const { min, max, step = 1, value } = control
      if (![min, max, step, value].every((one) => typeof one === 'number' && Number.isFinite(one)))
        throw new SimulationError(`the control ${name} has a min, max, step or value that is no number`)
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
    default:
      throw new SimulationError(`the control ${name} is no range, choice or switch`)
  }
}
