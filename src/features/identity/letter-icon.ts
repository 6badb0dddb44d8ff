import { letterOf } from './facts.ts'

/** The first letter of a garden's name on its accent, as the address of a picture for the tab of the browser. */
export function letterIcon(title: string, accent: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7' fill='${accent}'/><text x='16' y='23' font-family='Georgia,serif' font-size='20' font-weight='700' text-anchor='middle' fill='white'>${letterOf(title)}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg).replace(/%(?:20|2C|2F|3A|3D)/g, decodeURIComponent)}`
}
