import { chromium } from "playwright-core"; import { pathToFileURL } from "node:url";
const [file, out, hash, w, ...sel] = process.argv.slice(2);
const b = await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu"]});
const p = await b.newPage({viewport:{width:+w,height:1200}});
p.on("pageerror",e=>console.log("ERR",e)); p.on("console",m=>console.log("SAID",m.text()));
await p.goto(pathToFileURL(file).href+(hash==="-"?"":hash)); await p.waitForTimeout(1500);
await p.evaluate(()=>{for(const d of document.querySelectorAll("main details"))d.open=true});
let i=0; for (const s of sel){ await p.evaluate(s=>document.querySelector(s).scrollIntoView(),s); await p.waitForTimeout(200); await p.screenshot({path:`${out}_${i++}.png`}); }
console.log(await p.evaluate(()=>({ung:!!document.querySelector("#ungisted"),unl:!!document.querySelector("#unlinked"),li:document.querySelectorAll("#sources ~ article li").length, dang:[...document.querySelectorAll("a[href^='#']")].filter(a=>!document.getElementById(a.hash.slice(1))).length, sorted:[...document.querySelectorAll("#sources ~ article")].every(a=>{const n=[...a.querySelectorAll("li > b")].map(b=>parseInt(b.textContent.slice(1)));return n.every((x,i)=>!i||n[i-1]<x)})})));
await b.close();
