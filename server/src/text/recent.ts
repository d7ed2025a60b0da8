/**
 * Keeps what `make` made for the last few keys, told apart by identity.
 *
 * A `WeakMap` would keep it as long as its key, but V8's young collections treat its entries as strong: each keystroke
 * makes a document and all that is known about it, and they would pile up until the next full collection.
 */
export function keepRecent<Key extends object, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const kept: { readonly key: Key; readonly value: Value }[] = [];
  return (key) => {
    const known = kept.find((one) => one.key === key);
    if (known) return known.value;
    const value = make(key);
    kept.push({ key, value });
    if (kept.length > most) kept.shift();
    return value;
  };
}
