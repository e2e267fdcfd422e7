// Draws what calls a function: source, alias, version, with the share of the calls that each version gets.

import { h, svg } from './dom.js';

const ROW = 54;
const BOX = 42;
const MOST_SOURCES = 8;
const MOST_VERSIONS = 5;

const KINDS = {
  'url': 'URL', 'http-api': 'HTTP', 'rest-api': 'REST', 'websocket-api': 'WS', 'sqs': 'SQS', 'sns': 'SNS', 's3': 'S3',
  'events': 'Event', 'scheduler': 'Time', 'dynamodb': 'Dynamo', 'kinesis': 'Kinesis', 'kafka': 'Kafka', 'mq': 'MQ',
  'docdb': 'DocDB', 'rds': 'DocDB', 'iot': 'IoT', 'cognito': 'Cognito', 'logs': 'Logs', 'alb': 'ALB',
};

export const kind = trigger => KINDS[trigger.kind] ?? trigger.kind;

export const percent = weight => `${+(weight * 100).toFixed(2)} %`;

// The versions that get calls of an alias, with their shares, the main one first.
export function shares(alias) {
  const others = Object.entries(alias.weights);
  const rest = 1 - others.reduce((sum, [, weight]) => sum + weight, 0);
  return [[alias.version, rest], ...others];
}

export function picture(fn, width, showsAll, showAll) {
  const graph = graphOf(fn, showsAll, showAll);
  const columns = [graph.sources, graph.middle, graph.versions];
  const rows = Math.max(...columns.map(column => column.length));
  const sizes = [Math.min(260, width * 0.36), Math.min(180, width * 0.26), Math.min(140, width * 0.2)];
  const gap = (width - sizes[0] - sizes[1] - sizes[2]) / 2;
  const lefts = [0, sizes[0] + gap, width - sizes[2]].map(Math.round);
  columns.forEach((column, at) => column.forEach((node, index) => {
    node.x = lefts[at];
    node.width = Math.floor(sizes[at]) - 1;
    node.y = (index + (rows - column.length) / 2) * ROW + (ROW - BOX) / 2;
  }));
  const edges = graph.edges.filter(edge => edge.from && edge.to);
  return svg('svg', { width, height: rows * ROW, viewBox: `0 0 ${width} ${rows * ROW}`, role: 'group', 'aria-label': told(fn) },
    ...edges.map(line), ...edges.filter(edge => edge.label).map(label), ...columns.flat().map(box));
}

function graphOf(fn, showsAll, showAll) {
  const middle = fn.aliases.map(alias => ({
    id: alias.name, type: 'alias', title: alias.name, detail: 'alias', shares: shares(alias) }));
  const numbers = new Set(fn.versions.map(version => version.version));
  const bare = !fn.aliases.length || fn.triggers.some(trigger => isLatest(trigger.target.qualifier));
  if (bare) middle.push({ id: '$LATEST', type: 'latest', title: '$LATEST', detail: 'no alias between', shares: [] });
  new Set(fn.triggers.map(trigger => trigger.target.qualifier)).forEach(qualifier => {
    if (isLatest(qualifier) || middle.some(node => node.id === qualifier)) return;
    middle.push(numbers.has(qualifier)
      ? { id: qualifier, type: 'latest', title: `:${qualifier}`, detail: 'no alias between', shares: [[qualifier, null]] }
      : { id: qualifier, type: 'gone', title: qualifier, detail: 'not there', shares: [] });
  });

  const pointed = new Set(middle.flatMap(node => node.shares.map(([version]) => version)));
  const versions = fn.versions
    .filter((version, index) => index < MOST_VERSIONS || pointed.has(version.version))
    .map(version => ({
      id: version.version, type: pointed.has(version.version) ? 'version' : 'version idle',
      title: `Version ${version.version}`, detail: pointed.has(version.version) ? 'gets calls' : 'kept' }));
  const target = qualifier => middle.find(node => node.id === (isLatest(qualifier) ? '$LATEST' : qualifier));
  const order = trigger => middle.indexOf(target(trigger.target.qualifier));
  const triggers = [...fn.triggers].sort((one, other) => order(one) - order(other)
    || (one.kind === other.kind ? one.name.localeCompare(other.name, undefined, { numeric: true }) : 0));
  const shown = showsAll || triggers.length <= MOST_SOURCES ? triggers : triggers.slice(0, MOST_SOURCES - 1);
  const sources = shown.map(source);
  const edges = shown.map((trigger, index) => ({
    from: sources[index], to: target(trigger.target.qualifier), quiet: !trigger.enabled || !trigger.served }));
  if (shown.length < triggers.length) {
    sources.push({ type: 'more', title: `${triggers.length - shown.length} more`, detail: 'show all', action: showAll });
  }
  if (!sources.length) sources.push({ type: 'none', title: 'No trigger', detail: 'invoke it below' });
  middle.forEach(node => node.shares.forEach(([version, weight]) => edges.push({
    from: node, to: versions.find(one => one.id === version), weight, label: weight == null ? '' : percent(weight) })));
  return { sources, middle, versions, edges };
}

const isLatest = qualifier => qualifier == null || qualifier === '$LATEST';

function source(trigger) {
  const off = trigger.enabled ? null : 'switched off';
  const kept = trigger.served ? null : 'not called here';
  return {
    type: trigger.enabled && trigger.served ? 'source' : 'source idle', badge: kind(trigger), title: trigger.name,
    detail: [off, kept, trigger.detail].filter(Boolean).join(' · '), link: trigger.link };
}

function box(node) {
  const content = [
    h('span', { class: 'node-title' }, node.badge && h('b', { class: 'badge' }, node.badge), h('span', {}, node.title)),
    h('span', { class: 'node-detail' }, node.detail)];
  const title = [node.badge, node.title, node.detail].filter(Boolean).join(' · ');
  const attributes = { class: `node ${node.type}`, title: node.link ? `${title} · ${node.link}` : title };
  const element = node.link ? h('a', { ...attributes, href: node.link, target: '_blank', rel: 'noopener' }, ...content)
    : node.action ? h('button', { ...attributes, type: 'button', onclick: node.action }, ...content)
    : h('div', attributes, ...content);
  return svg('foreignObject', { x: node.x, y: node.y, width: node.width, height: BOX }, element);
}

function ends({ from, to }) {
  return { x1: from.x + from.width, y1: from.y + BOX / 2, x2: to.x, y2: to.y + BOX / 2 };
}

function line(edge) {
  const { x1, y1, x2, y2 } = ends(edge);
  const bend = (x2 - x1) / 2;
  return svg('path', {
    class: `edge${edge.quiet ? ' quiet' : ''}${edge.weight == null ? '' : ' share'}`,
    'stroke-width': edge.weight == null ? 1.5 : 1.5 + 3 * edge.weight,
    d: `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` });
}

function label(edge) {
  const { x1, y1, x2, y2 } = ends(edge);
  return svg('text', { class: 'weight', x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 4, 'text-anchor': 'middle' }, edge.label);
}

// The picture in words.
function told(fn) {
  const aliases = fn.aliases.map(alias =>
    `${alias.name} leads to ${shares(alias).map(([version, weight]) => `version ${version} (${percent(weight)})`).join(' and ')}`);
  const sources = fn.triggers.map(trigger =>
    `${kind(trigger)} ${trigger.name} calls ${trigger.target.qualifier ?? '$LATEST'}`);
  return [...sources, ...aliases].join('; ') || `${fn.name} has no trigger and no alias`;
}
