import type { Answer, Colors, WeighedFeature } from '../define/command.ts'
import { formatCount } from '../text/count-of.ts'
import { renderTable } from '../text/render-table.ts'

/** The features of a garden, those that are off at the end of what people read. */
export function answerFeatures(features: readonly WeighedFeature[]): Answer {
  return { json: () => ({ features }), text: (colors) => renderText(features, colors) }
}

function renderText(features: readonly WeighedFeature[], colors: Colors): string {
  const count = (value: number): string => (value === 0 ? '' : formatCount(value))
  const rows = features.flatMap(({ name, from, isOn, pages, html, style, script, about }) =>
    isOn ? [[name, from, count(pages), count(html), count(style), count(script), about]] : [],
  )
  const columns = [
    { title: 'feature' },
    { title: 'from' },
    { title: 'pages', align: 'right' },
    { title: 'bytes a page', align: 'right' },
    { title: 'style', align: 'right' },
    { title: 'script', align: 'right' },
    { title: 'what for' },
  ] as const
  const off = features.flatMap(({ name, isOn }) => (isOn ? [] : [name]))
  const rest = off.length === 0 ? '' : `\n\n${colors.dim(`Switched off: ${off.join(', ')}`)}`
  return renderTable(columns, rows, colors) + rest
}
