// Makes elements. What an account holds becomes text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

export const $ = id => document.getElementById(id);

export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child != null && child !== ''));
  return element;
}

// Makes the children of a list those of the items, in order; an item that looks as before keeps its element, and so its focus.
export function listed(list, items, key, look, made) {
  const before = new Map([...list.children].map(child => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const name = String(key(item));
    const state = JSON.stringify(look(item));
    let child = before.get(name);
    before.delete(name);
    if (!child || child.dataset.look !== state) {
      const fresh = made(item);
      fresh.dataset.key = name;
      fresh.dataset.look = state;
      const focused = child?.contains(document.activeElement);
      child ? child.replaceWith(fresh) : null;
      child = fresh;
      if (focused) (child.querySelector('button, a') ?? child).focus();
    }
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
  });
  before.forEach(child => child.remove());
}

// Makes the options of a select, and keeps what was chosen if it is still there.
export function options(select, groups, chosen = select.value) {
  const look = JSON.stringify(groups);
  if (select.dataset.look !== look) {
    select.dataset.look = look;
    select.replaceChildren(...groups.filter(group => group.options.length).map(group => {
      const choices = group.options.map(([value, text]) => h('option', { value }, text ?? value));
      return group.label ? h('optgroup', { label: group.label }, ...choices) : choices;
    }).flat());
  }
  if ([...select.options].some(option => option.value === chosen)) select.value = chosen;
}
