import { chromium } from 'playwright-core'
import { readdirSync, statSync } from 'node:fs'
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox']})
const [,, base, root, every='1', w='412'] = process.argv
const pages=[]; const walk=(d,p)=>{for(const n of readdirSync(d)){ if(n==='-'||n==='map')continue; const f=d+'/'+n; if(statSync(f).isDirectory())walk(f,p+n+'/'); else if(n==='index.html')pages.push(p)}}; walk(root,'/')
let bad=0,k=0
for (const path of pages.filter((_,i)=>i%+every===0)) {
  const c = await b.newContext({viewport:{width:+w,height:823}}); const p = await c.newPage()
  await p.addInitScript(()=>{window.__s=0;window.__n=[];new PerformanceObserver(l=>{for(const e of l.getEntries())if(!e.hadRecentInput){window.__s+=e.value;window.__n.push(...e.sources.map(s=>s.node?.nodeName+'.'+(s.node?.className??'')))}}).observe({type:'layout-shift',buffered:true})})
  await p.goto(base+encodeURI(path)); await p.waitForTimeout(350)
  const s = await p.evaluate(()=>[window.__s,window.__n.slice(0,3)]); k++
  if (s[0]>0.0005) { bad++; if(bad<25) console.log(path,s[0].toFixed(4),s[1].join(' ')) }
  await c.close()
}
console.log(k,'pages',bad,'shift'); await b.close()
