// The last invocations, and the chosen one with its log.

import { $, h, listed } from './dom.js';

const OUTCOMES = {
  'running': ['…', 'running'], 'succeeded': ['✓', 'ok'], 'failed': ['✕', 'failed'], 'timed-out': ['⏱', 'timed out'],
  'not-run': ['!', 'not run'],
};

const time = instant => new Date(instant).toLocaleTimeString([], { hourCycle: 'h23' });

const duration = millis => millis >= 1000 ? `${(millis / 1000).toFixed(2)} s` : `${millis.toFixed(millis < 10 ? 1 : 0)} ms`;

let chosen = null;     // a number; none follows the newest
let shown = null;      // what the panel says, so that it is loaded once
let reuse = () => {};  // takes a payload

export function onReuse(action) {
  reuse = action;
}

// Lets the panel show the newest invocation again.
export function follow() {
  chosen = null;
}

export function renderCalls(calls, namesFunction) {
  const current = calls.find(call => call.number === chosen) ?? calls[0];
  listed($('calls'), calls, call => call.number, call => [call, call === current, namesFunction],
    call => row(call, call === current, () => { chosen = call.number; renderCalls(calls, namesFunction); }, namesFunction));
  if (!current) {
    shown = null;
    $('call').replaceChildren(h('p', { class: 'hint' }, 'No invocation yet. Whatever calls the function, it is shown here, with its log.'));
  } else if (shown !== `${current.number} ${current.outcome}`) {
    shown = `${current.number} ${current.outcome}`;
    load(current.number);
  }
}

function row(call, isCurrent, choose, namesFunction) {
  const [sign, text] = OUTCOMES[call.outcome];
  const through = call.qualifier && call.qualifier !== call.version ? `${call.qualifier} → ${call.version}` : call.version;
  const attributes = { type: 'button', onclick: choose, 'aria-current': isCurrent ? 'true' : null, tabindex: isCurrent ? 0 : -1 };
  return h('li', {}, h('button', attributes,
    h('span', { class: `outcome ${call.outcome}` }, h('span', { 'aria-hidden': 'true' }, sign), ` ${text}`),
    h('span', { class: 'who' }, namesFunction ? `${call.function} ` : '', h('span', { class: 'through' }, through)),
    h('span', { class: 'caller' }, call.caller),
    h('span', { class: 'took' }, call.outcome === 'running' ? '' : duration(call.millis)),
    h('time', { datetime: call.began }, time(call.began))));
}

// The list is one stop of the tab key; the arrow keys move within it.
$('calls').addEventListener('keydown', event => {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
  const row = step && event.target.closest('li')?.[step];
  if (row) {
    event.preventDefault();
    row.querySelector('button').click();
    $('calls').querySelector('[aria-current]').focus();
  }
});

async function load(number) {
  const answer = await fetch(`/_local/invocations/${number}`).catch(() => null);
  if (answer?.ok && shown?.startsWith(`${number} `)) $('call').replaceChildren(...whole(await answer.json()));
}

function whole(call) {
  const [sign, text] = OUTCOMES[call.outcome];
  return [
    h('p', { class: 'headline' }, h('span', { class: `outcome ${call.outcome}` }, `${sign} ${text}`),
      h('code', {}, call.requestId)),
    ...(call.outcome === 'running' ? [] : [...part('Answer', call.answer), ...part('Log', call.log)]),
    ...part('Payload', call.payload, h('button', { type: 'button', class: 'small', onclick: () => reuse(call.payload) }, 'Use again')),
  ];
}

function part(name, text, action) {
  return [h('div', { class: 'part' }, h('h4', {}, name), action), h('pre', {}, pretty(text) || '(nothing)')];
}

export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
