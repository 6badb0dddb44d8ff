/** The page's colours as mermaid wants them. Read anew for every drawing, because the theme may have changed. */
export function readDiagramColors(): Readonly<Record<string, string | boolean>> {
  const probe = document.createElement('span')
  document.body.append(probe)
  const color = (name: string): string => {
    probe.style.color = `var(${name})`
    return toHex(getComputedStyle(probe).color)
  }
  const paper = color('--paper')
  const sheet = color('--sheet')
  const ink = color('--ink')
  const quiet = color('--quiet')
  const wash = color('--wash')
  probe.remove()
  return {
    darkMode: luminance(paper) < 0.5,
    background: paper,
    primaryColor: sheet,
    primaryTextColor: ink,
    primaryBorderColor: quiet,
    secondaryColor: wash,
    secondaryTextColor: ink,
    secondaryBorderColor: quiet,
    tertiaryColor: paper,
    tertiaryTextColor: ink,
    tertiaryBorderColor: quiet,
    lineColor: quiet,
    textColor: ink,
    mainBkg: sheet,
    nodeTextColor: ink,
    titleColor: ink,
    edgeLabelBackground: paper,
    clusterBkg: paper,
    clusterBorder: quiet,
    noteBkgColor: wash,
    noteTextColor: ink,
    noteBorderColor: quiet,
    actorBkg: sheet,
    actorBorder: quiet,
    actorTextColor: ink,
    actorLineColor: quiet,
    signalColor: ink,
    signalTextColor: ink,
    labelBoxBkgColor: sheet,
    labelTextColor: ink,
    loopTextColor: ink,
  }
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

/** 0 for black, 1 for white. */
function luminance(hex: string): number {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
