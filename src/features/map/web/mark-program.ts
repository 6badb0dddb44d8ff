import { NodeProgram, type ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'

const vertexShader = /* glsl */ `
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_at;
varying float v_shape;
varying float v_edge;
const float bias = 255.0 / 254.0;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * size * 1.3, 1.0)).xy, 0.0, 1.0);
  v_at = a_corner * 1.3;
  v_shape = a_shape;
  v_edge = u_sizeRatio / a_size;
  v_color = a_color;
  v_color.a *= bias;
}`

const fragmentShader = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_shape;
varying float v_edge;
void main(void) {
  vec2 a = abs(v_at);
  float far = length(v_at) - 1.0;
  if (v_shape > 0.5 && v_shape < 1.5) far = (a.x + a.y) * 0.72 - 0.92;
  else if (v_shape > 1.5 && v_shape < 2.5) far = max(a.y * 0.866 + a.x * 0.5, a.x) - 0.95;
  else if (v_shape > 2.5 && v_shape < 3.5) far = max(a.x, a.y) - 0.84;
  else if (v_shape > 4.5) far = max(a.x * 0.866 - v_at.y * 0.5, v_at.y) - 0.62;
  float inside = 1.0 - smoothstep(-v_edge, v_edge * 0.6, far);
  if (v_shape > 3.5 && v_shape < 4.5) {
    float ring = smoothstep(-0.34 - v_edge, -0.34 + v_edge, far);
    float turn = fract(atan(v_at.y, v_at.x) * 1.2732395);
    inside *= ring * smoothstep(0.0, 0.12, turn) * (1.0 - smoothstep(0.6, 0.72, turn));
  }
  gl_FragColor = v_color * inside;
}`

const uniforms = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const

/** Draws the map's nodes: one shape for each kind, crisp at any size. Nodes carry `shape`, a number of `markShapes`. */
export class MarkProgram extends NodeProgram<(typeof uniforms)[number]> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLES as 4,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, -1],
        [1, 1],
        [-1, 1],
      ],
    }
  }

  override processVisibleItem(_index: number, startIndex: number, data: NodeDisplayData): void {
    const { array } = this
    let at = startIndex
    array[at++] = data.x
    array[at++] = data.y
    array[at++] = data.size
    array[at++] = (data as NodeDisplayData & { readonly shape?: number }).shape ?? 0
    array[at++] = floatColor(data.color)
  }

  override setUniforms(
    { sizeRatio, correctionRatio, matrix }: RenderParams,
    { gl, uniformLocations }: ProgramInfo,
  ): void {
    gl.uniform1f(uniformLocations['u_sizeRatio']!, sizeRatio)
    gl.uniform1f(uniformLocations['u_correctionRatio']!, correctionRatio)
    gl.uniformMatrix3fv(uniformLocations['u_matrix']!, false, matrix)
  }
}
