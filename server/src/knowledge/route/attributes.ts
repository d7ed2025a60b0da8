import { holdsPhrase, phrasesOf, wordsOf } from './phrases';

/** What an attribute of a caller or of a row is about. */
export type AttributeSort = 'role' | 'permission' | 'scope' | 'tenant' | 'id' | 'state' | 'other';

const roles = phrasesOf(
  'role, roles, admin, is admin, isadmin, issuperuser, isstaff, superuser, superadmin, staff, is staff, moderator, group, groups, user type, account type, rank, level',
);
const permissions = phrasesOf(
  'permission, permissions, perms, privileges, privilege, abilities, grants, authorities, authority, entitlements',
);
const scopes = phrasesOf('scope, scopes, scp');
const tenants = phrasesOf(
  'tenant, org, organization, organisation, company, workspace, team, account id, customer id, project id, store id, shop, shop id, site id, community',
);
const ids = phrasesOf('id, uid, sub, uuid, username, email, pk, subject, login, identity, oid, user, name, user name');

/** Facts about the account itself, which say whether it may sign in and not what it may do. */
const states = phrasesOf(
  'active, is active, enabled, disabled, blocked, banned, suspended, deleted, verified, confirmed, locked, expired, exp, iat, ' +
    'nbf, iss, aud, token version, password changed, changed password, authenticated, anonymous, logged in, status, jti, type, mfa, otp, two factor, ' +
    'is authenticated, is anonymous',
);

/** What an attribute is about, by the words of its name: `orgId` is a tenant, `isAdmin` a role. */
export function attributeSortOf(name: string): AttributeSort {
  const words = wordsOf(name);
  if (holdsPhrase(roles, words)) return 'role';
  if (holdsPhrase(permissions, words)) return 'permission';
  if (holdsPhrase(scopes, words)) return 'scope';
  if (holdsPhrase(states, words)) return 'state';
  if (holdsPhrase(tenants, words)) return 'tenant';
  if (holdsPhrase(ids, words)) return 'id';
  return 'other';
}

const owners = phrasesOf(
  'user, user id, owner, owner id, author, author id, creator, creator id, created by, customer, customer id, account id, ' +
    'member id, seller id, buyer id, tenant, tenant id, org id, organization id, organisation id, workspace id, team id, uploaded by, posted by, ' +
    'belongs to, user uuid, username, owned by, assignee id, patient id, employee id, student id',
);

/** True for a field that says whose a row is: `userId`, `owner`, `created_by`, `tenantId`. */
export function isOwnerField(name: string): boolean {
  return holdsPhrase(owners, wordsOf(name));
}

const privileges = phrasesOf(
  'role, roles, admin, is admin, isadmin, superuser, is superuser, is staff, staff, permission, permissions, scopes, owner, owner id, balance, credit, ' +
    'credits, price, verified, is verified, approved, plan, tier, privilege, privileges, access level, is active, user type, account type',
);

/** True for a field that nobody may set for himself: `role`, `isAdmin`, `balance`. */
export function isPrivilegeField(name: string): boolean {
  const words = wordsOf(name);
  return holdsPhrase(privileges, words) && !holdsPhrase(cards, words);
}

/** What has a word of privileges in it and is none: `CreditCardNumber`. */
const cards = phrasesOf('credit card');

const privateFields = phrasesOf(
  'email, phone, mobile, address, card, card number, secret, token, ssn, password, hash, salt, birth, dob, iban, salary, passport, tax id, ' +
    'api key, private key, credit card, account number',
);

/** True for a field that is about a person or secret: `email`, `phone`, `ssn`. */
export function isPrivateField(name: string): boolean {
  return holdsPhrase(privateFields, wordsOf(name));
}

const people = phrasesOf(
  'user, users, account, accounts, member, members, profile, profiles, person, people, customer, customers, employee, employees, session, sessions, admin, admins, client',
);

/** True for a model whose rows are people or their sign-ins: `User`, `accounts`. */
export function isPeopleModel(name: string): boolean {
  return holdsPhrase(people, wordsOf(name));
}

const sensitive = phrasesOf(
  'user, users, account, accounts, customer, customers, order, orders, payment, payments, invoice, invoices, transaction, transactions, ' +
    'card, cards, message, messages, patient, patients, employee, employees, member, members, profile, profiles, audit, log, logs, ticket, tickets, ' +
    'address, addresses, wallet, wallets, key, keys, token, tokens, session, sessions, credential, credentials, subscription, subscriptions',
);

/** True for a model that belongs to people, so that a list of all of it is nobody's business. */
export function isSensitiveModel(name: string): boolean {
  return holdsPhrase(sensitive, wordsOf(name));
}

const ownerless = phrasesOf(
  'category, categories, product, products, tag, tags, country, countries, currency, currencies, setting, settings, faq, faqs, banner, banners, ' +
    'article, articles, page, pages, genre, genres, language, languages, movie, movies, book, books, course, courses, menu, city, cities',
);

/** True for a model that commonly has no owner and is read by all: a catalogue. */
export function isCatalogueModel(name: string): boolean {
  return holdsPhrase(ownerless, wordsOf(name));
}

const credentials = phrasesOf(
  'authorization, token, access token, session, session id, sid, api key, key, jwt, bearer, auth, credentials, refresh token, id token, signature, secret, api token',
);

/** True for a name under which a caller sends what proves who it is: `authorization`, `x-api-key`, `sessionToken`. */
export function isCredentialName(name: string): boolean {
  return holdsPhrase(credentials, wordsOf(name));
}

const capabilities: ReadonlySet<string> = new Set(
  'signed signature token code secret hash hashed nonce invite invitation ticket otp pin'.split(' '),
);

const handedOut: ReadonlySet<string> = new Set('token secret nonce otp invite invitation'.split(' '));

/** True for a secret that is sent to one person: whoever has it is let in by it. */
export function isHandedOut(name: string): boolean {
  return wordsOf(name.split('.').at(-1) ?? '').some((word) => handedOut.has(word));
}

/** True for what is handed out to whoever may use it: an invitation, a signed link, a reset token, the key of a badge. */
export function isCapability(name: string): boolean {
  const words = wordsOf(name.split('.').at(-1) ?? '');
  return words.some((word) => capabilities.has(word)) || (words.length > 1 && words.at(-1) === 'key');
}
