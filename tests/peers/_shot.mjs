import { chromium } from "playwright-core"; import { mkdtempSync } from "node:fs";
import { pathToFileURL } from "node:url"; import { basename } from "node:path";
const [out, hash, ...files] = process.argv.slice(2);
const b = await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu","--disable-background-networking","--headless"]});
for (const f of files) { const n = basename(f,".html");
  for (const w of [320,768,1400]) { const p = await b.newPage({viewport:{width:w,height:900}});
    await p.goto(pathToFileURL(f).href+(hash==="-"?"":hash)); await p.waitForTimeout(400);
    await p.evaluate(()=>{for(const d of document.querySelectorAll("main details"))d.open=true});
    const sw = await p.evaluate(()=>[document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    console.log(n,w,sw.join("x"));
    await p.screenshot({path:`${out}/${n}-${w}.png`, fullPage:true, clip:{x:0,y:0,width:w,height:Math.min(sw[1],w===320?9000:6000)}});
    if (w===1400) await p.pdf({path:`${out}/${n}.pdf`,format:"A4"});
    await p.close(); } }
await b.close();
