/** What stands in messages of a denial. A line without any of these is not asked about. */
const signs: readonly string[] = [
  'not authorized',
  'accessdenied',
  'access denied',
  'unauthorized',
  'forbidden',
  'permission',
  'expiredtoken',
  'invalidclienttokenid',
  'unrecognizedclient',
  'signaturedoesnotmatch',
  'security token',
  'unable to locate credentials',
  'could not load credentials',
  'no basic auth credentials',
  'must be logged in to the server',
  'authorizationfailed',
  'does not have authorization',
  'aadsts',
  'unauthenticated',
  'invalididentitytoken',
];
/** Longer lines are no messages. */
const longest = 20_000;

/** A cheap look at a line: may it tell of a denial? The server looks closer once somebody asks. */
export function mayTellOfDenial(line: string): boolean {
  if (line.length > longest) return false;
  const lower = line.toLowerCase();
  return signs.some((sign) => lower.includes(sign));
}
