// Requests for recommendations at a constant rate, whatever the answers do (open model), judged by the budgets: see README.md.
//
//   ./headroom thresholds > thresholds.json
//   k6 run -e THRESHOLDS=$PWD/thresholds.json -e TARGET=http://127.0.0.1:8080 loadtest/k6/recommendations.js
import http from 'k6/http';
import { check } from 'k6';

const budgets = JSON.parse(open(__ENV.THRESHOLDS || './thresholds.json'));
const target = __ENV.TARGET || 'http://127.0.0.1:8080';
const rate = Number(__ENV.RATE || 100);
const warmup = __ENV.WARMUP || '60s';
const duration = __ENV.DURATION || '60s';

// So many requests are under way when all take as long as they may; more cannot be.
const seconds = Number(budgets.timeout.replace('ms', '')) / 1000;
const users = Math.ceil(rate * seconds) + 10;

function arrivals(howLong, more) {
  return Object.assign(
    {
      executor: 'constant-arrival-rate',
      rate: rate,
      timeUnit: '1s',
      duration: howLong,
      preAllocatedVUs: users,
      maxVUs: 2 * users,
      exec: 'recommend',
    },
    more,
  );
}

export const options = {
  scenarios: {
    'warm-up': arrivals(warmup, {}),
    measured: arrivals(duration, { startTime: warmup }),
  },
  thresholds: {
    'http_req_duration{scenario:measured}': budgets.latency,
    'checks{scenario:measured}': budgets.answered,
    // What k6 could not send is no answer in time.
    'dropped_iterations{scenario:measured}': ['count==0'],
  },
  summaryTrendStats: ['min', 'med', 'p(95)', 'p(99)', 'p(99.9)', 'max'],
};

// Users of the gateway's bundle, each drawn as often as it was active in the data.
export function setup() {
  const answer = http.get(`${target}/v1/bundle/users`, { timeout: '10s' });
  if (answer.status !== 200) {
    throw new Error(`${target}/v1/bundle/users answered ${answer.status}`);
  }
  const known = answer.json();
  const upTo = [];
  known.activity.reduce((sum, activity, i) => (upTo[i] = sum + activity), 0);
  return { userIds: known.userIds, upTo: upTo };
}

function draw(known) {
  const event = Math.random() * known.upTo[known.upTo.length - 1];
  let low = 0;
  let high = known.upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known.upTo[middle] > event) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return known.userIds[low];
}

export function recommend(known) {
  const body = JSON.stringify({ userId: draw(known), limit: 10, context: { device: 'tv' } });
  const answer = http.post(`${target}/v1/recommendations`, body, {
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    timeout: budgets.timeout,
  });
  check(answer, { answered: (a) => a.status === 200 });
}
