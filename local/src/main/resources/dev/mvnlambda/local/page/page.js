// Shows an account, and looks again every second while somebody looks at the page.

import { $, h, listed, options } from './dom.js';
import { invoke, moveAlias, publish, sendMessage } from './aws.js';
import { follow, onReuse, pretty, renderCalls } from './calls.js';
import { percent, picture, shares } from './picture.js';

const PERIOD = 1000;
const FEW = 8;
const NARROWEST = 480;

let account = null;
let change = null;         // of the account that is shown
let next = 0;
let showsAllSources = false;
let drawn = null;

const key = fn => `${fn.region}/${fn.name}`;

function current() {
  const asked = decodeURIComponent(location.hash.slice(1));
  return account.functions.find(fn => key(fn) === asked) ?? account.functions[0];
}

async function refresh() {
  clearTimeout(next);
  if (document.hidden) return;
  try {
    const answer = await fetch('/_local/account', { cache: 'no-cache' });
    pulse('live', true);
    // while something is being removed there may be no whole picture; the next look has it
    if (answer.ok && answer.headers.get('ETag') !== change) {
      account = await answer.json();
      change = answer.headers.get('ETag');
      render();
    }
  } catch {
    pulse('does not answer; trying again', false);
  }
  clearTimeout(next);
  next = setTimeout(refresh, PERIOD);
}

function pulse(text, isLive) {
  const pulse = $('pulse');
  if (pulse.textContent !== text) pulse.textContent = text;
  document.body.classList.toggle('away', !isLive);
}

function render() {
  const isEmpty = account.functions.length === 0;
  $('empty').hidden = !isEmpty;
  $('board').hidden = isEmpty;
  $('place').textContent = `${location.host} · account ${account.account} · ${account.region}`;
  if (isEmpty) {
    renderEmpty();
  } else {
    renderFunctions();
    renderFunction(current());
  }
}

function renderEmpty() {
  const port = location.port === '4599' ? '' : ` -Dlambda.local.port=${location.port || 80}`;
  $('command').textContent = `mvn lambda:deploy -Dlambda.target=local${port}`;
  const queues = account.queues.length;
  $('waiting').textContent = queues ? `There ${queues === 1 ? 'is one queue' : `are ${queues} queues`} already, but no function.` : '';
}

function renderFunctions() {
  $('filter').hidden = account.functions.length <= FEW;
  const text = $('filter').hidden ? '' : $('filter').value.toLowerCase();
  const here = key(current());
  const regions = new Set(account.functions.map(fn => fn.region)).size;
  listed($('functions'), account.functions.filter(fn => fn.name.toLowerCase().includes(text)), key,
    fn => [fn.aliases, key(fn) === here, lastOutcome(fn), regions],
    fn => {
      const cut = fn.name.lastIndexOf('-') + 1;
      const leads = fn.aliases.map(alias => `${alias.name} → ${shares(alias).map(([version]) => version).join(' + ')}`).join(', ');
      return h('li', {}, h('a', { href: `#${encodeURIComponent(key(fn))}`, 'aria-current': key(fn) === here ? 'page' : null },
        h('span', { class: `dot ${lastOutcome(fn) ?? ''}`, title: lastOutcome(fn) ? `The last call: ${lastOutcome(fn)}` : 'Not called yet' }),
        h('span', { class: 'fn' }, h('span', { class: 'prefix' }, fn.name.slice(0, cut)), h('wbr'), fn.name.slice(cut)),
        h('span', { class: 'leads' }, [regions > 1 && fn.region, leads || '$LATEST'].filter(Boolean).join(' · '))));
    });
}

function lastOutcome(fn) {
  return account.calls.find(call => call.function === fn.name && call.region === fn.region)?.outcome;
}

function renderFunction(fn) {
  document.title = `${fn.name} · Local Lambda`;
  $('name').textContent = fn.name;
  $('facts').textContent = [fn.handler, fn.runtime, `${fn.memory} MB`, `${fn.timeout} s`].join(' · ');
  $('facts').title = fn.arn;
  draw(fn);
  renderInvoke(fn);
  renderMove(fn);
  renderSend(fn);
  const isAll = $('all').checked;
  renderCalls(account.calls.filter(call => isAll || (call.function === fn.name && call.region === fn.region)), isAll);
}

function draw(fn) {
  const width = Math.max(NARROWEST, $('picture').clientWidth);
  const look = JSON.stringify([fn.aliases, fn.versions, fn.triggers, width, showsAllSources, fn.name]);
  if (look !== drawn) {
    drawn = look;
    $('picture').replaceChildren(picture(fn, width, showsAllSources, () => { showsAllSources = true; draw(fn); }));
  }
}

function renderInvoke(fn) {
  const form = $('invoke');
  const isOther = form.dataset.of !== key(fn);
  form.dataset.of = key(fn);
  options(form.qualifier, [
    { label: 'Alias', options: fn.aliases.map(alias => [alias.name]) },
    { label: 'Function', options: [['$LATEST']] },
    { label: 'Version', options: fn.versions.map(version => [version.version, `Version ${version.version}`]) },
  ], isOther ? fn.aliases[0]?.name ?? '$LATEST' : undefined);
  if (isOther) say(form, '');
}

function renderMove(fn) {
  const form = $('move');
  if (form.dataset.of !== key(fn)) {
    form.dataset.of = key(fn);
    form.dataset.edited = '';
    say(form, '');
  }
  options(form.alias, [{ options: fn.aliases.map(alias => [alias.name]) }]);
  const versions = [{ options: fn.versions.map(version => [version.version]) }];
  options(form.version, versions);
  options(form.other, versions);
  const alias = fn.aliases.find(one => one.name === form.alias.value);
  lacks(form, alias ? '' : 'It has no alias: it is not @Versioned, so its callers call $LATEST.');
  if (alias && !form.dataset.edited) {
    const [other, weight] = Object.entries(alias.weights)[0] ?? [];
    form.version.value = alias.version;
    form.percent.value = weight ? +(weight * 100).toFixed(2) : 0;
    form.other.value = other ?? fn.versions.find(version => version.version !== alias.version)?.version ?? alias.version;
  }
}

function renderSend(fn) {
  const form = $('send');
  const isOther = form.dataset.of !== key(fn);
  form.dataset.of = key(fn);
  const led = (service, name) => fn.triggers.some(trigger => trigger.kind === service && trigger.name === name);
  const queues = account.queues.filter(queue => queue.region === fn.region);
  const topics = account.topics.filter(topic => topic.region === fn.region);
  const queueOptions = some => some.map(queue => [`queue ${queue.name}`, `${queue.name} (queue${held(queue)})`]);
  const topicOptions = some => some.map(topic => [`topic ${topic.name}`, `${topic.name} (topic)`]);
  const near = [...queueOptions(queues.filter(queue => led('sqs', queue.name))), ...topicOptions(topics.filter(topic => led('sns', topic.name)))];
  options(form.to, [
    { label: 'Calls this function', options: near },
    { label: 'Others', options: [...queueOptions(queues.filter(queue => !led('sqs', queue.name))), ...topicOptions(topics.filter(topic => !led('sns', topic.name)))] },
  ], isOther ? near[0]?.[0] : undefined);
  if (isOther) say(form, '');
  lacks(form, queues.length + topics.length ? '' : 'There is no queue and no topic here yet.');
}

// Switches a form off while something is missing, and says what.
function lacks(form, text) {
  if ((form.dataset.lacks ?? '') !== text || text) say(form, text);
  form.dataset.lacks = text;
  for (const field of form.querySelectorAll('select, input, textarea, button')) field.disabled = Boolean(text);
}

const held = queue => queue.waiting + queue.received ? `, ${queue.waiting + queue.received} in it` : '';

function say(form, text, isError = false, detail = '') {
  const result = form.querySelector('.result');
  result.classList.toggle('error', isError);
  result.replaceChildren(text ? h('span', {}, text) : '', detail ? h('pre', {}, detail) : '');
}

// Runs what a button stands for, and says how it ended, with AWS's own words when it was refused.
function onSubmit(id, act) {
  const form = $(id);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      await act(form, current());
    } catch (error) {
      say(form, error.message, true);
    }
    button.disabled = false;
    refresh();
  });
}

onSubmit('invoke', async (form, fn) => {
  say(form, 'Running…');
  follow();
  refresh();
  const result = await invoke(fn, form.qualifier.value, form.payload.value);
  say(form, result.error ? `Version ${result.version} failed (${result.error})` : `Version ${result.version} answered`,
    Boolean(result.error), pretty(result.payload));
});

onSubmit('move', async (form, fn) => {
  const alias = fn.aliases.find(one => one.name === form.alias.value);
  const share = Number(form.percent.value) / 100;
  const weights = share ? { [form.other.value]: share } : {};
  await moveAlias(fn, alias, form.version.value, weights);
  form.dataset.edited = '';
  const also = share ? `, with ${percent(share)} to version ${form.other.value}` : '';
  say(form, `${alias.name} leads to version ${form.version.value}${also}.`);
});

onSubmit('send', async (form, fn) => {
  const [sort, name] = form.to.value.split(' ');
  const here = one => one.region === fn.region && one.name === name;
  follow();
  const id = sort === 'queue' ? await sendMessage(account.queues.find(here), form.message.value)
    : await publish(account.topics.find(here), form.message.value);
  say(form, `Sent to ${name}: ${id}`);
});

for (const area of document.querySelectorAll('textarea')) {
  area.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) area.form.requestSubmit();
  });
}
$('move').addEventListener('input', event => {
  $('move').dataset.edited = event.target.name === 'alias' ? '' : 'yes';
  if (event.target.name === 'alias') render();
});
$('filter').addEventListener('input', renderFunctions);
$('all').addEventListener('change', () => { follow(); render(); });
addEventListener('hashchange', () => { showsAllSources = false; follow(); render(); });
document.addEventListener('visibilitychange', refresh);
new ResizeObserver(() => account?.functions.length && draw(current())).observe($('picture'));
onReuse(payload => { $('invoke').payload.value = pretty(payload); $('invoke').payload.focus(); });
refresh();
