import { demoSession } from "/work/wt-stats/test/find/demo-session.ts";
import { findBreaks } from "/work/wt-stats/src/app/find-breaks.ts";
import { demoSteps } from "/work/wt-stats/test/find/ask-demo.ts";
import { showBreaks } from "/work/wt-stats/src/cli/show/breaks.ts";
const t0=Date.now();
const {session,broken}=await demoSession({size:"m",seed:Number(process.argv[2]),without:process.argv[3]?["broken_step"]:[]},"/tmp/find-demo");
console.log(Date.now()-t0,broken);
const found=await findBreaks(session,demoSteps);
console.log(Date.now()-t0);
if(!found.ok) console.log(JSON.stringify(found.error.map(e=>e.message.en),null,1)); else {
 console.log(JSON.stringify({...found.value,changes:0},null,1).slice(0,9000));
}
process.exit(0)
