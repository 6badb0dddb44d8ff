import { defineFeature } from '../../define/feature.ts'
import { newestDayAddress } from '../../model/own-address.ts'
import { hrefOf } from '../../site/address.ts'
import { todayCommand, tomorrowCommand, yesterdayCommand } from './command.ts'
import { dayFacts } from './facts.ts'

/** Notes of days: which they are, and how today's is begun. */
export const days = defineFeature({
  name: 'days',
  about: 'Notes of days: hortus today, and g d on every page.',
  facts: [dayFacts],
  files: ({ garden, plan, options }) => {
    const newest = garden.read(dayFacts).days.at(-1)
    const address = newest && plan.addressByNote.get(newest.path)
    if (address === undefined) return []
    return [
      { address: newestDayAddress, make: () => JSON.stringify({ href: hrefOf(options.base, address) }) },
    ]
  },
  commands: [todayCommand, yesterdayCommand, tomorrowCommand],
})
