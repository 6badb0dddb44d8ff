import { type DiagramColors, type DiagramTone, diagramColors } from './diagram-colors.ts'

/** The page's colours as Mermaid wants them. Read anew for every drawing, because the theme may have changed. */
export function readDiagramColors(): DiagramColors {
  const probe = document.createElement('span')
  document.body.append(probe)
  const colors = diagramColors((tone: DiagramTone): string => {
    probe.style.color = `var(--${tone})`
    return toHex(getComputedStyle(probe).color)
  })
  probe.remove()
  return colors
}

/** Any CSS colour as `#rrggbb`: mermaid reads no `oklch()`, a painted pixel is always red, green and blue. */
function toHex(color: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return '#808080'
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
