import { startAos } from './server.ts';
import { clientsOf, watchProject } from './testing/clients.ts';

const t0 = Date.now();
const aos = await startAos({ seed: 1, backlog: 200000, maxAckPending: 1e9, orphanTakes: 0 });
console.error('backlog ms', Date.now() - t0, 'rss', process.memoryUsage().rss / 1e6);
const c = clientsOf(aos, 'grpc');
const ids = [];
for (let i = 0; i < 3; i++) ids.push(await watchProject(c, aos.projects[0].id));
console.log(JSON.stringify({ a: aos.address, w: aos.webAddress, t: aos.token, ids }));
let u = process.cpuUsage();
process.on('SIGUSR2', () => {
  const v = process.cpuUsage(u);
  u = process.cpuUsage();
  console.error('cpu ms', (v.user + v.system) / 1000);
});
process.stdin.on('end', () => process.exit());
process.stdin.resume();
