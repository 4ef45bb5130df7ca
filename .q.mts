import { openWorkspace } from './src/app/workspace.ts';
import { openQuerySession } from './src/app/open-query-session.ts';
const w = await openWorkspace('/tmp/demo1'); if(!w.ok) throw 1;
const s = await openQuerySession(w.value); if(!s.ok) throw 2;
const raw=(t:string)=>({kind:'sql' as const,parts:[{kind:'text' as const,text:t}]});
for (const q of process.argv.slice(2)) { const r=await s.value.engine.query(raw(q)); console.log(q); console.log(r.columns.map((c:any)=>c.name??c).join(' | ')); for(const row of r.rows) console.log(row.map(x=>typeof x==='object'&&x!==null?x.toString():x).join(' | ')); }
await s.value.engine.close();
