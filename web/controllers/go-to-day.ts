import { newestDayAddress } from '../../src/model/own-address.ts'
import { announce } from './announce.ts'
import { appWords } from './app-words.ts'
import { navigate } from './router.ts'
import { siteBase } from './site.ts'

/** Goes to the newest note of a day, or says that there is none. */
export async function goToDay(): Promise<void> {
  const answer = await fetch(siteBase() + newestDayAddress).catch(() => undefined)
  if (answer?.ok !== true) return announce(appWords().noDay)
  const { href } = (await answer.json()) as { readonly href: string }
  await navigate(new URL(href, location.href))
}
