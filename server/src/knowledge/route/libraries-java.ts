import { asks, extracts, finds, issues, jwt, type LibraryRow, names, neutral, password, proves } from './library-fact';

/** What well-known packages of Java do. A package stands for all below it. */
// biome-ignore format: a table
export const javaLibraries: readonly LibraryRow[] = [
  ['org.springframework.security', 'getContext.getAuthentication', names],
  ['org.springframework.security', 'SecurityContextHolder.getContext', neutral],
  ['org.springframework.security', 'AuthenticationManager.authenticate AuthenticationProvider.authenticate', { does: 'verifies', fails: 'throws', says: 'verifies a password', by: 'password' }],
  ['org.springframework.security', 'PasswordEncoder.matches BCryptPasswordEncoder.matches Argon2PasswordEncoder.matches BCrypt.checkpw', password('verifies a password')],
  ['org.springframework.security.oauth2.jwt', 'JwtDecoder.decode ReactiveJwtDecoder.decode', proves(jwt)],
  ['org.springframework.security.oauth2.jwt', 'JwtEncoder.encode', issues('issues a token')],
  ['org.springframework.security.acls', 'hasPermission', asks('permission', 'asks an access control list')],
  ['org.mindrot.jbcrypt at.favre.lib.crypto.bcrypt', 'checkpw verify', password('verifies a password')],
  ['io.jsonwebtoken', 'parseClaimsJws parseSignedClaims', proves(jwt)],
  ['io.jsonwebtoken', 'Jwts.builder', issues('issues a token')],
  ['com.auth0.jwt', 'verify', proves(jwt)],
  ['com.auth0.jwt', 'create JWT.create', issues('issues a token')],
  ['com.auth0.jwt', 'JWT.decode', { does: 'decodes', says: 'decodes a JSON Web Token without verifying it' }],
  // What only reads a token is followed as the credential that it is.
  ['com.nimbusds', 'JWTParser.parse SignedJWT.parse', extracts],
  ['com.google.firebase.auth', 'verifyIdToken', proves('verifies a token of Firebase')],
  ['com.stripe', 'Webhook.constructEvent', { does: 'verifies', fails: 'throws', says: 'verifies a signature', by: 'signature' }],
  ['java.security', 'MessageDigest.isEqual', { does: 'verifies', fails: 'missing', says: 'verifies a signature', by: 'signature' }],
  ['org.springframework.session', 'findById', finds('reads a verified session')],
];
