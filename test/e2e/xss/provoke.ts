/** Runs in every frame before anything else: what attacks call is heard. */
export function hookDialogs(): void {
  for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) {
    Object.defineProperty(window, name, {
      configurable: false,
      value: (what: unknown) => console.log(`attack\u0001${name} ${String(what)}\u0001${document.baseURI}`),
    })
  }
  // What stays in the web, and what a program of the machine would open, is not followed.
  window.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element | null)?.closest?.('a, area') as HTMLAnchorElement | null
      const address = String(
        (link?.href as unknown as { baseVal?: string } | undefined)?.baseVal ?? link?.href ?? '',
      )
      if (/^(?:https?|mailto|tel|geo|ircs?|xmpp|obsidian|zotero):/.test(address)) event.preventDefault()
    },
    true,
  )
}

/**
 * Runs in an empty page of the site: opens every address in a frame, fires every event at every element in it, clicks
 * every link, button and drawing.
 */
export async function provokeFrames(addresses: readonly string[]): Promise<void> {
  const names = (
    'click dblclick auxclick contextmenu mousedown mouseup mouseover mouseenter mouseout mousemove mouseleave wheel ' +
    'pointerdown pointerup pointerover pointerenter pointermove pointerout gotpointercapture touchstart touchend ' +
    'keydown keyup keypress focus focusin focusout blur input beforeinput change select submit reset invalid search ' +
    'copy cut paste drag dragstart dragenter dragover drop dragend load error abort loadstart loadeddata canplay play ' +
    'pause ended progress toggle beforetoggle beforematch cancel close show scroll scrollend resize animationstart ' +
    'animationend animationiteration transitionrun transitionstart transitionend begin end repeat pageshow hashchange ' +
    'popstate message storage unload start finish bounce securitypolicyviolation slotchange cuechange'
  ).split(' ')

  // Forms hide their own properties behind fields of the same name, so everything is asked of the prototype.
  const { closest, getAttributeNames, matches, querySelector, removeAttribute } = Element.prototype
  const read = (name: 'children' | 'outerHTML') =>
    Object.getOwnPropertyDescriptor(Element.prototype, name)!.get as () => unknown
  const children = read('children') as () => HTMLCollection
  const outerHtml = read('outerHTML') as () => string
  const { click, focus } = HTMLElement.prototype
  const fire = (element: Element, name: string): void => {
    EventTarget.prototype.dispatchEvent.call(element, new Event(name, { bubbles: true, cancelable: true }))
  }

  // What stands around the text, and is the same to the letter on another page of this tab, was asked there.
  const tab = window as unknown as { asked?: Set<string> }
  tab.asked ??= new Set()
  const { asked } = tab
  const isAsked = (element: Element): boolean => {
    if (closest.call(element, 'main') || querySelector.call(element, 'main')) return false
    const text = outerHtml.call(element)
    if (asked.has(text)) return true
    asked.add(text)
    return false
  }

  const provokeElement = (element: Element, page: Document): void => {
    const isActive = matches.call(element, 'a, area, button, input, summary, svg *, svg, form, [tabindex]')
    const handles = getAttributeNames.call(element).some((name) => name.toLowerCase().startsWith('on'))
    removeAttribute.call(element, 'target')
    // Elements that handle nothing are asked less: what listens on their parents hears a click all the same.
    for (const name of isActive || handles ? names : ['click', 'mouseover', 'focusin']) fire(element, name)
    if (!isActive) return
    if (element.namespaceURI === 'http://www.w3.org/1999/xhtml') {
      focus.call(element)
      click.call(element)
    } else {
      // A link of a drawing follows a mouse alone.
      const press = new MouseEvent('click', { bubbles: true, cancelable: true, view: page.defaultView })
      EventTarget.prototype.dispatchEvent.call(element, press)
    }
  }

  const provoke = (page: Document): void => {
    for (const details of page.querySelectorAll('details')) details.open = true
    // A part that was asked takes all that stands in it along; the list is made first, because clicks change pages.
    const elements: Element[] = []
    const collect = (element: Element): void => {
      if (isAsked(element)) return
      elements.push(element)
      for (const child of children.call(element)) collect(child)
    }
    // A drawing or a picture that a frame was led to may have none.
    if (page.documentElement) collect(page.documentElement)
    for (const element of elements) provokeElement(element, page)
    for (const frame of page.querySelectorAll('iframe'))
      if (frame.contentDocument) provoke(frame.contentDocument)
  }

  const frames = addresses.map((address) => {
    const frame = document.createElement('iframe')
    const loaded = new Promise<void>((resolve) => {
      frame.addEventListener('load', () => resolve())
      setTimeout(resolve, 60_000)
    })
    frame.src = address
    document.body.append(frame)
    return { frame, loaded }
  })
  await Promise.all(frames.map(({ loaded }) => loaded))
  for (const { frame } of frames) if (frame.contentDocument) provoke(frame.contentDocument)
  // Addresses that run script do so after the click, before the browser has time to spare.
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 60_000 }))
  for (const { frame } of frames) frame.remove()
}
