import type { MultiUndirectedGraph } from 'graphology'
import Sigma from 'sigma'
import type { EdgeProgramType, NodeProgramType } from 'sigma/rendering'
import type { Settings } from 'sigma/settings'
import type { CameraState } from 'sigma/types'
import { LineProgram } from './line-program.ts'
import { MarkProgram } from './mark-program.ts'

/** What sigma draws of a node. */
export interface MarkAttributes {
  x: number
  y: number
  /** In the map's units; pixels follow from how near the reader is. */
  size: number
  color: string
  shape: number
  hidden: boolean
  zIndex: number
  type: 'mark'
}

/** What sigma draws of an edge. */
export interface LineAttributes {
  size: number
  color: string
  hidden: boolean
}

/** A node as sigma keeps it for drawing: places in units of its own, in which the map is one wide. */
interface DrawnNode {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly hidden: boolean
}

/** What of sigma is replaced or used here; its own types keep most of it private. */
interface SigmaParts {
  readonly webGLContexts: Record<string, WebGLRenderingContext>
  readonly nodeDataCache: Readonly<Record<string, DrawnNode>>
  readonly nodePrograms: Record<string, unknown>
  readonly edgePrograms: Record<string, unknown>
  /** The frame that is asked for; while there is one, no other is. */
  renderFrame: number | null
  createCanvasContext(id: string, options?: object): unknown
  createWebGLContext(id: string, options?: object): WebGLRenderingContext
  clear(): unknown
  viewportToFramedGraph(place: { readonly x: number; readonly y: number }): { x: number; y: number }
  scaleSize(size: number): number
  getCamera(): { getState(): CameraState }
  refresh(options?: RefreshOptions): unknown
  kill(): void
  render(): unknown
  getViewportZoomedState(target: { x: number; y: number }, ratio: number): CameraState
}

/** How sigma draws again; without `partialGraph` it looks at all nodes and edges anew. */
interface RefreshOptions {
  readonly schedule?: boolean
  readonly partialGraph?: object
}

/** Where sigma's camera is when the reader comes so many times as near (or, below 1, goes away) at a place in pixels. */
type Steer = (
  target: { readonly x: number; readonly y: number },
  factor: number,
) => Pick<CameraState, 'x' | 'y'>

type MapSigma = Sigma<MarkAttributes, LineAttributes> & Pick<ThinSigma, 'isHeld' | 'isUnseen'>

const OpenSigma = Sigma as unknown as new (
  ...parameters: ConstructorParameters<typeof Sigma<MarkAttributes, LineAttributes>>
) => SigmaParts

/** How far from a mark a pointer still means it, in pixels. */
const reach = { mouse: 7, touch: 18 }

/**
 * Sigma with one WebGL context and one kind each of node and line. As it comes, it opens three contexts, compiles ten
 * shader programs, and draws everything a second time in colours that tell what the pointer is on; in software that is
 * most of the time until the first picture, and most of each frame. Here what the pointer is on is found by distance.
 */
class ThinSigma extends OpenSigma {
  /** Set right after sigma is made, before any reader can move. */
  steer: Steer | undefined

  override getViewportZoomedState(target: { x: number; y: number }, ratio: number): CameraState {
    const state = super.getViewportZoomedState(target, ratio)
    return { ...state, ...this.steer?.(target, this.getCamera().getState().ratio / state.ratio) }
  }

  private isWaiting = false
  private isKilled = false

  /** While much is added: sigma looks at it when all of it is there, or each piece would make it look at all the others. */
  isHeld = false

  /** Until there is a whole picture. */
  isUnseen = true

  override render(): unknown {
    if (!this.isUnseen) return super.render()
    // This may be the frame that was asked for: the first one to be seen has to be asked for anew.
    this.renderFrame = null
    return this
  }

  /** For each note that goes, sigma would look at all others anew; once is enough when all of them have gone. */
  override refresh(options?: RefreshOptions): this {
    if (this.isHeld) return this
    if (options?.schedule !== true || options.partialGraph !== undefined) {
      super.refresh(options)
      return this
    }
    if (this.isWaiting) return this
    this.isWaiting = true
    queueMicrotask(() => {
      this.isWaiting = false
      if (!this.isKilled) super.refresh(options)
    })
    return this
  }

  override kill(): void {
    this.isKilled = true
    super.kill()
  }

  override createCanvasContext(id: string, options?: object): unknown {
    // Names are ours to write; only the layer that takes pointers is left.
    return id === 'mouse' ? super.createCanvasContext(id, options) : this
  }

  override createWebGLContext(id: string): WebGLRenderingContext {
    return this.webGLContexts['edges'] ?? super.createWebGLContext(id === 'edges' ? id : 'edges')
  }

  registerNodeProgram(key: string, Program: NodeProgramType): this {
    if (key === 'mark')
      this.nodePrograms[key] = new Program(this.webGLContexts['edges']!, null, this as never)
    return this
  }

  registerEdgeProgram(key: string, Program: EdgeProgramType): this {
    if (key === 'line')
      this.edgePrograms[key] = new Program(this.webGLContexts['edges']!, null, this as never)
    return this
  }

  override clear(): this {
    const gl = this.webGLContexts['edges']!
    gl.clear(gl.COLOR_BUFFER_BIT)
    return this
  }

  renderLabels(): this {
    return this
  }

  renderEdgeLabels(): this {
    return this
  }

  renderHighlightedNodes(): void {}

  /** The mark nearest to a place in pixels, if it is near enough. */
  getNodeAtPosition({ x, y }: { readonly x: number; readonly y: number }): string | null {
    const at = this.viewportToFramedGraph({ x, y })
    const right = this.viewportToFramedGraph({ x: x + 1, y })
    const unit = Math.hypot(right.x - at.x, right.y - at.y)
    const most = matchMedia('(pointer: coarse)').matches ? reach.touch : reach.mouse
    let found: string | null = null
    let least = Number.POSITIVE_INFINITY
    for (const id in this.nodeDataCache) {
      const node = this.nodeDataCache[id]!
      if (node.hidden) continue
      const size = this.scaleSize(node.size)
      const far = Math.hypot(node.x - at.x, node.y - at.y) / unit - size
      if (far >= least || far > most - Math.min(size, most - 2)) continue
      found = id
      least = far
    }
    return found
  }
}

/** Starts sigma on a graph. Throws where there is no WebGL. */
export function createThinSigma(
  graph: MultiUndirectedGraph<MarkAttributes, LineAttributes>,
  container: HTMLElement,
  steer: Steer,
  settings: Partial<Settings<MarkAttributes, LineAttributes>>,
): MapSigma {
  const thin = new ThinSigma(graph, container, {
    ...settings,
    nodeProgramClasses: { mark: MarkProgram as never },
    edgeProgramClasses: { line: LineProgram as never },
    defaultNodeType: 'mark',
    defaultEdgeType: 'line',
    renderLabels: false,
    renderEdgeLabels: false,
    defaultDrawNodeHover: () => {},
  })
  thin.steer = steer
  return thin as unknown as MapSigma
}
