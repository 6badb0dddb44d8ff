import { chromium } from 'playwright-core'
const [,, base, out, widths='1440,820,360', themes='light,dark', ...paths] = process.argv
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox']})
for (const w of widths.split(',').map(Number)) for (const t of themes.split(',')) {
  const c = await b.newContext({viewport:{width:w,height:w===1440?900:w===820?1100:780}, colorScheme:t, deviceScaleFactor: w===360?2:1, hasTouch:w===360})
  const p = await c.newPage()
  p.on('console', m => m.type()==='error' && console.log(w,t,p.url(),m.text()))
  p.on('pageerror', e => console.log('ERR',w,t,p.url(),e.message))
  for (const path of paths) {
    const [addr,name] = path.split('=')
    await p.goto(base+addr,{waitUntil:'load'}).catch(e=>console.log(e.message)); await p.waitForTimeout(1200)
    const wide = await p.evaluate(()=>document.documentElement.scrollWidth-innerWidth)
    if (wide>0) console.log('WIDER',w,t,addr,wide)
    await p.screenshot({path:`${out}/${name}-${w}-${t}.png`, fullPage: process.env.FULL==="1"})
  }
  await c.close()
}
await b.close()
