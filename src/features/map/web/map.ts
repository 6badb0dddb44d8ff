import { enhanceWith } from '../../../../web/controllers/enhance.ts'
import { forgetCrops, lookForMaps } from './start-map.ts'

enhanceWith(lookForMaps)
document.addEventListener('hortus:changed', forgetCrops)
