import { defineSetting } from '../../define/setting.ts'
import { describeValue } from '../../text/describe-value.ts'

/** Where diagrams are drawn. */
export type DrawDiagrams = 'build' | 'browser'

/** The setting `drawDiagrams`. */
export const drawDiagramsSetting = defineSetting<DrawDiagrams>({
  name: 'drawDiagrams',
  about:
    'Where diagrams are drawn: while the site is built, where a Chromium is found, or always in readers’ browsers.',
  usual: 'build',
  read: (value) =>
    value === 'build' || value === 'browser'
      ? { value }
      : [{ problem: `found ${describeValue(value)}, expected "build" or "browser"` }],
})
