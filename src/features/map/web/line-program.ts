import { EdgeRectangleProgram, type ProgramInfo } from 'sigma/rendering'

/** Draws lines below what is there already: they share one WebGL context with the nodes, which sigma draws first. */
export class LineProgram extends EdgeRectangleProgram {
  override drawWebGL(method: number, info: ProgramInfo): void {
    const { gl } = info
    gl.blendFunc(gl.ONE_MINUS_DST_ALPHA, gl.ONE)
    super.drawWebGL(method, info)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  }
}
