// Calls of AWS's API, at the address that the page came from. The local Lambda takes any signature, but not none: a page of
// another origin cannot set this header, so it can call nothing.

async function call(service, region, method, path, headers, body) {
  const answer = await fetch(path, {
    method,
    body,
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=page/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
      ...headers,
    },
  }).catch(() => { throw new Error('The local Lambda does not answer.'); });
  const text = await answer.text();
  if (!answer.ok) throw new Error(refusal(answer, text));
  return { answer, text };
}

function refusal(answer, text) {
  try {
    const error = JSON.parse(text);
    const code = answer.headers.get('x-amzn-ErrorType') ?? error.__type ?? `HTTP ${answer.status}`;
    return `${code.split(':')[0].split('#').pop()}: ${error.message ?? error.Message ?? ''}`;
  } catch {
    const xml = new DOMParser().parseFromString(text, 'text/xml');
    const code = xml.querySelector('Error > Code')?.textContent ?? `HTTP ${answer.status}`;
    return `${code}: ${xml.querySelector('Error > Message')?.textContent ?? text}`;
  }
}

const functionPath = name => `/2015-03-31/functions/${encodeURIComponent(name)}`;

export async function invoke(fn, qualifier, payload) {
  const path = `${functionPath(fn.name)}/invocations?Qualifier=${encodeURIComponent(qualifier)}`;
  const { answer, text } = await call('lambda', fn.region, 'POST', path, {}, payload);
  return {
    version: answer.headers.get('X-Amz-Executed-Version'),
    error: answer.headers.get('X-Amz-Function-Error'),
    payload: text,
  };
}

export async function moveAlias(fn, alias, version, weights) {
  const body = { FunctionVersion: version, RoutingConfig: { AdditionalVersionWeights: weights }, RevisionId: alias.revision };
  await call('lambda', fn.region, 'PUT', `${functionPath(fn.name)}/aliases/${encodeURIComponent(alias.name)}`,
    { 'Content-Type': 'application/json' }, JSON.stringify(body));
}

export async function sendMessage(queue, message) {
  const fifo = queue.name.endsWith('.fifo')
    ? { MessageGroupId: 'page', MessageDeduplicationId: crypto.randomUUID() } : {};
  const { text } = await call('sqs', queue.region, 'POST', '/',
    { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'AmazonSQS.SendMessage' },
    JSON.stringify({ QueueUrl: queue.url, MessageBody: message, ...fifo }));
  return JSON.parse(text).MessageId;
}

export async function publish(topic, message) {
  const form = new URLSearchParams({ Action: 'Publish', Version: '2010-03-31', TopicArn: topic.arn, Message: message });
  const { text } = await call('sns', topic.region, 'POST', '/', {}, form);
  return new DOMParser().parseFromString(text, 'text/xml').querySelector('MessageId')?.textContent;
}
