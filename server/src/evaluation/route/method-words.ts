export const sameValue = new Set(
  (
    'toString trim toLowerCase toUpperCase valueOf strip lower upper split replace slice substring substr lean exec get toHexString getTime dict model_dump toObject toJSON json parse at pop shift first then ' +
    // C#
    'ToString ToLower ToUpper ToLowerInvariant ToUpperInvariant Trim Split Replace Substring First FirstOrDefault Last LastOrDefault Single SingleOrDefault ToList ToArray GetValueOrDefault'
  ).split(' '),
);

export const membership = new Set(
  (
    'includes has some every indexOf equals find filter contains issubset issuperset intersection isdisjoint startsWith endsWith match test any all localeCompare isEqual ' +
    // C#
    'Any All Contains ContainsKey Exists Equals StartsWith EndsWith Intersect SequenceEqual'
  ).split(' '),
);

/** What does something with each of several rows. */
export const turns = new Set('forEach map flatMap each'.split(' '));

/** What puts something into a list, or takes it out. */
export const entryMethods = new Set('push unshift addToSet append add pull remove discard'.split(' '));
