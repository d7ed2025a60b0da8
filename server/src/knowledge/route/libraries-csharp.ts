import {
  asks,
  decodes,
  finds,
  issues,
  jwt,
  type LibraryRow,
  neutral,
  password,
  proves,
  signature,
} from './library-fact';

/** Names that no file of a program declares lie in some namespace, which nothing tells: they are of `.net`. */
const net = '.net';

/** What ASP.NET, Identity and well-known packages of .NET do. */
// biome-ignore format: a table
export const csharpLibraries: readonly LibraryRow[] = [
  // Tokens
  [net, 'JwtSecurityTokenHandler.ValidateToken JsonWebTokenHandler.ValidateToken JwtSecurityTokenHandler.ValidateTokenAsync JsonWebTokenHandler.ValidateTokenAsync ISecurityTokenValidator.ValidateToken', proves(jwt)],
  [net, 'JwtSecurityTokenHandler.ReadJwtToken JwtSecurityTokenHandler.ReadToken JsonWebTokenHandler.ReadJsonWebToken', decodes('reads a JSON Web Token without verifying it')],
  [net, 'JwtSecurityTokenHandler.WriteToken JwtSecurityTokenHandler.CreateToken JsonWebTokenHandler.CreateToken JwtSecurityToken', issues('issues a token')],
  [net, 'GoogleJsonWebSignature.ValidateAsync FirebaseAuth.VerifyIdTokenAsync', proves('verifies an identity token')],
  // Identity
  [net, 'UserManager.CheckPasswordAsync SignInManager.CheckPasswordSignInAsync SignInManager.PasswordSignInAsync SignInManager.TwoFactorSignInAsync SignInManager.TwoFactorAuthenticatorSignInAsync UserManager.ChangePasswordAsync', password('verifies a password')],
  [net, 'UserManager.ResetPasswordAsync UserManager.ConfirmEmailAsync UserManager.VerifyUserTokenAsync UserManager.VerifyTwoFactorTokenAsync UserManager.ChangeEmailAsync', password('verifies a code that was sent')],
  [net, 'UserManager.IsInRoleAsync', asks('role', 'asks for a role')],
  [net, 'SignInManager.IsSignedIn', finds('asks whether the caller is known')],
  [net, 'UserManager.HasPasswordAsync UserManager.GetLoginsAsync UserManager.GetAuthenticatorKeyAsync UserManager.ResetAuthenticatorKeyAsync UserManager.CountRecoveryCodesAsync UserManager.GenerateNewTwoFactorRecoveryCodesAsync ' +
    'UserManager.SetTwoFactorEnabledAsync UserManager.GenerateEmailConfirmationTokenAsync UserManager.GeneratePasswordResetTokenAsync UserManager.GetEmailAsync UserManager.GetPhoneNumberAsync UserManager.AddPasswordAsync ' +
    'UserManager.SetEmailAsync UserManager.SetPhoneNumberAsync UserManager.RemoveLoginAsync UserManager.AddLoginAsync UserManager.GetClaimsAsync', neutral],
  [net, 'SignInManager.SignInAsync SignInManager.RefreshSignInAsync SignInManager.ExternalLoginSignInAsync', issues('signs a caller in')],
  [net, 'IPasswordHasher.VerifyHashedPassword PasswordHasher.VerifyHashedPassword BCrypt.Verify BCryptNet.Verify BCrypt.EnhancedVerify Argon2.Verify', password('verifies a password')],
  [net, 'CryptographicOperations.FixedTimeEquals', signature('missing')],
  [net, 'EventUtility.ConstructEvent EventUtility.ValidateSignature', signature('throws')],
  // What asks nobody for anything
  [net, 'ILogger.LogInformation ILogger.LogWarning ILogger.LogError ILogger.LogDebug ILogger.LogTrace ILogger.LogCritical Log.Information Log.Warning Log.Error Log.Debug Console.WriteLine Debug.WriteLine', neutral],
];
