import type Sigma from 'sigma'
import type { LineAttributes, MarkAttributes } from './thin-sigma.ts'

/** The canvases below and above sigma's own. */
interface MapLayers {
  readonly land: HTMLCanvasElement
  readonly names: HTMLCanvasElement
  /** A layer emptied and as large as the picture, to be drawn on in pixels. */
  prepare(canvas: HTMLCanvasElement): CanvasRenderingContext2D
  /** All layers on one canvas. */
  join(ground: string): HTMLCanvasElement
}

/** Puts a layer of land below sigma's lines and marks, and one of names above. */
export function createLayers(sigma: Sigma<MarkAttributes, LineAttributes>): MapLayers {
  const land = add('land', { beforeLayer: 'edges' })
  const names = add('names', { afterLayer: 'edges' })

  function add(id: string, place: { beforeLayer: string } | { afterLayer: string }): HTMLCanvasElement {
    const canvas = sigma.createCanvas(id, place)
    const style = { position: 'absolute', inset: '0', width: '100%', height: '100%', pointerEvents: 'none' }
    Object.assign(canvas.style, style)
    return canvas
  }

  return {
    land,
    names,
    prepare(canvas) {
      const { width, height } = sigma.getDimensions()
      const ratio = devicePixelRatio
      if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(width * ratio)
        canvas.height = Math.round(height * ratio)
      }
      const context = canvas.getContext('2d')!
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      return context
    },
    join(ground) {
      const { width, height } = sigma.getDimensions()
      const canvas = document.createElement('canvas')
      canvas.width = width * devicePixelRatio
      canvas.height = height * devicePixelRatio
      const context = canvas.getContext('2d')!
      context.fillStyle = ground
      context.fillRect(0, 0, canvas.width, canvas.height)
      const drawn = sigma.getCanvases()['edges']
      for (const part of [land, drawn, names])
        if (part !== undefined) context.drawImage(part, 0, 0, canvas.width, canvas.height)
      return canvas
    },
  }
}
