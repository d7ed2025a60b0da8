import { findMember, type JsonNode, type JsonSource } from '../../syntax/json';

/** Where a value stands in its document: the chain of keys and indexes that leads to it. */
export interface Place {
  readonly source: JsonSource;
  readonly node: JsonNode;
  /** The key or the index that leads here from the parent; undefined at the root. */
  readonly name?: string | number;
  readonly parent?: Place;
}

/** The place in the words of people: `Resources.Admin.Properties.Policies[0].PolicyDocument`. */
export function describePlace(place: Place): string {
  let text = '';
  for (const name of namesOf(place)) {
    if (typeof name === 'number') text += `[${name}]`;
    else text += text ? `.${name}` : name;
  }
  return text;
}

/** The keys and indexes from the root to the place. */
export function namesOf(place: Place): (string | number)[] {
  const names: (string | number)[] = [];
  for (let at: Place | undefined = place; at; at = at.parent) {
    if (at.name !== undefined) names.push(at.name);
  }
  return names.reverse();
}

/** The nearest key that leads to the place, indexes left out. */
export function nearestKey(place: Place): string | undefined {
  for (let at: Place | undefined = place; at; at = at.parent) {
    if (typeof at.name === 'string') return at.name;
  }
  return undefined;
}

/**
 * Makes a search for the nearest answer from a place outwards. Each place is asked once, so that many policies in one
 * large object do not each look through it.
 */
export function outward<T>(ask: (place: Place) => T | undefined): (place: Place) => T | undefined {
  const known = new Map<Place, T | undefined>();
  return function find(place: Place): T | undefined {
    if (known.has(place)) return known.get(place);
    const found = ask(place) ?? (place.parent && find(place.parent));
    known.set(place, found);
    return found;
  };
}

/** The place of the first member with that key. */
export function findInside(place: Place, key: string): Place | undefined {
  const node = findMember(place.node, key);
  return node && { source: place.source, node, name: key, parent: place };
}
