import { chromium } from 'playwright-core'
const [,, url, out, w, theme, ...ys] = process.argv
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox']})
const c = await b.newContext({viewport:{width:+w,height:1000}, colorScheme:theme})
const p = await c.newPage(); await p.goto(url); 
for (const y of ys) { await p.evaluate(y=>scrollTo(0,+y),y); await p.waitForTimeout(1500); await p.screenshot({path:`${out}-${y}.png`}) }
await b.close()
