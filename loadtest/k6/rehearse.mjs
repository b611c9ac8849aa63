// Runs recommendations.js without k6, in Node, against stand-ins of k6's modules, and prints what it would do as JSON. For tests:
//   node rehearse.mjs THRESHOLDS.json [NAME=VALUE ...]
import { readFileSync } from 'node:fs';

const [thresholds, ...settings] = process.argv.slice(2);
const sent = [];
const checks = [];

globalThis.__ENV = { THRESHOLDS: thresholds, ...Object.fromEntries(settings.map((pair) => pair.split('='))) };
globalThis.open = (file) => readFileSync(file, 'utf8');
globalThis.k6 = {
  http: {
    get(url, parameters) {
      sent.push({ method: 'GET', url, parameters });
      return { status: 200, json: () => ({ userIds: [5, 6, 7], activity: [0, 9, 0] }) };
    },
    post(url, body, parameters) {
      sent.push({ method: 'POST', url, body: JSON.parse(body), parameters });
      return { status: sent.length % 2 === 0 ? 200 : 503 };
    },
  },
  check(answer, conditions) {
    Object.entries(conditions).forEach(([name, holds]) => checks.push({ name, holds: holds(answer) }));
  },
};

const script = readFileSync(new URL('./recommendations.js', import.meta.url), 'utf8')
  .replace("import http from 'k6/http';", 'const { http } = globalThis.k6;')
  .replace("import { check } from 'k6';", 'const { check } = globalThis.k6;');
if (/^import /m.test(script)) {
  throw new Error('recommendations.js imports what this does not stand in for');
}
const program = await import(`data:text/javascript,${encodeURIComponent(script)}`);
const known = program.setup();
Object.values(program.options.scenarios).forEach((scenario) => program[scenario.exec](known));
console.log(JSON.stringify({ options: program.options, sent, checks }));
