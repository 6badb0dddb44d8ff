/** For `page.evaluate`: the texts of all drafts that a browser keeps, one behind the other. */
export async function readDrafts(): Promise<string> {
  const texts: string[] = []
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('hortus ')) continue
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
    })
    const drafts = await new Promise<{ text: string }[]>((resolve) => {
      const all = database.transaction('drafts').objectStore('drafts').getAll()
      all.onsuccess = () => resolve(all.result as { text: string }[])
    })
    database.close()
    texts.push(...drafts.map(({ text }) => text))
  }
  return texts.join('\n')
}
