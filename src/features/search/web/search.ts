import { enhanceWith } from '../../../../web/controllers/enhance.ts'
import { offerNearestPages } from './nearest-pages.ts'
import { startSearch } from './start-search.ts'

startSearch()
enhanceWith(offerNearestPages)
