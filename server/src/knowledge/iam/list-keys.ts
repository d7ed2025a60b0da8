/**
 * Condition keys that hold a list by their nature, in lower case, also where the list has one value.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html ("Value type: multivalued") and
 * the service authorization reference for those of single services.
 */
const listKeys: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:tagkeys',
  'dynamodb:attributes',
  'dynamodb:leadingkeys',
  'kms:encryptioncontextkeys',
  'kms:grantoperations',
  'sts:transitivetagkeys',
]);

/** True if the key holds a list by its nature. */
export function isListKey(key: string): boolean {
  return listKeys.has(key.toLowerCase());
}
