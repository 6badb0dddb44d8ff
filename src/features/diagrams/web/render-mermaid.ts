import mermaid from 'mermaid'
import type { DiagramColors } from './diagram-colors.ts'

/** What a drawing is made with. */
interface MermaidLook {
  readonly colors: DiagramColors
  readonly face: string
}

/** A diagram as SVG, as Mermaid draws it: with no script, link or picture in it. Rejects where Mermaid cannot read it. */
export async function renderMermaid(id: string, source: string, look: MermaidLook): Promise<string> {
  refusePictures(source)
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    suppressErrorRendering: true,
    maxTextSize: 50_000,
    maxEdges: 500,
    // What a diagram says of itself must change neither its safety nor the page's theme.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'maxTextSize',
      'maxEdges',
      'suppressErrorRendering',
      'htmlLabels',
      'theme',
      'themeVariables',
      'themeCSS',
      'fontFamily',
      'altFontFamily',
      'dompurifyConfig',
    ],
    theme: 'base',
    fontFamily: look.face,
    themeVariables: { ...look.colors },
    // Otherwise a line shows through the words that stand on it.
    themeCSS: '.edgeLabel rect { opacity: 1; }',
  })
  return (await mermaid.render(id, source)).svg
}

/** Nodes that are pictures would be fetched while the diagram is measured, before it is an image. */
function refusePictures(source: string): void {
  if (/\bimg\s*:/i.test(source)) throw new Error('pictures in diagrams are not shown')
}
