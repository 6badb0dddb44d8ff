import type { FeatureSet } from '../define/feature-set.ts'
import { settingOf } from '../define/setting.ts'
import { drawDiagramsSetting } from '../features/diagrams/draw-setting.ts'
import type { GardenOptions } from '../model/options.ts'
import { findBrowser } from '../session/browser/find-browser.ts'

/**
 * The browser in which a garden's diagrams are drawn while its site is built; undefined where there is none or none is wanted.
 * What nobody trusts is not drawn by a browser that has no sandbox, as one has not that root runs.
 */
export function findDrawingProgram(
  features: FeatureSet,
  options: GardenOptions,
  isUntrusted: boolean,
): string | undefined {
  if (!features.isOn('diagrams') || settingOf(options, drawDiagramsSetting) !== 'build') return undefined
  if (isUntrusted && process.getuid?.() === 0) return undefined
  return findBrowser()
}
