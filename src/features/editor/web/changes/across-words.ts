import { acrossText as english } from '../../../../model/interface/across-en.ts'
import type { AcrossText } from '../../../../model/interface/across-text.ts'

/** What changes across notes ask, in the language of the page's interface. */
export async function loadAcrossWords(): Promise<AcrossText> {
  if (document.documentElement.dataset['ui'] !== 'ar') return english
  return (await import('../../../../model/interface/across-ar.ts')).acrossText
}
